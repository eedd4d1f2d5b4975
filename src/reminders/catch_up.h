// What becomes of a text whose instant has come, perhaps long ago: the power was off, the clock
// could not be trusted, or it was set. Never a heap of what was due in the meantime.
#pragma once

#include <chrono>
#include <optional>

#include "base/instant.h"

namespace pigeon::reminders {

// As late as this a text still counts as sent on time.
inline constexpr std::chrono::minutes kOnTime{5};
// More late ones than this at once, or any after a longer gap, wait for a person.
inline constexpr int kMostLate = 20;
inline constexpr std::chrono::hours kLongGap{1};

// Whether late texts are held for approval. `late`: how many are late by more than kOnTime.
// `looked`: when the schedule was last looked at; nothing: never.
bool holds_late(int late, std::optional<Instant> looked, Instant now);

enum class Fate {
  go,
  stale,    // a later stage of the same appointment goes instead
  useless,  // it would come too late to help
  held,     // late, and a person decides
};

struct Waiting {
  Instant due = {};
  std::optional<Instant> expires = {};
  bool superseded = false;
};

Fate fate_of(const Waiting& text, bool hold_late, Instant now);

}  // namespace pigeon::reminders
