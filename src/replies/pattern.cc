#include "replies/pattern.h"

#include <algorithm>
#include <array>
#include <vector>

#include <re2/re2.h>

namespace pigeon::replies {
namespace {

re2::StringPiece piece_of(std::string_view text) {
  return {text.data(), text.size()};
}

constexpr int kGroups = 10;
using Groups = std::array<re2::StringPiece, kGroups>;

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A run of letters and digits, and whether only a blank, a hyphen or the like parts it from the one
// before.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool near = false;
};

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter_or_digit(text[at])) {
      ++at;
      continue;
    }
    Run run{.begin = at};
    while (at < text.size() && is_letter_or_digit(text[at]))
      ++at;
    run.end = at;
    const std::size_t before = runs.empty() ? 0 : runs.back().end;
    run.near = !runs.empty() && run.begin - before == 1 &&
               std::string_view(" -./").find(text[before]) != std::string_view::npos;
    runs.push_back(run);
  }
  return runs;
}

// Inside a sentence small words and bare figures stand beside each other by chance: "is 204311",
// "14 05 2026".
bool stand_together(std::string_view found, bool is_all) {
  const bool letters = std::ranges::any_of(
      found, [](char c) { return is_letter_or_digit(c) && (c < '0' || c > '9'); });
  const bool digits = std::ranges::any_of(found, [](char c) { return c >= '0' && c <= '9'; });
  const bool small = std::ranges::any_of(found, [](char c) { return c >= 'a' && c <= 'z'; });
  return digits && (is_all || (letters && !small));
}

struct Spaced {
  std::string text;  // as it stands there
  std::string joined;
};

// "AL 204311", "AL-204-311" for a pattern that knows AL204311: what fits it whole once the blanks
// and hyphens are gone.
std::optional<Spaced> spaced_out(const re2::RE2& expression, std::string_view text) {
  constexpr std::size_t kMostRuns = 10;
  constexpr std::size_t kLongest = 500;  // of the text that is looked at
  text = text.substr(0, kLongest);
  const std::vector<Run> runs = runs_of(text);
  for (std::size_t first = 0; first < runs.size(); ++first) {
    std::string joined(text.substr(runs[first].begin, runs[first].end - runs[first].begin));
    for (std::size_t last = first + 1; last < runs.size() && last < first + kMostRuns; ++last) {
      if (!runs[last].near) break;
      joined += text.substr(runs[last].begin, runs[last].end - runs[last].begin);
      const std::string_view found =
          text.substr(runs[first].begin, runs[last].end - runs[first].begin);
      const bool is_all = first == 0 && last + 1 == runs.size();
      if (stand_together(found, is_all) && re2::RE2::FullMatch(piece_of(joined), expression))
        return Spaced{std::string(found), joined};
    }
  }
  return std::nullopt;
}

// What `keep` makes of the groups of a match.
std::string kept_of(const std::string& keep, const Groups& groups, int count) {
  if (keep.empty()) return groups[0].as_string();
  std::string kept;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    const bool group =
        keep[i] == '$' && i + 1 < keep.size() && keep[i + 1] >= '0' && keep[i + 1] <= '9';
    if (!group) {
      kept += keep[i];
      continue;
    }
    const int index = keep[++i] - '0';
    if (index < count && groups[static_cast<std::size_t>(index)].data() != nullptr)
      kept += groups[static_cast<std::size_t>(index)].as_string();
  }
  return kept;
}

}  // namespace

std::optional<Value> pattern_value(const playbook::Slot& slot, std::string_view text,
                                   const Assistant& assistant, std::string* matched) {
  const re2::RE2* expression = assistant.pattern(slot.name);
  if (!expression) return std::nullopt;
  Groups groups;
  const int count = std::min(kGroups, expression->NumberOfCapturingGroups() + 1);
  const auto find = [&](std::string_view in) {
    return expression->Match(piece_of(in), 0, in.size(), re2::RE2::UNANCHORED, groups.data(),
                             count);
  };
  if (find(text)) {
    if (matched) *matched = groups[0].as_string();
    return kept_of(slot.keep, groups, count);
  }
  const auto spaced = spaced_out(*expression, text);
  if (!spaced || !find(spaced->joined)) return std::nullopt;
  if (matched) *matched = spaced->text;
  return kept_of(slot.keep, groups, count);
}

}  // namespace pigeon::replies
