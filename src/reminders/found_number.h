// A phone number in what somebody wrote: "Call Ann on 07700 900101 before noon".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pigeon::reminders {

// The first number that can be texted. With + or 00 always, without only when `country` (ISO
// 3166-1) is known and it begins with 0. Digits in an address of the web, or in a longer word, are
// none.
std::optional<std::string> number_in(std::string_view text, std::string_view country);

// "tel:+44-7700-900101;ext=1" and its like; nothing when that is no number.
std::optional<std::string> number_of_uri(std::string_view uri, std::string_view country);

}  // namespace pigeon::reminders
