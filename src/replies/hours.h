// When a person is there, and when one may call: [hours] on the clock of the program's zone.
#pragma once

#include <chrono>
#include <set>
#include <vector>

#include "base/instant.h"
#include "calendar/zone.h"
#include "playbook/program.h"
#include "replies/value.h"

namespace pigeon::replies {

// Days on which nobody is there, whatever the weekday.
using ClosedDays = std::set<std::chrono::local_days>;

bool is_open(const playbook::Hours& hours, const ClosedDays& closed, LocalTime time);

// A call that has been promised.
struct Promise {
  LocalTime begins;
  LocalTime ends;
};

// The windows of the next day that has any: each of `length`, inside the opening hours, beginning
// after `now`, and promised to nobody. Rows of `begins` and `ends`. Without hours: 9 to 18 on
// weekdays.
std::vector<Value> call_windows(const playbook::Hours& hours, const ClosedDays& closed,
                                Milliseconds length, const std::vector<Promise>& promised,
                                LocalTime now);

}  // namespace pigeon::replies
