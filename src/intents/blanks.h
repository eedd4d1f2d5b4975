// Lists of words as our tables write them: between blanks.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace pigeon::intents {

inline std::vector<std::string_view> split_at_blanks(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

}  // namespace pigeon::intents
