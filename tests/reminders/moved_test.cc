#include "reminders/moved.h"

#include <gtest/gtest.h>

namespace pigeon::reminders {
namespace {

TEST(MovedTexts, say_what_and_when_in_the_language_of_the_person) {
  const calendar::LocalTime at =
      calendar::LocalTime(std::chrono::local_days(std::chrono::year(2026) / 11 / 26)) +
      std::chrono::hours(14);
  EXPECT_EQ(moved_text("Check-up", at, "en"), "Check-up: now moved to Thu 26 Nov 14:00");
  EXPECT_EQ(moved_text("", at, "de"), "Ihr Termin: verschoben auf Do 26. Nov 14:00");
  EXPECT_EQ(cancelled_text("Check-up", at, "en"), "Check-up, Thu 26 Nov 14:00 is cancelled");
  EXPECT_EQ(cancelled_text("", at, "xx").substr(0, 16), "Your appointment");
}

}  // namespace
}  // namespace pigeon::reminders
