#include "reminders/found_number.h"

#include <algorithm>
#include <cctype>

#include "base/ascii.h"
#include "base/phone_number.h"

namespace pigeon::reminders {
namespace {

constexpr std::size_t kFewestDigits = 8;
constexpr std::string_view kBetween = " .-/()";

// A number may stand after a blank, a colon or a bracket, not inside of a word or an address.
bool may_begin_after(char before) {
  return std::string_view(" \t\r\n:;,(<[\"'").find(before) != std::string_view::npos;
}

std::optional<std::string> parsed(std::string_view text, std::string_view country) {
  const auto number = PhoneNumber::parse(text, country);
  if (!number || number->kind() != PhoneNumber::Kind::international) return std::nullopt;
  return number->text();
}

}  // namespace

std::optional<std::string> number_in(std::string_view text, std::string_view country) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const bool plus = text[begin] == '+';
    if (!plus && text[begin] != '0') continue;
    if (begin > 0 && !may_begin_after(text[begin - 1])) continue;
    std::size_t end = begin + 1;
    std::size_t last_digit = begin;
    std::size_t digits = plus ? 0 : 1;
    for (; end < text.size(); ++end) {
      if (is_digit(text[end])) {
        ++digits;
        last_digit = end;
      } else if (kBetween.find(text[end]) == std::string_view::npos) {
        break;
      }
    }
    const char after = last_digit + 1 < text.size() ? text[last_digit + 1] : ' ';
    const bool in_a_word = std::isalnum(static_cast<unsigned char>(after)) != 0 || after == '=';
    if (digits < kFewestDigits || in_a_word) continue;
    if (auto number = parsed(text.substr(begin, last_digit + 1 - begin), country)) return number;
  }
  return std::nullopt;
}

std::optional<std::string> number_of_uri(std::string_view uri, std::string_view country) {
  std::string scheme(uri.substr(0, uri.find(':')));
  std::ranges::transform(scheme, scheme.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (scheme != "tel" && scheme != "sms") return std::nullopt;
  uri.remove_prefix(scheme.size() + 1);
  return parsed(uri.substr(0, uri.find_first_of(";?,")), country);
}

}  // namespace pigeon::reminders
