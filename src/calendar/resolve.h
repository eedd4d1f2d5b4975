// The third reading of a time said in words: what it comes to on the day on which it was said.
#pragma once

#include "base/result.h"
#include "calendar/said.h"
#include "calendar/when.h"

namespace pigeon::calendar {

// Errors as of parse_when.
Result<Moment> resolve(const Said& said, Instant now, const Zone& zone);

}  // namespace pigeon::calendar
