#include "intents/languages.h"

#include <algorithm>

#include <libstemmer.h>

#include "intents/blanks.h"

namespace pigeon::intents {
namespace {

constexpr std::array<const char*, kLanguages> kStemmers{"english", "french",  "german",
                                                        "spanish", "italian", "portuguese"};

// Normalised (words.h).
constexpr std::array<std::string_view, kLanguages> kLittleWords{
    " a an the i you me my your we our us he she him her they them their it its is are am was were "
    "be"
    " been do does did have has had will would can could shall should may might must to of in on at"
    " for from with by about and or but if so than then that this these those there here what when"
    " where who which how why not im ive id ill dont doesnt cant please just any some ",
    " le la les l un une des du de d au aux je j tu il elle on nous vous ils elles me m te t se s "
    "mon"
    " ma mes ton ta tes votre vos notre nos son sa ses est es suis sont etes sommes etait ai as a"
    " avez avons ont ce c cet cette ces ca que qui quoi quel quelle quand comment pourquoi ou et "
    "mais"
    " si ne n pas plus pour par avec dans sur sans y en jai cest quil ",
    " der die das den dem des ein eine einen einem einer ich du er sie es wir ihr mich mir dich dir"
    " uns euch mein meine meinen meinem meiner dein deine unser ihre ihren ist bin bist sind seid "
    "war"
    " waren habe hast hat haben hatte wird werden kann konnen muss soll darf und oder aber wenn "
    "dass"
    " zu zum zur im in am an auf aus bei mit nach von vom fur um wie was wann wo wer warum nicht "
    "kein"
    " keine auch noch schon bitte mal ",
    " el la los las un una unos unas yo tu usted ustedes el ella nosotros ellos me te se le les lo "
    "mi"
    " mis tus su sus nuestro es soy eres son somos esta estan estoy era he ha han hay tengo tiene"
    " tienen puedo puede pueden y o pero si que cual cuando donde como quien porque por para con "
    "sin"
    " en de del al a no mas muy este esta esto ese esa ",
    " il lo la i gli le un uno una io tu lui lei noi voi loro mi ti si ci vi mio mia miei mie tuo "
    "tua"
    " suo sua vostro vostra nostro e sono sei siamo siete era ho hai ha abbiamo avete hanno posso "
    "puo"
    " potete puoi che chi cosa quale quando dove come perche di del della dei delle da dal dalla a "
    "al"
    " alla in nel nella con su per tra fra non piu ed o ma se questo questa quello ce ",
    " o a os as um uma uns umas eu voce voces ele ela nos eles elas me te se lhe meu minha meus"
    " minhas seu sua seus suas nosso e sou sao somos esta estao estou era tenho tem temos ha posso"
    " pode podem que qual quando onde como quem porque por para pra com sem em no na nos nas de do "
    "da"
    " dos das ao aos nao mais muito este esta isto esse essa isso ",
};

}  // namespace

LittleWords::LittleWords() {
  for (std::size_t language = 0; language < kLanguages; ++language) {
    for (const std::string_view word : split_at_blanks(kLittleWords[language]))
      languages_[std::string(word)].set(language);
  }
}

Language LittleWords::language_of(std::span<const std::string> words, Language usual) const {
  std::array<std::size_t, kLanguages> votes{};
  for (const std::string& word : words) {
    const auto found = languages_.find(word);
    if (found == languages_.end()) continue;
    for (std::size_t language = 0; language < kLanguages; ++language) {
      if (found->second.test(language)) ++votes[language];
    }
  }
  const auto most = std::ranges::max_element(votes);
  if (*most <= votes[static_cast<std::size_t>(usual)]) return usual;
  return static_cast<Language>(most - votes.begin());
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

std::string Stemmer::stem(std::string_view word, Language language) {
  auto& stemmer = stemmers_[static_cast<std::size_t>(language)];
  if (!stemmer)
    stemmer.reset(sb_stemmer_new(kStemmers[static_cast<std::size_t>(language)], "UTF_8"));
  const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
  const auto* stem = sb_stemmer_stem(stemmer.get(), letters, static_cast<int>(word.size()));
  if (stem == nullptr) return std::string(word);  // out of memory
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

}  // namespace pigeon::intents
