#include "reminders/days_off.h"

#include <gtest/gtest.h>

#include "reminders/schedule.h"
#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::test::civil;
using calendar::test::zone;

TEST(DaysOff, are_written_as_they_are_read) {
  const auto off = DaysOff::parse("2026-12-26, 2026-12-25").value();
  EXPECT_EQ(off.text(), "2026-12-25,2026-12-26");
  EXPECT_TRUE(off.contains(civil("2026-12-25T23:59:00")));
  EXPECT_FALSE(off.contains(civil("2026-12-27T00:00:00")));
  for (const char* text : {"25 dec", "2026-02-30", "2026-12-255", "2026/12/25"})
    EXPECT_FALSE(DaysOff::parse(text)) << text;
}

TEST(DaysOff, leave_out_what_lies_on_them_and_say_so) {
  const Instant now = parse_rfc3339("2026-12-20T12:00:00Z").value();
  Scheduling scheduling{.text = "Rehearsal", .literal = true, .now = now, .until = Instant::max()};
  scheduling.days_off = DaysOff::parse("2026-12-24").value();
  std::vector<Appointment> all;
  for (const char* start : {"2026-12-24T18:00:00", "2026-12-31T18:00:00"}) {
    Appointment one{
        .start = {.at = zone("Europe/London").to_utc(civil(start)), .civil = civil(start)},
        .zone = zone("Europe/London")};
    one.to = {"+447700900101"};
    all.push_back(std::move(one));
  }
  const auto texts = schedule(all, scheduling).value();
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].left_out, "Thu 24 Dec is a day off");
  EXPECT_EQ(format_rfc3339(texts[1].plan->due), "2026-12-31T18:00:00Z");
}

}  // namespace
}  // namespace pigeon::reminders
