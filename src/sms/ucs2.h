// Text in UCS2, which today is UTF-16, high octet first (3GPP TS 23.038 section 6.2.3).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon::sms {

constexpr bool is_high_surrogate(char16_t unit) {
  return (unit & 0xFC00) == 0xD800;
}
constexpr bool is_low_surrogate(char16_t unit) {
  return (unit & 0xFC00) == 0xDC00;
}

// Appends the text as UTF-8. Half a surrogate pair gives U+FFFD; an odd last octet is left out.
void append_ucs2(std::string& text, std::span<const std::uint8_t> octets);

// Appends two or four octets for a code point.
void put_ucs2(std::vector<std::uint8_t>& octets, char32_t character);

}  // namespace pigeon::sms
