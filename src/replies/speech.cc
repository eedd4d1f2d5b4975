#include "replies/speech.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "calendar/wording.h"
#include "consent/words.h"

namespace pigeon::replies {
namespace {

// What stands between thousands, and before tenths.
struct Separators {
  std::string_view language;
  char thousands;
  char decimal;
};

constexpr std::array kSeparators{
    Separators{"en", ',', '.'}, Separators{"fr", ' ', ','}, Separators{"de", '.', ','},
    Separators{"es", '.', ','}, Separators{"it", '.', ','}, Separators{"pt", '.', ','},
};

const Separators& separators_of(std::string_view language) {
  const auto found = std::ranges::find(kSeparators, language, &Separators::language);
  return found == kSeparators.end() ? kSeparators.front() : *found;
}

// Normalised. A word that says no in one language and yes in none is a no, and the reverse.
constexpr std::array<std::string_view, 118> kYes{"yes",
                                                 "y",
                                                 "yeah",
                                                 "yep",
                                                 "yup",
                                                 "yea",
                                                 "sure",
                                                 "ok",
                                                 "okay",
                                                 "okey",
                                                 "k",
                                                 "absolutely",
                                                 "definitely",
                                                 "certainly",
                                                 "confirm",
                                                 "confirmed",
                                                 "correct",
                                                 "right",
                                                 "fine",
                                                 "perfect",
                                                 "great",
                                                 "exactly",
                                                 "indeed",
                                                 "agreed",
                                                 "thats right",
                                                 "that is right",
                                                 "youre right",
                                                 "thats correct",
                                                 "that is correct",
                                                 "its correct",
                                                 "it is correct",
                                                 "thats it",
                                                 "that is it",
                                                 "thats the one",
                                                 "spot on",
                                                 "of course",
                                                 "do it",
                                                 "go ahead",
                                                 "that works",
                                                 "works for me",
                                                 "oui",
                                                 "o",
                                                 "ouais",
                                                 "daccord",
                                                 "volontiers",
                                                 "exact",
                                                 "exactement",
                                                 "parfait",
                                                 "bien sur",
                                                 "cest ca",
                                                 "c est ca",
                                                 "cest exact",
                                                 "c est exact",
                                                 "cest bon",
                                                 "c est bon",
                                                 "cest correct",
                                                 "c est correct",
                                                 "cest juste",
                                                 "c est juste",
                                                 "tout a fait",
                                                 "ca me va",
                                                 "ca marche",
                                                 "ja",
                                                 "j",
                                                 "jawohl",
                                                 "klar",
                                                 "gerne",
                                                 "gern",
                                                 "einverstanden",
                                                 "genau",
                                                 "stimmt",
                                                 "richtig",
                                                 "korrekt",
                                                 "passt",
                                                 "das stimmt",
                                                 "stimmt so",
                                                 "das ist richtig",
                                                 "ist richtig",
                                                 "das ist korrekt",
                                                 "das passt",
                                                 "passt so",
                                                 "alles klar",
                                                 "si",
                                                 "s",
                                                 "claro",
                                                 "vale",
                                                 "correcto",
                                                 "exacto",
                                                 "exactamente",
                                                 "perfecto",
                                                 "de acuerdo",
                                                 "es correcto",
                                                 "esta bien",
                                                 "eso es",
                                                 "asi es",
                                                 "por supuesto",
                                                 "certo",
                                                 "giusto",
                                                 "esatto",
                                                 "esattamente",
                                                 "corretto",
                                                 "perfetto",
                                                 "va bene",
                                                 "e giusto",
                                                 "e corretto",
                                                 "proprio cosi",
                                                 "d accordo",
                                                 "sim",
                                                 "correto",
                                                 "exato",
                                                 "exatamente",
                                                 "perfeito",
                                                 "pode ser",
                                                 "esta certo",
                                                 "esta correto",
                                                 "isso mesmo",
                                                 "e isso",
                                                 "com certeza"};
constexpr std::array<std::string_view, 48> kNo{"no",
                                               "n",
                                               "nope",
                                               "nah",
                                               "nevermind",
                                               "dont",
                                               "wrong",
                                               "incorrect",
                                               "not now",
                                               "never mind",
                                               "no way",
                                               "do not",
                                               "not really",
                                               "not today",
                                               "not right",
                                               "not correct",
                                               "thats wrong",
                                               "that is wrong",
                                               "thats not right",
                                               "that is not right",
                                               "thats not correct",
                                               "that is not correct",
                                               "rather not",
                                               "cant",
                                               "non",
                                               "pas maintenant",
                                               "cest faux",
                                               "c est faux",
                                               "ce nest pas ca",
                                               "nein",
                                               "nee",
                                               "nicht",
                                               "ne",
                                               "falsch",
                                               "das stimmt nicht",
                                               "stimmt nicht",
                                               "das ist falsch",
                                               "nao",
                                               "nada",
                                               "incorrecto",
                                               "no es correcto",
                                               "no esta bien",
                                               "no es eso",
                                               "sbagliato",
                                               "non e giusto",
                                               "non e corretto",
                                               "errado",
                                               "nao esta certo"};
// A yes where nothing else says yes or no: "no, that's fine" is a no.
constexpr std::array<std::string_view, 29> kAgreeing{"all good",
                                                     "sounds good",
                                                     "good",
                                                     "thats good",
                                                     "that is good",
                                                     "that is fine",
                                                     "thats fine",
                                                     "im fine",
                                                     "i do",
                                                     "i will",
                                                     "i am",
                                                     "we do",
                                                     "we will",
                                                     "no problem",
                                                     "no worries",
                                                     "looks good",
                                                     "tout va bien",
                                                     "tout est bon",
                                                     "pas de probleme",
                                                     "alles gut",
                                                     "kein problem",
                                                     "todo bien",
                                                     "sin problema",
                                                     "tutto bene",
                                                     "tutto ok",
                                                     "nessun problema",
                                                     "tudo bem",
                                                     "tudo certo",
                                                     "sem problema"};
// Say neither, and may stand beside either.
constexpr std::array<std::string_view, 29> kPolite{"please",
                                                   "thanks",
                                                   "thx",
                                                   "ty",
                                                   "pls",
                                                   "plz",
                                                   "merci",
                                                   "svp",
                                                   "bitte",
                                                   "danke",
                                                   "gracias",
                                                   "grazie",
                                                   "obrigado",
                                                   "obrigada",
                                                   "gracie",
                                                   "cheers",
                                                   "then",
                                                   "mate",
                                                   "beaucoup",
                                                   "thank you",
                                                   "s il vous plait",
                                                   "sil vous plait",
                                                   "por favor",
                                                   "per favore",
                                                   "very much",
                                                   "so much",
                                                   "a lot",
                                                   "vielen dank",
                                                   "muchas gracias"};

template <std::size_t N>
std::size_t longest_at(const std::array<std::string_view, N>& words, std::string_view text) {
  std::size_t longest = 0;
  for (std::string_view word : words) {
    if (text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' '))
      longest = std::max(longest, word.size());
  }
  return longest;
}

bool has(std::string_view text, std::initializer_list<std::string_view> any_of) {
  return std::ranges::any_of(
      any_of, [&](std::string_view one) { return text.find(one) != std::string_view::npos; });
}

std::string grouped(std::string digits, char separator) {
  for (std::size_t at = digits.size(); at > 3 && digits.size() > 4;) {
    at -= 3;
    if (at > 0 && digits[at - 1] != '-') digits.insert(at, 1, separator);
  }
  return digits;
}

std::string amount(double number, std::string_view language, int decimals) {
  const Separators& separators = separators_of(language);
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  std::string whole = text;
  std::string rest;
  if (const std::size_t dot = whole.find('.'); dot != std::string::npos) {
    rest = separators.decimal + whole.substr(dot + 1);
    whole.resize(dot);
  }
  return grouped(std::move(whole), separators.thousands) + rest;
}

}  // namespace

std::string day_said(std::chrono::local_days day, std::string_view language) {
  return calendar::day_in_words(day, language);
}

std::string date_said(std::chrono::local_days day, std::string_view language) {
  const std::chrono::year_month_day date(day);
  return day_said(day, language) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string number_said(double number, std::string_view language) {
  if (std::floor(number) == number && std::abs(number) < 1e15) return amount(number, language, 0);
  std::string text = amount(number, language, 3);
  while (text.ends_with('0'))
    text.pop_back();
  return text;
}

std::string money_said(double sum, std::string_view currency, std::string_view language) {
  const bool whole = std::floor(sum) == sum;
  return amount(sum, language, whole ? 0 : 2) + " " + std::string(currency);
}

std::optional<bool> yes_or_no(std::string_view text) {
  const bool thumb_up = has(text, {"👍", "✅", "👌", "✔"});
  const bool thumb_down = has(text, {"👎", "❌", "🚫"});
  bool yes = thumb_up;
  bool no = thumb_down;
  bool agreeing = false;
  const std::string words = consent::normalise(text);
  std::string_view rest = words;
  while (!rest.empty()) {
    const std::size_t as_yes = longest_at(kYes, rest);
    const std::size_t as_no = longest_at(kNo, rest);
    const std::size_t agrees = longest_at(kAgreeing, rest);
    const std::size_t polite = longest_at(kPolite, rest);
    const std::size_t longest = std::max({as_yes, as_no, agrees, polite});
    if (longest == 0) return std::nullopt;
    if (longest == as_no) {
      no = true;
    } else if (longest == as_yes) {
      yes = true;
    } else if (longest == agrees) {
      agreeing = true;
    }
    rest.remove_prefix(std::min(rest.size(), longest + 1));
  }
  if (!yes && !no) yes = agreeing;
  if (yes == no) return std::nullopt;
  return yes;
}

bool says_back(std::string_view text) {
  constexpr std::array<std::string_view, 12> kBack{"back",     "go back", "retour",   "zuruck",
                                                   "atras",    "volver",  "indietro", "voltar",
                                                   "previous", "undo",    "arriere",  "precedent"};
  return std::ranges::find(kBack, consent::normalise(text)) != kBack.end();
}

std::optional<int> number_word(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 12>, 6> kWords{{
      {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
       "twelve"},
      {"un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
       "douze"},
      {"eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
       "zwolf"},
      {"uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
       "doce"},
      {"uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici",
       "dodici"},
      {"um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze",
       "doze"},
  }};
  for (const auto& words : kWords) {
    const auto found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<int>(found - words.begin()) + 1;
  }
  return std::nullopt;
}

}  // namespace pigeon::replies
