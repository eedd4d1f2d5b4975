// Text in UCS2, which today is UTF-16, high octet first (3GPP TS 23.038 section 6.2.3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pigeon::sms {

constexpr bool is_high_surrogate(char16_t unit) {
  return (unit & 0xFC00) == 0xD800;
}
constexpr bool is_low_surrogate(char16_t unit) {
  return (unit & 0xFC00) == 0xDC00;
}

// Appends the text as UTF-8. Half a surrogate pair gives U+FFFD; an odd last octet is left out.
void append_ucs2(std::string& text, std::span<const std::uint8_t> octets);

// UTF-16 units of a code point.
constexpr std::size_t units_in_ucs2(char32_t character) {
  return character < 0x10000 ? 1 : 2;
}

// Writes two or four octets for a code point and returns their end.
std::uint8_t* put_ucs2(char32_t character, std::uint8_t* octets);

}  // namespace pigeon::sms
