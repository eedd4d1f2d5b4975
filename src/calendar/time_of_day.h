// Which time of the day was said: "9am", "at 14", "tonight 8", "noon".
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/said.h"

namespace pigeon::calendar {

// A time that can be meant in more than one way, or is none.
struct UnclearClock {
  std::string why;
  std::vector<Milliseconds> readings = {};  // after midnight; 24 h is the next day's midnight
};

// Midnight belongs to two days, so the date decides about it; so does 12 am.
bool is_midnight(const ClockSaid& clock);

// The time after midnight. Hours without minutes are those of the 24-hour clock from 7 on; from 1
// to 6 they can be meant twice, and so can "2:30", but not "02:30". Precondition: `said.clock` is
// set and not midnight.
tl::expected<Milliseconds, UnclearClock> time_of_day(const Said& said);

}  // namespace pigeon::calendar
