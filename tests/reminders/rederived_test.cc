#include "reminders/rederived.h"

#include <gtest/gtest.h>

#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::test::civil;
using calendar::test::zone;

Instant instant(const char* text) {
  return parse_rfc3339(text).value();
}

// Planned when London was still thought to be an hour ahead in December.
Reminder planned_by_old_rules() {
  Reminder reminder{.to = PhoneNumber::from_stored("+447700900101"),
                    .text = "Visit",
                    .asked = instant("2026-12-01T08:00:00Z"),
                    .due = instant("2026-12-01T08:00:00Z")};
  reminder.civil = civil("2026-12-01T09:00:00");
  reminder.expires = instant("2026-12-01T20:00:00Z");
  reminder.key = "visit 7|+447700900101|1d|2026-12-02T08:00:00Z";
  return reminder;
}

TEST(Rederived, the_wall_clock_stays_and_the_instants_follow) {
  Reminder old = planned_by_old_rules();
  auto anew = rederived(old, zone("Europe/London"));
  ASSERT_TRUE(anew);
  EXPECT_EQ(format_rfc3339(anew->asked), "2026-12-01T09:00:00Z");
  EXPECT_EQ(format_rfc3339(anew->due), "2026-12-01T09:00:00Z");
  EXPECT_EQ(format_rfc3339(*anew->expires), "2026-12-01T21:00:00Z");
  EXPECT_EQ(anew->key, "visit 7|+447700900101|1d|2026-12-02T09:00:00Z");
  EXPECT_FALSE(rederived(*anew, zone("Europe/London"))) << "they are right now";

  // Quiet hours had moved it to the evening before.
  old.due = instant("2026-11-30T18:30:00Z");
  EXPECT_EQ(format_rfc3339(rederived(old, zone("Europe/London"))->due), "2026-11-30T19:30:00Z");
}

TEST(Rederived, an_instant_that_was_meant_as_one_stays) {
  Reminder reminder = planned_by_old_rules();
  reminder.civil.reset();
  EXPECT_FALSE(rederived(reminder, zone("Europe/London")));
}

}  // namespace
}  // namespace pigeon::reminders
