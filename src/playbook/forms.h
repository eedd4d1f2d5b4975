// How the values of [program] are written.
#pragma once

#include <array>
#include <string_view>

namespace pigeon::playbook {

// The languages in which Pigeon has words of its own (ISO 639-1).
inline constexpr std::array<std::string_view, 6> kLanguages{"en", "fr", "de", "es", "it", "pt"};

bool is_language(std::string_view text);      // one of the above
bool is_currency(std::string_view text);      // "EUR": ISO 4217, upper case
bool is_quota(std::string_view text);         // "2 per 1d", "6 per 10m", "1 per 12h"

}  // namespace pigeon::playbook
