// The appointments of an iCalendar file (RFC 5545): rules expanded, instances moved (RECURRENCE-ID)
// and taken away (EXDATE, STATUS:CANCELLED).
#pragma once

#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "reminders/appointment.h"
#include "reminders/ics_event.h"

namespace pigeon::reminders {

// Those that start in (after, until], in order of time. A number is that of an attendee (tel:), of
// X-PHONE, or the first in the description. What can't be used is there too, with `left_out`.
// Error "invalid-calendar" names the line.
Result<std::vector<Appointment>> read_ics(std::string_view file, const IcsReading& reading,
                                          Instant after, Instant until);

}  // namespace pigeon::reminders
