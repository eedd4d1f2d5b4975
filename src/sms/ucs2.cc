#include "sms/ucs2.h"

#include "base/utf8.h"

namespace pigeon::sms {

void append_ucs2(std::string& text, std::span<const std::uint8_t> octets) {
  const auto unit_at = [&](std::size_t i) {
    return static_cast<char16_t>(octets[i] << 8 | octets[i + 1]);
  };
  const std::size_t size = octets.size() & ~std::size_t{1};
  text.reserve(text.size() + size / 2 * 3);
  for (std::size_t i = 0; i < size; i += 2) {
    const char16_t unit = unit_at(i);
    if (is_high_surrogate(unit) && i + 2 < size && is_low_surrogate(unit_at(i + 2))) {
      i += 2;
      append_utf8(text, 0x10000 + ((unit & 0x3FFu) << 10 | (unit_at(i) & 0x3FFu)));
    } else {
      append_utf8(text, unit);  // half a pair becomes U+FFFD there
    }
  }
}

std::uint8_t* put_ucs2(char32_t character, std::uint8_t* octets) {
  const auto put = [&](char32_t unit) {
    *octets++ = static_cast<std::uint8_t>(unit >> 8);
    *octets++ = static_cast<std::uint8_t>(unit);
  };
  if (units_in_ucs2(character) == 1) {
    put(character);
  } else {
    put(0xD800 | (character - 0x10000) >> 10);
    put(0xDC00 | (character & 0x3FF));
  }
  return octets;
}

}  // namespace pigeon::sms
