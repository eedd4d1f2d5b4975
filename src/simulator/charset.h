// +CSCS (27.007 section 5.5): the characters of text mode, as the terminal writes and reads them.
#pragma once

#include <string>
#include <string_view>

namespace pigeon::simulator {

// `charset` is "GSM" (an octet per septet of 23.038 section 6.2.1), "IRA" (ASCII) or "UCS2"
// (hexadecimal UTF-16). What it does not have becomes "?".
std::string to_terminal(std::string_view utf8, std::string_view charset);

// Back to UTF-8; what cannot be read becomes U+FFFD.
std::string from_terminal(std::string_view written, std::string_view charset);

}  // namespace pigeon::simulator
