#include "toml/nearest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pigeon::toml {
namespace {

// Longer words are no keys; the table of distances stays small.
constexpr std::size_t kLongest = 64;

std::string plain(std::string_view word) {
  std::string result;
  for (char c : word) {
    if (c == '-' || c == '_' || c == ' ') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

// Insertions, deletions, changes and swaps of neighbours ("optimal string alignment").
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> names) {
  const std::string wanted = plain(word);
  if (wanted.empty() || wanted.size() > kLongest) return std::nullopt;
  const std::string* best = nullptr;
  std::size_t least = 0;
  for (const std::string& name : names) {
    if (name.size() > kLongest) continue;
    const std::size_t slips = distance(wanted, plain(name));
    if (!best || slips < least) {
      best = &name;
      least = slips;
    }
  }
  // A slip in three letters is likely, two in four are another word.
  if (!best || least > std::max<std::size_t>(1, wanted.size() / 3)) return std::nullopt;
  if (least >= wanted.size()) return std::nullopt;
  return *best;
}

}  // namespace pigeon::toml
