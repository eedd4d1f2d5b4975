#include "playbook/forms.h"

#include <algorithm>

#include "base/ascii.h"
#include "playbook/spans.h"

namespace pigeon::playbook {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
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
  return dash != std::string_view::npos && time_of_day(trimmed(text.substr(0, dash))) &&
         time_of_day(trimmed(text.substr(dash + 1)));
}

bool is_quota(std::string_view text) {
  return quota(text).has_value();
}

}  // namespace pigeon::playbook
