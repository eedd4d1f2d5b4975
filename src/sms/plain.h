// Characters that are the same octet in ASCII and in the default table of the GSM 7-bit alphabet,
// which is most of any text: recognised sixteen at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace pigeon::sms {

inline constexpr std::size_t kPlainGroup = 16;

// Letters, digits, line ends, blank and the signs ! " # % & ' ( ) * + , - . / : ; < = > ?
// (23.038 section 6.2.1).
constexpr bool is_plain(std::uint8_t octet) {
  const auto letter = static_cast<std::uint8_t>((octet | 0x20) - 'a');
  const auto sign = static_cast<std::uint8_t>(octet - 0x20);
  return (letter < 26) | ((sign < 0x20) & (octet != '$')) | (octet == '\n') | (octet == '\r');
}

// Whether all of kPlainGroup octets are. Without a branch and of a fixed length, so that compilers
// make vector instructions of it on x86-64 and on aarch64.
inline bool are_plain(const std::uint8_t* octets) {
  std::array<std::uint8_t, kPlainGroup> odd;
  for (std::size_t i = 0; i < kPlainGroup; ++i)
    odd[i] = is_plain(octets[i]) ? 0 : 1;
  std::uint8_t any = 0;
  for (const std::uint8_t each : odd)
    any = any | each;
  return any == 0;
}

}  // namespace pigeon::sms
