#include "consent/words.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "consent/bare_words.h"
#include "consent/lexicon.h"

namespace pigeon::consent {
namespace {

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

// Signs that mean it by themselves; normalisation takes them away.
std::optional<Word> only_signs(std::string_view text) {
  for (const std::string_view sign : {"🛑", "🚫", "⛔"}) {
    if (text.find(sign) != std::string_view::npos)
      return Word{WordClass::stop_suspected, "", std::string(sign)};
  }
  return std::nullopt;
}

// "STOP. This is the third time that I ask": one sentence is the bare word, the others are not.
std::optional<Word> stop_in_a_sentence(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(".!?\n;"), text.size());
    auto word = bare_word(normalise(text.substr(0, end)));
    if (word && word->kind == WordClass::stop) {
      word->kind = WordClass::stop_suspected;
      return word;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
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

bool is_reserved(const Word& word) {
  return word.kind != WordClass::yes && word.kind != WordClass::stop_suspected;
}

std::string reason_of(const Word& word) {
  switch (word.kind) {
    case WordClass::stop_phrase:
      return "phrase:" + word.matched;
    case WordClass::stop_suspected:
      return "suspected:" + word.matched;
    default:
      return "word:" + word.matched;
  }
}

std::optional<Word> classify(std::string_view text) {
  const std::string words = normalise(text);
  if (words.empty()) return only_signs(text);
  if (auto word = bare_word(words)) return word;
  if (auto word = stop_phrase_in(words)) return word;
  if (auto word = stop_in_a_sentence(text)) return word;
  return suspicion_in(words);
}

}  // namespace pigeon::consent
