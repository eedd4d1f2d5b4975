// What repeats: a rule and the wall-clock time at which it begins. "every thu 18:00", or a first
// time and a rule ("FREQ=WEEKLY", "every 2 weeks", "month").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/recurrence.h"
#include "calendar/when.h"
#include "calendar/zone.h"

namespace pigeon::calendar {

struct Repeating {
  Recurrence rule;
  LocalTime start;  // its first occurrence, on the zone's clock

  // The occurrences in (after, until]. Errors as of Recurrence::between.
  Result<std::vector<Moment>> moments(Instant after, Instant until, const Zone& zone,
                                      std::size_t most) const;
};

// `rule`: words or RFC 5545 text. `when`: the first time, if one is given; then the rule must fall
// on it. Without it the rule says its time of day and begins at the next occurrence after `now`.
// Errors "unclear-rule", "invalid-rule", and those of parse_when.
Result<Repeating> parse_repeating(std::string_view rule, std::optional<std::string_view> when,
                                  Instant now, const Zone& zone);

}  // namespace pigeon::calendar
