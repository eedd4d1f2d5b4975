#include "calendar/time_of_day.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace pigeon::calendar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Row {
  const char* said;
  ClockSaid clock;
  std::optional<PartOfDay> part;
  std::optional<Milliseconds> time;  // nothing: unclear
  std::vector<Milliseconds> readings = {};
};

TEST(TimeOfDay, is_that_of_the_24_hour_clock_unless_something_says_otherwise) {
  const auto evening = PartOfDay::evening;
  const auto morning = PartOfDay::morning;
  const auto afternoon = PartOfDay::afternoon;
  const minutes half_past_two = hours(2) + minutes(30);
  for (const Row& row : std::vector<Row>{
           {"at 7", {.time = hours(7), .bare = true}, {}, hours(7)},
           {"at 23", {.time = hours(23), .bare = true}, {}, hours(23)},
           {"at 1", {.time = hours(1), .bare = true}, {}, {}, {hours(1), hours(13)}},
           {"at 6", {.time = hours(6), .bare = true}, {}, {}, {hours(6), hours(18)}},
           {"at 0", {.time = hours(0), .bare = true}, {}, {}, {hours(0)}},
           {"at 24", {.time = hours(24), .bare = true}, {}, {}, {hours(24)}},
           {"at 25", {.time = hours(25), .bare = true}, {}, {}, {}},
           {"24:30", {.time = hours(24) + minutes(30)}, {}, {}, {}},
           {"00:30", {.time = minutes(30)}, {}, minutes(30)},
           {"02:30", {.time = half_past_two}, {}, half_past_two},
           {"2:30",
            {.time = half_past_two, .hour_digits = 1},
            {},
            {},
            {half_past_two, half_past_two + hours(12)}},
           {"7:30", {.time = hours(7), .hour_digits = 1}, {}, hours(7)},
           {"1am", {.time = hours(1), .bare = true, .pm = false}, {}, hours(1)},
           {"1pm", {.time = hours(1), .bare = true, .pm = true}, {}, hours(13)},
           {"12pm", {.time = hours(12), .bare = true, .pm = true}, {}, hours(12)},
           {"12:30am", {.time = hours(12) + minutes(30), .pm = false}, {}, minutes(30)},
           {"13pm", {.time = hours(13), .bare = true, .pm = true}, {}, {}, {hours(13)}},
           {"0:30 pm", {.time = minutes(30), .pm = true}, {}, {}, {minutes(30)}},
           {"8 in the evening", {.time = hours(8), .bare = true}, evening, hours(20)},
           {"20:00 in the evening", {.time = hours(20)}, evening, hours(20)},
           {"4 in the evening", {.time = hours(4), .bare = true}, evening, {}, {hours(4)}},
           {"8am in the evening",
            {.time = hours(8), .bare = true, .pm = false},
            evening,
            {},
            {hours(8)}},
           {"3 in the afternoon", {.time = hours(3), .bare = true}, afternoon, hours(15)},
           {"5 in the morning", {.time = hours(5), .bare = true}, morning, hours(5)},
           {"12 in the morning", {.time = hours(12), .bare = true}, morning, {}, {hours(12)}},
           {"noon", {.kind = ClockSaid::Kind::noon}, {}, hours(12)},
           {"noon in the evening", {.kind = ClockSaid::Kind::noon}, evening, {}, {hours(12)}},
       }) {
    const Said said{.clock = row.clock, .part_of_day = row.part};
    const auto time = time_of_day(said);
    ASSERT_EQ(time.has_value(), row.time.has_value()) << row.said;
    if (time) {
      EXPECT_EQ(*time, *row.time) << row.said;
    } else {
      EXPECT_EQ(time.error().readings, row.readings) << row.said;
      EXPECT_FALSE(time.error().why.empty()) << row.said;
    }
  }
}

TEST(TimeOfDay, of_tonight_is_in_the_evening) {
  const Said said{.tonight = true, .clock = ClockSaid{.time = hours(9), .bare = true}};
  EXPECT_EQ(time_of_day(said).value(), hours(21));
}

TEST(TimeOfDay, of_midnight_is_left_to_the_date) {
  EXPECT_TRUE(is_midnight({.kind = ClockSaid::Kind::midnight}));
  EXPECT_TRUE(is_midnight({.time = hours(12), .bare = true, .pm = false}));
  EXPECT_FALSE(is_midnight({.time = hours(12), .bare = true, .pm = true}));
  EXPECT_FALSE(is_midnight({.time = hours(12)}));
  EXPECT_FALSE(is_midnight({.kind = ClockSaid::Kind::noon}));
  EXPECT_FALSE(is_midnight({.time = hours(0)}));
}

}  // namespace
}  // namespace pigeon::calendar
