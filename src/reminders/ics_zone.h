// Which time zone a TZID of an iCalendar file means: an IANA name, one with a prefix of the program
// that wrote it, or a name of Windows ("W. Europe Standard Time").
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "calendar/zone.h"

struct icalcomponent_impl;

namespace pigeon::reminders {

std::optional<calendar::Zone> zone_of_tzid(std::string_view tzid);

// The zone whose clock goes as a VTIMEZONE of the file says, from `now` on for two years; for names
// that say nothing ("Customized Time Zone").
std::optional<calendar::Zone> zone_of_vtimezone(icalcomponent_impl* vtimezone, Instant now);

}  // namespace pigeon::reminders
