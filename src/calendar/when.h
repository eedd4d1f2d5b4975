// "tomorrow 9am", "fri 14:30", "in 2 hours": the instant that somebody means. A wrong instant is
// the worst outcome, so whatever can be meant in two ways, contradicts itself, is past or is not
// wholly understood is refused, with the readings that it allows.
#pragma once

#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::calendar {

struct Moment {
  // What was named. When the time-zone data change, a wall-clock time keeps its civil time and an
  // instant its place in UTC.
  enum class Meant {
    wall_clock,  // "tomorrow 9am", "in 2 days": days and weeks are civil
    instant,     // "in 2 hours", "2026-12-01T09:00:00Z"
  };
  Instant at;
  LocalTime civil;  // on the zone's clock, as said: it may fall into a gap
  Meant meant = Meant::wall_clock;
};

// Understands English, German, French, Spanish, Italian and Portuguese, whatever the zone. What it
// takes for granted:
//   9am           the next one            fri 14:30   the next friday, never today
//   at 7 … at 23  the 24-hour clock       1 dec       the next one, at most 300 days away
//   in 2 days     the same wall clock     noon        12:00; 12pm too
//   midnight      the next one; with a date it is refused, as is 12am
// Errors: "unclear-time" (the hint holds the readings, each in quotes and ready to be typed),
// "time-past", "time-too-far" (more than ten years away).
Result<Moment> parse_when(std::string_view words, Instant now, const Zone& zone);

}  // namespace pigeon::calendar
