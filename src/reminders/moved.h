// What somebody is told who knows of an appointment at its old time.
#pragma once

#include <string>
#include <string_view>

#include "calendar/zone.h"

namespace pigeon::reminders {

// "Check-up: now moved to Thu 26 Nov 14:30". `about` may be empty. Letters of GSM-7 only, unless
// `about` has others.
std::string moved_text(std::string_view about, calendar::LocalTime starts,
                       std::string_view language);
// "Check-up on Thu 26 Nov 14:30 is cancelled".
std::string cancelled_text(std::string_view about, calendar::LocalTime starts,
                           std::string_view language);

}  // namespace pigeon::reminders
