#include "sms/transliterate.h"

#include <algorithm>
#include <memory>
#include <optional>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "sms/gsm7.h"

namespace pigeon::sms {
namespace {

std::string composed(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(utf8);
  const auto text = icu::UnicodeString::fromUTF8(utf8);
  const icu::UnicodeString normal = nfc->normalize(text, status);
  std::string out;
  return U_FAILURE(status) ? std::string(utf8) : normal.toUTF8String(out);
}

bool is_in_default_alphabet(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    if (gsm7_code(next_code_point(utf8, i)).count == 0) return false;
  }
  return true;
}

class Latin {
 public:
  Latin() {
    UErrorCode status = U_ZERO_ERROR;
    to_ascii_.reset(icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
  }

  // Nothing when the character has no counterpart.
  std::optional<std::string> counterpart(char32_t character) const {
    const auto c = static_cast<UChar32>(character);
    if (u_isUWhiteSpace(c)) return " ";
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && c != kJoiner) return "";
    if (c == kLowDoubleQuote) return "\"";  // ICU makes commas of these two
    if (c == kLowSingleQuote) return "'";
    if (!to_ascii_) return std::nullopt;
    icu::UnicodeString text(c);
    to_ascii_->transliterate(text);
    std::string utf8;
    text.toUTF8String(utf8);
    if (!is_in_default_alphabet(utf8)) return std::nullopt;
    return utf8;
  }

 private:
  static constexpr UChar32 kJoiner = 0x200D;  // makes one emoji of several
  static constexpr UChar32 kLowDoubleQuote = 0x201E;
  static constexpr UChar32 kLowSingleQuote = 0x201A;

  std::unique_ptr<icu::Transliterator> to_ascii_;
};

}  // namespace

Transliteration to_default_alphabet(std::string_view utf8) {
  Transliteration result;
  const std::string text = composed(utf8);
  std::optional<Latin> latin;  // made for the first character that needs it
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    const std::string from = text.substr(start, i - start);
    if (gsm7_code(c).count != 0) {
      result.text += from;
      continue;
    }
    if (!latin) latin.emplace();
    const auto to = latin->counterpart(c);
    result.text += to.value_or(from);
    if (!to) continue;
    Transliteration::Change change{from, *to};
    if (std::ranges::find(result.changes, change) == result.changes.end())
      result.changes.push_back(std::move(change));
  }
  return result;
}

}  // namespace pigeon::sms
