// Lengths of time said in words: "2 hours and 30 minutes", "dans 1h30", "anderthalb Stunden".
#pragma once

#include <optional>
#include <vector>

#include "calendar/token_cursor.h"

namespace pigeon::calendar {

struct Length {
  long long count = 0;
  Unit unit = Unit::minute;
};

struct LengthSaid {
  std::vector<Length> parts = {};  // empty: no length is said
  // The weeks that its days can also stand for: "in acht Tagen", "dans 15 jours".
  std::optional<int> weeks_meant = {};
};

// Takes what belongs to one length. `after_in`: "in" stands before it, so that a time on the clock
// ("dans 1h30") can only be a length.
LengthSaid read_length(TokenCursor& in, bool after_in);

}  // namespace pigeon::calendar
