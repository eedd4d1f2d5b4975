// Names and lines with gaps: "*" stands for any characters, "?" for one; A and a are the same.
#pragma once

#include <string_view>

namespace pigeon {

constexpr bool matches_glob(std::string_view glob, std::string_view text) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  // The last "*" and where it began to stand for something: only that one is ever given more.
  std::size_t g = 0, t = 0, star = std::string_view::npos, began = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      began = t;
    } else if (g < glob.size() && (glob[g] == '?' || lower(glob[g]) == lower(text[t]))) {
      ++g;
      ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++began;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*')
    ++g;
  return g == glob.size();
}

}  // namespace pigeon
