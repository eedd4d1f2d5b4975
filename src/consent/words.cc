#include "consent/words.h"

#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace pigeon::consent {
namespace {

struct Row {
  WordClass kind;
  std::string_view language;
  std::string_view word;  // normalised
};

constexpr std::array kBareWords{
    Row{WordClass::stop, "", "stop"},
    Row{WordClass::stop, "", "stop sms"},
    Row{WordClass::stop, "en", "stop all"},
    Row{WordClass::stop, "en", "stopall"},
    Row{WordClass::stop, "en", "unsubscribe"},
    Row{WordClass::stop, "en", "opt out"},
    Row{WordClass::stop, "en", "optout"},
    Row{WordClass::stop, "en", "revoke"},
    Row{WordClass::stop, "en", "quit"},
    Row{WordClass::stop, "en", "remove"},
    Row{WordClass::stop, "fr", "arret"},
    Row{WordClass::stop, "fr", "arrete"},
    Row{WordClass::stop, "fr", "desabonner"},
    Row{WordClass::stop, "de", "stopp"},
    Row{WordClass::stop, "de", "abmelden"},
    Row{WordClass::stop, "es", "baja"},
    Row{WordClass::stop, "es", "alto"},
    Row{WordClass::stop, "it", "cancella"},
    Row{WordClass::stop, "it", "disiscrivi"},
    Row{WordClass::stop, "pt", "parar"},
    Row{WordClass::stop, "pt", "sair"},
    Row{WordClass::stop_soft, "en", "cancel"},
    Row{WordClass::stop_soft, "en", "end"},
    Row{WordClass::stop_soft, "fr", "annuler"},
    Row{WordClass::stop_soft, "it", "annulla"},
    Row{WordClass::stop_soft, "es", "cancelar"},
    Row{WordClass::help, "", "help"},
    Row{WordClass::help, "", "info"},
    Row{WordClass::help, "", "contact"},
    Row{WordClass::help, "fr", "aide"},
    Row{WordClass::help, "de", "hilfe"},
    Row{WordClass::help, "es", "ayuda"},
    Row{WordClass::help, "it", "aiuto"},
    Row{WordClass::start, "", "start"},
    Row{WordClass::start, "en", "unstop"},
    Row{WordClass::start, "en", "resume"},
    Row{WordClass::yes, "", "ok"},
    Row{WordClass::yes, "en", "yes"},
    Row{WordClass::yes, "fr", "oui"},
    Row{WordClass::yes, "de", "ja"},
    Row{WordClass::yes, "es", "si"},
};

constexpr std::array kPhrases{
    Row{WordClass::stop_phrase, "en", "take me off"},
    Row{WordClass::stop_phrase, "en", "remove me"},
    Row{WordClass::stop_phrase, "en", "leave me alone"},
    Row{WordClass::stop_phrase, "en", "no more texts"},
    Row{WordClass::stop_phrase, "en", "dont text me"},
    Row{WordClass::stop_phrase, "en", "dont message me"},
    Row{WordClass::stop_phrase, "en", "dont contact me"},
    Row{WordClass::stop_phrase, "en", "do not text me"},
    Row{WordClass::stop_phrase, "en", "do not message me"},
    Row{WordClass::stop_phrase, "en", "do not contact me"},
    Row{WordClass::stop_phrase, "en", "wrong number"},
    Row{WordClass::stop_phrase, "en", "lose my number"},
    Row{WordClass::stop_phrase, "en", "stop texting"},
    Row{WordClass::stop_phrase, "en", "stop messaging"},
    Row{WordClass::stop_phrase, "en", "stop contacting"},
};

// They stand inside a word ("don't"), so they vanish and leave no blank. The acute, grave and prime
// are typed for them; NFKC would turn the first into a blank.
bool is_apostrophe(UChar32 c) {
  constexpr std::u32string_view kApostrophes = U"'`\u00B4\u2018\u2019\u201B\u02BC\u2032\uFF07";
  return kApostrophes.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

// Accents of the Latin, Greek and Cyrillic scripts. The marks of other scripts are vowels, without
// which different words would become one.
bool is_accent(UChar32 c) {
  return (c >= 0x0300 && c <= 0x036F) || u_charType(c) == U_ENCLOSING_MARK;
}

bool belongs_to_a_word(UChar32 c) {
  constexpr std::uint32_t kKept = U_GC_L_MASK | U_GC_N_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
  return (U_GET_GC_MASK(c) & kKept) != 0;
}

icu::UnicodeString normalised_by(const icu::Normalizer2* form, const icu::UnicodeString& text) {
  // The three forms are compiled into ICU: neither finding nor applying them fails.
  UErrorCode status = U_ZERO_ERROR;
  return form->normalize(text, status);
}

const icu::Normalizer2* nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFKCCasefoldInstance(status);
}
const icu::Normalizer2* nfd() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFDInstance(status);
}
const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

icu::UnicodeString without_apostrophes(std::string_view text) {
  const icu::UnicodeString whole = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    if (!is_apostrophe(whole.char32At(i))) kept.append(whole.char32At(i));
  }
  return kept;
}

Word word_of(const Row& row) {
  return {row.kind, std::string(row.language), std::string(row.word)};
}

}  // namespace

std::string normalise(std::string_view text) {
  const icu::UnicodeString letters =
      normalised_by(nfd(), normalised_by(nfkc_casefold(), without_apostrophes(text)));
  icu::UnicodeString words;
  bool gap = false;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (is_accent(c)) continue;
    if (!belongs_to_a_word(c)) {
      gap = true;
      continue;
    }
    if (gap && !words.isEmpty()) words.append(UChar32{' '});
    gap = false;
    words.append(c);
  }
  std::string result;
  normalised_by(nfc(), words).toUTF8String(result);
  return result;
}

std::optional<Word> classify(std::string_view text) {
  const std::string words = normalise(text);
  for (const Row& row : kBareWords) {
    if (row.word == words) return word_of(row);
  }
  const std::string bounded = " " + words + " ";
  for (const Row& row : kPhrases) {
    if (bounded.find(" " + std::string(row.word) + " ") != std::string::npos) return word_of(row);
  }
  return std::nullopt;
}

}  // namespace pigeon::consent
