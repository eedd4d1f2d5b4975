// How an instant is told back to the person who asked for it, so that a misunderstanding is seen at
// once: "Tue 24 Nov 09:00 Europe/London, in 22 h".
#pragma once

#include <string>

#include "base/instant.h"
#include "calendar/zone.h"

namespace pigeon::calendar {

// "Tue 24 Nov 09:00 Europe/London, in 22 h". Seconds only when they are not zero; the year when it
// is not the year of `now` or 300 days away; the offset when the clock shows this time twice
// ("Sun 25 Oct 01:30 +01:00 Europe/London"). What stands before the last comma is understood by
// parse_when.
std::string echo(Instant at, Instant now, const Zone& zone);

// The same without zone and distance: "Tue 24 Nov 09:00". `now` is on the same clock.
std::string echo_civil(LocalTime time, LocalTime now);

// "in 22 h", "in 2 h 15 min", "in 3 days", "5 min ago"; "now" within a second.
std::string echo_distance(Instant at, Instant now);

// RFC 3339 on the zone's clock with its offset: "2026-12-01T09:00:00+00:00".
std::string format_local_rfc3339(Instant at, const Zone& zone);

// "+00:00", "-09:30", "+05:45"; seconds of historic offsets are dropped.
std::string format_offset(std::chrono::seconds offset);

}  // namespace pigeon::calendar
