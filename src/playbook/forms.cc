#include "playbook/forms.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pigeon::playbook {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

// One to `longest` digits, and nothing else.
std::optional<int> number(std::string_view text, std::size_t longest) {
  if (text.empty() || text.size() > longest || !std::ranges::all_of(text, is_digit))
    return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

// "8:30", "24:00".
bool is_time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return false;
  const auto hour = number(text.substr(0, colon), 2);
  const auto minute = number(text.substr(colon + 1), 2);
  return hour && minute && *minute < 60 && (*hour < 24 || (*hour == 24 && *minute == 0));
}

}  // namespace

bool is_language(std::string_view text) {
  return std::ranges::find(kLanguages, text) != kLanguages.end();
}

bool is_zone_name(std::string_view text) {
  if (text == "UTC") return true;
  const std::size_t slash = text.find('/');
  const auto belongs = [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '+' || c == '/';
  };
  return slash != std::string_view::npos && slash > 0 && !text.ends_with('/') &&
         text.find("//") == std::string_view::npos && is_letter(text.front()) &&
         std::ranges::all_of(text, belongs);
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, is_upper);
}

bool is_daily_window(std::string_view text) {
  if (text == "none") return true;
  const std::size_t dash = text.find('-');
  return dash != std::string_view::npos && is_time_of_day(trimmed(text.substr(0, dash))) &&
         is_time_of_day(trimmed(text.substr(dash + 1)));
}

bool is_quota(std::string_view text) {
  constexpr std::string_view kPer = " per ";
  const std::size_t per = text.find(kPer);
  if (per == std::string_view::npos) return false;
  std::string_view span = text.substr(per + kPer.size());
  if (span.empty() || std::string_view("smhdw").find(span.back()) == std::string_view::npos)
    return false;
  span.remove_suffix(1);
  const auto count = number(text.substr(0, per), 6);
  const auto length = number(span, 6);
  return count && length && *count > 0 && *length > 0;
}

}  // namespace pigeon::playbook
