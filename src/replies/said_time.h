// Days and times of day in a customer's words, by the clock of the program.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "calendar/zone.h"
#include "replies/value.h"

namespace pigeon::replies {

// What a phrase says, with every reading that it allows.
struct SaidTime {
  std::vector<std::chrono::local_days> days = {};  // "friday" on a friday is today or in a week
  std::vector<Milliseconds> clocks = {};           // after midnight: "at 5" is 5:00 or 17:00
  std::optional<LocalTime> moment = {};            // "in 2 hours"

  bool empty() const { return days.empty() && clocks.empty() && !moment; }
};

// The whole phrase in one of `languages` (empty: in any). Nothing when it is no time.
std::optional<SaidTime> said_time(std::string_view phrase,
                                  const std::vector<std::string>& languages, Instant now,
                                  const calendar::Zone& zone);

}  // namespace pigeon::replies
