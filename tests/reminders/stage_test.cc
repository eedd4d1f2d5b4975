#include "reminders/stage.h"

#include <gtest/gtest.h>

#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::test::civil;
using calendar::test::zone;

Appointment at(const char* time, const calendar::Zone& z) {
  return {.start = {.at = z.to_utc(civil(time)), .civil = civil(time)}, .zone = z};
}

struct Staged {
  const char* start;
  const char* stage;
  const char* asked;
  const char* useful_until;
};

TEST(Stage, days_keep_the_time_of_day_and_hours_elapse) {
  const calendar::Zone london = zone("Europe/London");
  for (const Staged& row : {
           Staged{"2026-12-03T14:30:00", "0", "2026-12-03T14:30:00Z", "2026-12-03T14:30:00Z"},
           Staged{"2026-12-03T14:30:00", "2h", "2026-12-03T12:30:00Z", "2026-12-03T13:30:00Z"},
           Staged{"2026-12-03T14:30:00", "1d", "2026-12-02T14:30:00Z", "2026-12-03T02:30:00Z"},
           Staged{"2026-12-03T14:30:00", "1 week", "2026-11-26T14:30:00Z", "2026-11-30T02:30:00Z"},
           Staged{"2026-12-03T14:30:00", "2d at 10:00", "2026-12-01T10:00:00Z",
                  "2026-12-02T12:15:00Z"},
           Staged{"2026-12-03T14:30:00", "20 min", "2026-12-03T14:10:00Z", "2026-12-03T14:15:00Z"},
           Staged{"2026-12-03T14:30:00", "10m", "2026-12-03T14:20:00Z", "2026-12-03T14:20:00Z"},
           Staged{"2026-12-03T14:30:00", "after 30m", "2026-12-03T15:00:00Z",
                  "2026-12-04T15:00:00Z"},
           Staged{"2026-12-03T14:30:00", "after 1d at 10:00", "2026-12-04T10:00:00Z",
                  "2026-12-05T10:00:00Z"},
           // 29 March 2026, 09:00 in London: a day before is 23 hours before.
           Staged{"2026-03-29T09:00:00", "1d", "2026-03-28T09:00:00Z", "2026-03-28T20:30:00Z"},
           Staged{"2026-03-29T09:00:00", "24h", "2026-03-28T08:00:00Z", "2026-03-28T20:00:00Z"},
       }) {
    const auto stages = parse_stages(row.stage);
    ASSERT_TRUE(stages) << row.stage;
    const Appointment appointment = at(row.start, london);
    EXPECT_EQ(format_rfc3339(moment_of(stages->front(), appointment).at), row.asked) << row.stage;
    EXPECT_EQ(format_rfc3339(useful_until(stages->front(), appointment)), row.useful_until)
        << row.stage;
  }
}

TEST(Stage, at_the_start_of_a_whole_day_helps_until_it_is_over) {
  Appointment day = at("2026-12-05T00:00:00", zone("Europe/London"));
  day.all_day = true;
  EXPECT_EQ(format_rfc3339(useful_until(Stage{}, day)), "2026-12-06T00:00:00Z");
}

TEST(Stage, several_are_parted_by_commas) {
  const auto stages = parse_stages("2d at 10:00, 1d,2h , 30 minutes");
  ASSERT_TRUE(stages);
  ASSERT_EQ(stages->size(), 4u);
  EXPECT_EQ(stages->at(3).minutes, std::chrono::minutes(30));
}

TEST(Stage, refuses_what_says_no_length_of_time) {
  for (const char* text : {"", "1", "d", "1x", "1d,", "-1d", "2h at 10:00", "1d at 25:00",
                           "1d at 9", "999999999d", "99999999999999999999d", "0 at 10:00"}) {
    EXPECT_FALSE(parse_stages(text)) << text;
  }
}

}  // namespace
}  // namespace pigeon::reminders
