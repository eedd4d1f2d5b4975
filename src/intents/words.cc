#include "intents/words.h"

#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace pigeon::intents {
namespace {

// They stand inside a word ("don't"), and people leave them out.
bool is_apostrophe(UChar32 c) {
  constexpr std::u32string_view kApostrophes = U"'`\u00B4\u2018\u2019\u201B\u02BC\u2032\uFF07";
  return kApostrophes.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

// Accents of the Latin, Greek and Cyrillic scripts, and what only changes how an emoji looks.
bool is_decoration(UChar32 c) {
  return (c >= 0x0300 && c <= 0x036F) || u_charType(c) == U_ENCLOSING_MARK ||
         u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) != 0 ||
         u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) != 0;
}

bool belongs_to_a_word(UChar32 c) {
  constexpr std::uint32_t kKept = U_GC_L_MASK | U_GC_N_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
  return (U_GET_GC_MASK(c) & kKept) != 0;
}

bool is_sign(UChar32 c) {
  return c > 0x7F && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

std::string utf8_of(UChar32 c) {
  std::string text;
  icu::UnicodeString(c).toUTF8String(text);
  return text;
}

icu::UnicodeString folded(std::string_view text) {
  // The forms are compiled into ICU: neither finding nor applying them fails.
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString whole = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    if (!is_apostrophe(whole.char32At(i))) kept.append(whole.char32At(i));
  }
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(kept, status);
  return icu::Normalizer2::getNFDInstance(status)->normalize(composed, status);
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  const icu::UnicodeString letters = folded(text);
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (is_decoration(c)) continue;
    if (is_sign(c)) {
      end_word();
      words.push_back(utf8_of(c));
    } else if (u_isdigit(c)) {
      word += '0';
    } else if (belongs_to_a_word(c)) {
      word += utf8_of(c);
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

}  // namespace pigeon::intents
