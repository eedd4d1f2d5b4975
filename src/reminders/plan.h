// When a reminder leaves: as asked, unless that falls into the recipient's quiet hours. Then it
// goes later, to their end; or earlier, to half an hour before they began, when later would be
// useless (2 h before a visit at 08:30 is 06:30: the evening before at 19:30).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/daily_window.h"
#include "calendar/when.h"
#include "calendar/zone.h"

namespace pigeon::reminders {

struct Plan {
  calendar::Moment asked;
  Instant due;
  std::string why_moved = {};  // "quiet hours 20:00-08:00 in Europe/London"; empty: not moved

  std::optional<Instant> expires = {};  // after that it is not sent any more

  bool moved() const { return due != asked.at; }
};

struct QuietRule {
  calendar::DailyWindow hours;
  calendar::Zone zone;  // the recipient's
  bool exact = false;   // --exact: quiet hours do not apply
};

// How long a text helps after its time: half of `way`, which is the time for which it was planned
// or until it comes again; a quarter of an hour at least, a day at most.
Milliseconds usefulness(Milliseconds way);

// `useful_until`: the last instant at which the text still helps. The plan is never before `now`,
// and a text that can't leave in time (no power, no network) expires: then, or a quarter of an hour
// after it was due where that is later; without `useful_until` as `usefulness` says.
// Error "no-useful-time" when quiet hours leave no instant between `now` and `useful_until`.
Result<Plan> plan(const calendar::Moment& asked, const QuietRule& quiet, Instant now,
                  std::optional<Instant> useful_until = {});

// The plan of `pigeon remind TO WORDS`, which the daemon keeps and --dry-run prints. `zone` reads
// the words and is the recipient's. Errors as of calendar::parse_when.
Result<Plan> plan_one(std::string_view words, Instant now, const calendar::Zone& zone,
                      const calendar::DailyWindow& quiet, bool exact);

}  // namespace pigeon::reminders
