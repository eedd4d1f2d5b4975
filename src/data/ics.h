// The days of a calendar file on which nobody is there (RFC 5545): its all-day events, repeated as
// they say.
#pragma once

#include <chrono>
#include <string>

#include "base/result.h"
#include "replies/hours.h"

namespace pigeon::data {

// From a year before `today` to two years after. Error "no-calendar" when it is none.
Result<replies::ClosedDays> closed_days(const std::string& ics, std::chrono::local_days today);

}  // namespace pigeon::data
