#include "base/spelling.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace pigeon {
namespace {

std::string folded(std::string_view text) {
  std::string lower;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    lower += c == ' ' || c == '-' ? '_' : upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

// Levenshtein's distance: letters to insert, delete or replace.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::vector<std::string_view> nearest_spellings(std::string_view word,
                                                std::span<const std::string_view> names) {
  constexpr std::size_t kMost = 3;
  constexpr std::size_t kLongestWord = 64;
  const std::string wanted = folded(word.substr(0, kLongestWord));
  const std::size_t wrong_letters = std::min<std::size_t>(3, wanted.size() / 3);

  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view name : names) {
    const std::string whole = folded(name);
    const std::string_view last = std::string_view(whole).substr(whole.rfind('/') + 1);
    const std::size_t off = std::min(distance(wanted, whole), distance(wanted, last));
    if (off <= wrong_letters) near.emplace_back(off, name);
  }
  std::ranges::stable_sort(near, {}, [](const auto& entry) { return entry.first; });
  std::vector<std::string_view> nearest;
  for (const auto& [off, name] : near) {
    if (nearest.size() < kMost && off <= near.front().first + 1) nearest.push_back(name);
  }
  return nearest;
}

}  // namespace pigeon
