// "every thu 18:00", "last friday of the month 9:00", "jeden Montag um 9 Uhr", "tous les jours à
// 8h": how often, in words. What can be meant in two ways is refused, as in when.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace pigeon::calendar {

struct Repeat {
  std::string rule;                        // RFC 5545, without INTERVAL: "FREQ=WEEKLY;BYDAY=TH"
  int interval = 1;                        // "every 2 weeks"
  bool on_day_of_start = false;            // "monthly": on the day on which it begins
  std::optional<Milliseconds> clock = {};  // after midnight, if a time of day was said

  friend bool operator==(const Repeat&, const Repeat&) = default;
};

// Whether the words begin or speak like a rule and not like a single time: "every …", "daily …".
bool speaks_of_repeating(std::string_view words);

// Errors: "unclear-rule" and those of when.h.
Result<Repeat> read_repeat(std::string_view words);

}  // namespace pigeon::calendar
