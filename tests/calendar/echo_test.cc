#include "calendar/echo.h"

#include <gtest/gtest.h>

#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using test::instant;
using test::zone;

struct Told {
  const char* zone;
  const char* now;
  const char* at;
  const char* text;
};

TEST(Echo, tells_the_whole_instant_back) {
  for (const Told& row : {
           Told{"Europe/London", "2026-11-23T11:00:00Z", "2026-11-24T09:00:00Z",
                "Tue 24 Nov 09:00 Europe/London, in 22 h"},
           // Seconds only when there are any.
           Told{"Europe/London", "2026-11-24T09:00:00Z", "2026-11-24T09:00:05Z",
                "Tue 24 Nov 09:00:05 Europe/London, in 5 s"},
           // The year when it is another one or 300 days away.
           Told{"Europe/London", "2026-12-31T23:00:00Z", "2027-01-01T00:00:00Z",
                "Fri 1 Jan 2027 00:00 Europe/London, in 1 h"},
           Told{"Europe/London", "2026-01-01T00:00:00Z", "2026-10-28T00:00:00Z",
                "Wed 28 Oct 00:00 Europe/London, in 300 days"},
           Told{"Europe/London", "2026-01-01T00:00:00Z", "2026-10-28T00:00:01Z",
                "Wed 28 Oct 2026 00:00:01 Europe/London, in 300 days"},
           Told{"Europe/London", "2026-11-24T09:00:00Z", "2025-11-24T09:00:00Z",
                "Mon 24 Nov 2025 09:00 Europe/London, 365 days ago"},
           // Another zone has another day.
           Told{"Pacific/Apia", "2026-11-24T11:00:00Z", "2026-11-24T21:30:00Z",
                "Wed 25 Nov 10:30 Pacific/Apia, in 10 h"},
           // The same clock twice.
           Told{"Europe/London", "2026-10-24T00:00:00Z", "2026-10-25T00:30:00Z",
                "Sun 25 Oct 01:30 +01:00 Europe/London, in 24 h"},
           Told{"Europe/London", "2026-10-24T00:00:00Z", "2026-10-25T01:30:00Z",
                "Sun 25 Oct 01:30 +00:00 Europe/London, in 25 h"},
       }) {
    EXPECT_EQ(echo(instant(row.at), instant(row.now), zone(row.zone)), row.text);
  }
}

struct Distance {
  const char* at;
  const char* text;
};

TEST(Echo, tells_how_far_away_it_is_in_the_unit_that_people_would_use) {
  for (const Distance& row : {
           Distance{"2026-11-24T09:00:00Z", "now"},
           Distance{"2026-11-24T09:00:00.999Z", "now"},
           Distance{"2026-11-24T09:00:01Z", "in 1 s"},
           Distance{"2026-11-24T09:00:59.400Z", "in 59 s"},
           Distance{"2026-11-24T09:01:00Z", "in 1 min"},
           Distance{"2026-11-24T09:59:59Z", "in 59 min"},
           Distance{"2026-11-24T10:00:00Z", "in 1 h"},
           Distance{"2026-11-24T11:15:00Z", "in 2 h 15 min"},
           Distance{"2026-11-24T18:59:00Z", "in 9 h 59 min"},
           Distance{"2026-11-24T19:30:00Z", "in 10 h"},
           Distance{"2026-11-26T08:59:00Z", "in 47 h"},
           Distance{"2026-11-26T09:00:00Z", "in 2 days"},
           Distance{"2026-11-24T08:55:00Z", "5 min ago"},
           Distance{"2026-11-20T08:55:00Z", "4 days ago"},
       }) {
    EXPECT_EQ(echo_distance(instant(row.at), instant("2026-11-24T09:00:00Z")), row.text);
  }
}

struct Local {
  const char* zone;
  const char* at;
  const char* text;
};

TEST(Echo, writes_the_clock_of_the_zone_by_rfc_3339) {
  for (const Local& row : {
           Local{"Europe/London", "2026-12-01T09:00:00Z", "2026-12-01T09:00:00+00:00"},
           Local{"Europe/London", "2026-07-01T09:00:00Z", "2026-07-01T10:00:00+01:00"},
           Local{"America/New_York", "2026-12-01T02:00:00Z", "2026-11-30T21:00:00-05:00"},
           Local{"America/St_Johns", "2026-12-01T02:00:00Z", "2026-11-30T22:30:00-03:30"},
           Local{"Asia/Kathmandu", "2026-12-01T09:00:00.250Z", "2026-12-01T14:45:00.250+05:45"},
           Local{"Pacific/Marquesas", "2026-12-01T09:00:00Z", "2026-11-30T23:30:00-09:30"},
       }) {
    const std::string text = format_local_rfc3339(instant(row.at), zone(row.zone));
    EXPECT_EQ(text, row.text);
    EXPECT_EQ(parse_rfc3339(text), instant(row.at));
  }
}

}  // namespace
}  // namespace pigeon::calendar
