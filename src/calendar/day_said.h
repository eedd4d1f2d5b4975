// Which day was said: "tomorrow", "next friday", "1 dec", "the 27th".
#pragma once

#include <chrono>

#include "base/result.h"
#include "calendar/said.h"
#include "calendar/today.h"

namespace pigeon::calendar {

// The day on which `clock` (after midnight) is meant, as far as the day depends on it: a day that
// is past at `clock` is not this year's. Precondition: `said.names_a_day()`.
// Errors "unclear-time", "time-past".
Result<std::chrono::local_days> day_said(const Said& said, Milliseconds clock, const Today& today);

// The first day that bears the weekday's name, today included. Precondition: `said.weekday`.
std::chrono::local_days soonest_weekday(const Said& said, const Today& today);

}  // namespace pigeon::calendar
