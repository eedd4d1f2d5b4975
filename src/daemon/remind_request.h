// What somebody asks to be reminded of, as JSON (`pigeon remind`, a line of many), judged
// completely before anything is planned; and how what is planned is shown.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "control/json.h"
#include "daemon/door.h"
#include "reminders/reminder.h"
#include "store/store.h"

namespace pigeon::daemon {

// With the segments that it takes.
using Counted = std::pair<reminders::Reminder, int>;

// Words such as "tomorrow" would be read by a clock that is wrong. Error "clock-untrusted".
Result<void> clock_is_known(const House& house);

// Keys: to, when, text (needed), zone, exact, program, useful_until, key, family, appointment;
// civil: `when` is an instant, but what it shows on the wall clock is what was meant.
Result<Counted> read_reminder(const House& house, const control::Json& args, Instant now);

// A series for each stage. Keys: to, rule, text (needed), when, before, until, days_off, zone,
// exact, lang.
Result<std::vector<store::BegunSeries>> read_series(const House& house, const control::Json& args,
                                                    Instant now);

// What the ledger is asked about it.
messages::Draft draft_of(const reminders::Reminder& reminder);

control::Json reminder_form(const reminders::Reminder& reminder, std::size_t segments, Instant now);
// What does not go, and why.
control::Json left_out(const control::Json& args, const std::string& why);

}  // namespace pigeon::daemon
