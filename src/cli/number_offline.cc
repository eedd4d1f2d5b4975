#include "cli/number_offline.h"

#include <algorithm>

#include "base/phone_number.h"

namespace pigeon::cli {
namespace {

// 4 to 15 digits and what people write between them; neither + nor 00 in front.
bool may_be_national(std::string_view text) {
  constexpr std::string_view kBetween = " .-/()";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool only_those = std::all_of(text.begin(), text.end(), [&](char c) {
    return is_digit(c) || kBetween.find(c) != std::string_view::npos;
  });
  return only_those && digits >= 4 && digits <= 15 && !text.starts_with("00");
}

}  // namespace

Result<std::string> number_offline(std::string_view text) {
  const auto number = PhoneNumber::parse(text, /*country=*/"");
  if (number) return number->text();
  if (may_be_national(text)) return std::string(text);
  return fail(number.error());
}

}  // namespace pigeon::cli
