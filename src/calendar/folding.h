// Letters as words are compared: lower case and without accents.
#pragma once

#include <string>
#include <string_view>

namespace pigeon::calendar {

// "Übermorgen, à 9h" becomes "ubermorgen, a 9h": Latin letters lower-case without their accents,
// every blank a plain one, typographic apostrophes and dashes plain. All else stays.
std::string folded(std::string_view text);

}  // namespace pigeon::calendar
