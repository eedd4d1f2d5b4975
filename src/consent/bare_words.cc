#include "consent/bare_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <re2/re2.h>

namespace pigeon::consent {
namespace {

struct BareWord {
  WordClass kind;
  std::string_view language;
  std::string_view word;  // normalised
};

// Those of the design, and what people write for them: other forms of the verb, a typing slip.
constexpr std::array kBareWords{
    BareWord{WordClass::stop, "", "stop"},
    BareWord{WordClass::stop, "", "stop sms"},
    BareWord{WordClass::stop, "en", "stop all"},
    BareWord{WordClass::stop, "en", "stopall"},
    BareWord{WordClass::stop, "", "st0p"},
    BareWord{WordClass::stop, "en", "unsubscribe"},
    BareWord{WordClass::stop, "en", "unsubscribe all"},
    BareWord{WordClass::stop, "en", "un subscribe"},
    BareWord{WordClass::stop, "en", "unsub"},
    BareWord{WordClass::stop, "en", "unsuscribe"},
    BareWord{WordClass::stop, "en", "unsubcribe"},
    BareWord{WordClass::stop, "en", "unsubscibe"},
    BareWord{WordClass::stop, "en", "opt out"},
    BareWord{WordClass::stop, "en", "optout"},
    BareWord{WordClass::stop, "en", "revoke"},
    BareWord{WordClass::stop, "en", "quit"},
    BareWord{WordClass::stop, "en", "remove"},
    BareWord{WordClass::stop, "fr", "arret"},
    BareWord{WordClass::stop, "fr", "arrete"},
    BareWord{WordClass::stop, "fr", "arretez"},
    BareWord{WordClass::stop, "fr", "arreter"},
    BareWord{WordClass::stop, "fr", "desabonner"},
    BareWord{WordClass::stop, "fr", "desabonnement"},
    BareWord{WordClass::stop, "fr", "desinscrire"},
    BareWord{WordClass::stop, "fr", "desinscription"},
    BareWord{WordClass::stop, "de", "stopp"},
    BareWord{WordClass::stop, "de", "stoppen"},
    BareWord{WordClass::stop, "de", "abmelden"},
    BareWord{WordClass::stop, "de", "abmeldung"},
    BareWord{WordClass::stop, "de", "abbestellen"},
    BareWord{WordClass::stop, "de", "austragen"},
    BareWord{WordClass::stop, "de", "aufhoren"},
    BareWord{WordClass::stop, "de", "aufhoeren"},
    BareWord{WordClass::stop, "es", "baja"},
    BareWord{WordClass::stop, "es", "alto"},
    BareWord{WordClass::stop, "es", "basta"},
    BareWord{WordClass::stop, "it", "cancella"},
    BareWord{WordClass::stop, "it", "cancellami"},
    BareWord{WordClass::stop, "it", "disiscrivi"},
    BareWord{WordClass::stop, "it", "disiscrizione"},
    BareWord{WordClass::stop, "pt", "parar"},
    BareWord{WordClass::stop, "pt", "parem"},
    BareWord{WordClass::stop, "pt", "sair"},
    BareWord{WordClass::stop, "pt", "descadastrar"},
    BareWord{WordClass::stop_soft, "en", "cancel"},
    BareWord{WordClass::stop_soft, "en", "end"},
    BareWord{WordClass::stop_soft, "fr", "annuler"},
    BareWord{WordClass::stop_soft, "it", "annulla"},
    BareWord{WordClass::stop_soft, "es", "cancelar"},
    BareWord{WordClass::help, "", "help"},
    BareWord{WordClass::help, "", "info"},
    BareWord{WordClass::help, "", "contact"},
    BareWord{WordClass::help, "fr", "aide"},
    BareWord{WordClass::help, "de", "hilfe"},
    BareWord{WordClass::help, "es", "ayuda"},
    BareWord{WordClass::help, "it", "aiuto"},
    BareWord{WordClass::help, "pt", "ajuda"},
    BareWord{WordClass::start, "", "start"},
    BareWord{WordClass::start, "en", "unstop"},
    BareWord{WordClass::start, "en", "resume"},
    BareWord{WordClass::yes, "", "ok"},
    BareWord{WordClass::yes, "en", "yes"},
    BareWord{WordClass::yes, "fr", "oui"},
    BareWord{WordClass::yes, "de", "ja"},
    BareWord{WordClass::yes, "es", "si"},
};

std::optional<Word> listed(std::string_view words) {
  const auto found = std::ranges::find(kBareWords, words, &BareWord::word);
  if (found == kBareWords.end()) return std::nullopt;
  return Word{found->kind, std::string(found->language), std::string(found->word)};
}

// What a phone writes below every text.
std::string without_signature(const std::string& words) {
  static const re2::RE2 kSignature(
      "(.+?) (?:sent from|sent via|get outlook|envoye (?:de|depuis|a partir)|gesendet von|"
      "von meinem|enviado (?:desde|do|de|a partir)|inviato d)\\b.*");
  std::string rest;
  return re2::RE2::FullMatch(words, kSignature, &rest) ? rest : words;
}

bool is_spelled_out(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((words[i] == ' ') != (i % 2 == 1)) return false;
  }
  return words.size() > 2;
}

// "stop stop stop" is "stop", "opt out opt out" is "opt out".
std::string said_once(const std::string& words) {
  for (std::size_t end = words.find(' '); end != std::string::npos;
       end = words.find(' ', end + 1)) {
    const std::string once = words.substr(0, end + 1);
    std::string again = once;
    while (again.size() < words.size() + 1)
      again += once;
    if (again == words + " ") return words.substr(0, end);
  }
  return words;
}

}  // namespace

std::optional<Word> bare_word(const std::string& words) {
  if (auto word = listed(words)) return word;
  std::string bare = without_signature(words);
  if (is_spelled_out(bare)) {
    std::erase(bare, ' ');
    auto word = listed(bare);
    return word && word->stops() ? word : std::nullopt;
  }
  bare = said_once(bare);
  static const re2::RE2 kStretched("s+t+o+p+");
  if (re2::RE2::FullMatch(bare, kStretched) && bare != "stopp") bare = "stop";
  return listed(bare);
}

}  // namespace pigeon::consent
