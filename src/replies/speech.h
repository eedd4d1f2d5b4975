// How a language names days and months, says yes and no, and goes back: what the engine itself has
// to say and to hear in the six languages.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/zone.h"

namespace pigeon::replies {

// "Thu 14 May", "jeu 14 mai", "Do 14. Mai": in letters of GSM-7.
std::string day_said(std::chrono::local_days day, std::string_view language);
// The same with its year.
std::string date_said(std::chrono::local_days day, std::string_view language);
// "1,234.5" in en, "1.234,5" in de, "1 234,5" in fr.
std::string number_said(double number, std::string_view language);
// "25 EUR", "25.50 EUR".
std::string money_said(double amount, std::string_view currency, std::string_view language);

// Nothing when it says neither, or both, or something more.
std::optional<bool> yes_or_no(std::string_view text);

// "back" and its kin, as the whole text.
bool says_back(std::string_view text);

// "one" to "twelve" in any of the languages; `word` is normalised.
std::optional<int> number_word(std::string_view word);

}  // namespace pigeon::replies
