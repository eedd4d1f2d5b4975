// The numbers of +CMS ERROR (27.005 section 3.2.5, 24.011 annex E, 23.040 section 9.2.3.22) and
// +CME ERROR (27.007 section 9.2) in words, both ways: a modem in CMEE=2 sends the words.
#pragma once

#include <optional>
#include <string_view>

namespace pigeon::at {

enum class ErrorFamily { cms, cme };

// A plain phrase ("SIM busy"), or empty when the number is not of the standards.
std::string_view error_name(ErrorFamily family, int number);

// The number of a text form. Compared by letters and digits alone, in lower case ("SIM busy",
// "sim-busy" and "SimBusy" are one), because modems differ in the rest.
std::optional<int> error_number(ErrorFamily family, std::string_view text);

}  // namespace pigeon::at
