// How many tries a PIN has left, as the makers write it.
#include <algorithm>

#include "at/answers.h"
#include "at/fields.h"
#include "base/hex.h"

namespace pigeon::at {
namespace {

constexpr int kMostTries = 15;

std::optional<int> plausible(std::optional<int> tries) {
  return tries && *tries >= 0 && *tries <= kMostTries ? tries : std::nullopt;
}

// The status word of an empty VERIFY (TS 31.101 section 11.1.9): 63Cx has x left, 6983 none.
std::optional<int> tries_in_status_word(std::string_view word) {
  if (word.size() < 4) return std::nullopt;
  word = word.substr(word.size() - 4);
  if (word == "6983") return 0;
  if (!upper_case(word).starts_with("63C")) return std::nullopt;
  return hex_digit(word[3]);
}

// "PIN1=3; PUK1=10; …" (+CPNNUM of Longcheer, without a prefix).
std::optional<int> tries_in_assignment(std::string_view line) {
  constexpr std::string_view kName = "PIN1=";
  const std::size_t at = line.find(kName);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t digit = at + kName.size();
  return digit < line.size() && line[digit] >= '0' && line[digit] <= '9'
             ? std::optional(line[digit] - '0')
             : std::nullopt;
}

bool names_the_pin(std::string_view text) {
  return text == "SIM PIN" || text == "SC" || text == "PIN1" || text == "PIN";
}

std::optional<int> tries_in(std::string_view line) {
  if (const auto assigned = tries_in_assignment(line)) return assigned;
  const std::vector<Field> fields = fields_of(line);
  if (fields.empty()) return std::nullopt;
  if (line.starts_with("+CSIM:")) return tries_in_status_word(fields.back().text);
  // State, tries of what is asked for, PUK, PIN, PUK2, PIN2.
  if (line.starts_with("^CPIN:"))
    return fields.size() > 3 ? plausible(fields[3].number()) : std::nullopt;
  if (fields.front().number()) return plausible(fields.front().number());
  if (fields.size() > 1 && names_the_pin(fields.front().text)) return plausible(fields[1].number());
  return std::nullopt;
}

}  // namespace

std::optional<int> pin_tries_of(const Response& response) {
  for (const std::string& line : response.lines) {
    if (const auto tries = tries_in(line)) return tries;
  }
  return std::nullopt;
}

}  // namespace pigeon::at
