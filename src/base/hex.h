// Octets as hexadecimal text, the form in which a modem gives and takes PDUs (27.005 section 3.1).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon {

// Upper case, no separators.
std::string to_hex(std::span<const std::uint8_t> octets);

// Nothing when the length is odd or a character is not a hexadecimal digit (either case is read).
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);

// The value of one digit, or -1.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace pigeon
