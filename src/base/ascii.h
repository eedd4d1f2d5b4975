// What is asked of plain ASCII, in any locale.
#pragma once

#include <string_view>

namespace pigeon {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Without the blanks around it.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace pigeon
