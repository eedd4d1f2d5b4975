// In what characters the user data of a text are written (3GPP TS 23.038 section 4).
#pragma once

#include <cstdint>
#include <string_view>

namespace pigeon::sms {

enum class Alphabet : std::uint8_t {
  gsm7,       // the GSM 7-bit default alphabet and its extension and national tables
  eight_bit,  // data; no text
  ucs2,       // UTF-16, big-endian
};

// "gsm7", "8bit", "ucs2": the words of `pigeon pdu decode`.
constexpr std::string_view name_of(Alphabet alphabet) {
  if (alphabet == Alphabet::gsm7) return "gsm7";
  return alphabet == Alphabet::ucs2 ? "ucs2" : "8bit";
}

}  // namespace pigeon::sms
