// How long before an appointment a text goes, or after it: "1d", "2h", "2d at 10:00", "after 30m".
// Days and weeks are those of the wall clock (the same time of day), hours and minutes elapse.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "reminders/appointment.h"

namespace pigeon::reminders {

struct Stage {
  std::string text = "0";  // as it was written; names the stage
  std::chrono::days days{0};
  std::chrono::minutes minutes{0};
  std::optional<Milliseconds> clock = {};  // "at 10:00"
  bool after = false;

  bool is_at_the_start() const { return days.count() == 0 && minutes.count() == 0 && !clock; }
};

// "1d,2h", "2 days at 10:00, 30 min", "0", "after 1d": one stage or several. Error "invalid-stage".
Result<std::vector<Stage>> parse_stages(std::string_view text);

// When the text of the stage is asked for.
calendar::Moment moment_of(const Stage& stage, const Appointment& appointment);

// The last instant at which that text still helps: half of the way to the appointment is left, and
// 15 minutes (or all of the way where it is shorter). At the start itself: then; an appointment of
// a whole day: while it lasts. After it: a day longer.
Instant useful_until(const Stage& stage, const Appointment& appointment);

}  // namespace pigeon::reminders
