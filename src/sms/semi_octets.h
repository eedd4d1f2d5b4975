// Decimal numbers of two digits as times in a TPDU write them: the tens in the low semi-octet
// (3GPP TS 23.040 section 9.1.2.3).
#pragma once

#include <cstdint>

namespace pigeon::sms {

// 0 to 99, or -1 when a semi-octet is no decimal digit.
constexpr int read_two_digits(std::uint8_t octet) {
  const int tens = octet & 0x0F;
  const int ones = octet >> 4;
  return tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
}

// The last two digits of `value`.
constexpr std::uint8_t write_two_digits(unsigned value) {
  return static_cast<std::uint8_t>(value % 10 << 4 | value / 10 % 10);
}

static_assert(read_two_digits(write_two_digits(59)) == 59);

}  // namespace pigeon::sms
