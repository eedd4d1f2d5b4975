// A reminder after the rules of its time zone have changed: the clock on the wall stays as it was
// meant, the instants follow.
#pragma once

#include <optional>

#include "calendar/zone.h"
#include "reminders/reminder.h"

namespace pigeon::reminders {

// With its instants, and that of the appointment in its key, reckoned anew. Nothing when they stay,
// or an instant was meant.
std::optional<Reminder> rederived(const Reminder& reminder, const calendar::Zone& zone);

// The instant of the appointment or occurrence that stands at the end of a key.
std::optional<Instant> start_in(const std::string& key);

}  // namespace pigeon::reminders
