// By which clock a recipient lives, told from the number alone.
#pragma once

#include <optional>

#include "base/instant.h"
#include "base/phone_number.h"
#include "calendar/zone.h"

namespace pigeon::reminders {

// The zone of the number's country, or of all countries that share its calling code, when their
// clocks agree half a year ahead (+44: London, Jersey and the Isle of Man). Nothing for +1, and for
// short codes.
std::optional<calendar::Zone> recipient_zone(const PhoneNumber& number, Instant now);

}  // namespace pigeon::reminders
