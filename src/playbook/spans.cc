#include "playbook/spans.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace pigeon::playbook {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 7> kDays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

// One to `longest` digits and nothing else.
std::optional<int> number(std::string_view text, std::size_t longest) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || text.size() > longest || !std::ranges::all_of(text, is_digit))
    return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<std::size_t> weekday(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  std::string name(text.substr(0, 3));
  for (char& c : name)
    c = static_cast<char>(c | 0x20);
  const auto found = std::ranges::find(kDays, name);
  if (found == kDays.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kDays.begin());
}

// "Mon-Fri" or "Sat": Fri-Mon runs over the end of the week.
bool add_days(std::string_view text, std::array<bool, 7>& days) {
  const std::size_t dash = text.find('-');
  const auto first = weekday(trimmed(text.substr(0, dash)));
  const auto last =
      dash == std::string_view::npos ? first : weekday(trimmed(text.substr(dash + 1)));
  if (!first || !last) return false;
  for (std::size_t day = *first;; day = (day + 1) % 7) {
    days.at(day) = true;
    if (day == *last) return true;
  }
}

}  // namespace

std::optional<Milliseconds> duration(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto count = number(text.substr(0, text.size() - 1), 6);
  if (!count || *count == 0) return std::nullopt;
  switch (text.back()) {
    case 's':
      return *count * 1s;
    case 'm':
      return *count * 1min;
    case 'h':
      return *count * 1h;
    case 'd':
      return *count * 24h;
    case 'w':
      return *count * 168h;
    default:
      return std::nullopt;
  }
}

std::optional<Quota> quota(std::string_view text) {
  constexpr std::string_view kPer = " per ";
  const std::size_t per = text.find(kPer);
  if (per == std::string_view::npos) return std::nullopt;
  const auto count = number(text.substr(0, per), 6);
  const auto length = duration(text.substr(per + kPer.size()));
  if (!count || *count == 0 || !length) return std::nullopt;
  return Quota{*count, *length};
}

std::optional<Milliseconds> time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return std::nullopt;
  const auto hour = number(text.substr(0, colon), 2);
  const auto minute = number(text.substr(colon + 1), 2);
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0))
    return std::nullopt;
  return *hour * 1h + *minute * 1min;
}

std::optional<Offset> offset(std::string_view text) {
  constexpr std::string_view kAt = " at ";
  const std::size_t at = text.find(kAt);
  const std::string_view length = trimmed(text.substr(0, at));
  const auto span = duration(length);
  if (!span) return std::nullopt;
  Offset offset;
  if (length.back() == 'd' || length.back() == 'w') {
    offset.days = static_cast<int>(*span / 24h);
  } else {
    offset.elapsed = *span;
  }
  if (at == std::string_view::npos) return offset;
  offset.at = time_of_day(trimmed(text.substr(at + kAt.size())));
  return offset.at && offset.days > 0 ? std::optional(offset) : std::nullopt;
}

std::optional<OpenSpan> open_span(std::string_view text) {
  text = trimmed(text);
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  OpenSpan span;
  std::string_view days = trimmed(text.substr(0, blank));
  if (days == "daily") days = "Mon-Sun";
  while (true) {
    const std::size_t comma = days.find(',');
    if (!add_days(trimmed(days.substr(0, comma)), span.days)) return std::nullopt;
    if (comma == std::string_view::npos) break;
    days.remove_prefix(comma + 1);
  }
  const std::string_view clock = text.substr(blank + 1);
  const std::size_t dash = clock.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begins = time_of_day(clock.substr(0, dash));
  const auto ends = time_of_day(clock.substr(dash + 1));
  if (!begins || !ends || *begins == *ends) return std::nullopt;
  span.begins = *begins;
  span.ends = *ends;
  return span;
}

}  // namespace pigeon::playbook
