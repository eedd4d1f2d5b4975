// Minutes said in words around an hour: "half past nine", "zehn vor neun", "neuf heures et demie",
// "las diez menos cuarto".
#pragma once

#include <optional>

#include "calendar/said.h"
#include "calendar/token_cursor.h"

namespace pigeon::calendar {

// A time of which the minutes stand before their hour. Nothing, and nothing is taken, when none
// follows.
std::optional<ClockSaid> take_minutes_and_hour(TokenCursor& in);

// Adds the minutes that follow an hour, if any. `spelt_out`: the hour was said with its word ("9
// Uhr"), so that a plain number can follow.
void take_minutes_after(TokenCursor& in, ClockSaid& hour, bool in_words, bool spelt_out);

}  // namespace pigeon::calendar
