// How a letter that the GSM 7-bit default alphabet lacks is written with those it has (23.038
// section 6.2.1): "ê" is "e", "’" is "'".
#pragma once

#include <string>
#include <string_view>

namespace pigeon::sms {

// Of one character in UTF-8; empty when there is none.
std::string_view nearest_spelling(std::string_view character);

// `text` with each such letter in its nearest spelling; those without one stay.
std::string nearest_gsm7(std::string_view text);

}  // namespace pigeon::sms
