// The next text of what repeats.
#include "reminders/series.h"

#include <gtest/gtest.h>

namespace pigeon::reminders {
namespace {

Instant utc(const char* text) {
  return parse_rfc3339(text).value();
}

Series every_day_at_nine() {
  Series series{.to = PhoneNumber::from_stored("+447700900101"), .text = "Pills"};
  series.literal = true;
  series.zone = series.quiet_zone = "Europe/London";
  series.rule = "FREQ=DAILY";
  series.said = "every day 9:00";
  series.begins = calendar::LocalTime(std::chrono::local_days(std::chrono::year(2026) / 11 / 24)) +
                  std::chrono::hours(9);
  series.key = "pills";
  series.since = utc("2026-11-24T12:00:00Z");
  return series;
}

Reminder text_at(const Series& series, const char* now) {
  const auto quiet = calendar::DailyWindow::parse("20:00-08:00").value();
  const auto next = next_text(series, quiet, utc(now)).value();
  return next ? next->reminder : Reminder{.to = series.to, .text = "none", .asked = {}, .due = {}};
}

TEST(SeriesTexts, the_first_is_the_next_to_come_and_none_before_it_was_said) {
  const Reminder first = text_at(every_day_at_nine(), "2026-11-24T12:00:00Z");
  EXPECT_EQ(format_rfc3339(first.due), "2026-11-25T09:00:00Z");
  EXPECT_EQ(first.text, "Pills");
  EXPECT_EQ(format_rfc3339(*first.expires), "2026-11-25T21:00:00Z")
      << "half a day, as it comes daily";
}

TEST(SeriesTexts, after_a_gap_the_latest_that_is_still_of_use_comes_first) {
  Series series = every_day_at_nine();
  series.last = utc("2026-11-25T09:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-25T09:00:00Z").due), "2026-11-26T09:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-29T10:00:00Z").due), "2026-11-29T09:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-29T22:00:00Z").due), "2026-11-30T09:00:00Z");
}

TEST(SeriesTexts, it_keeps_the_wall_clock_over_the_end_of_summer_time) {
  Series series = every_day_at_nine();
  series.last = utc("2027-03-27T09:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2027-03-27T09:00:00Z").due), "2027-03-28T08:00:00Z");
}

TEST(SeriesTexts, a_stage_goes_before_each_and_tells_its_time) {
  Series series = every_day_at_nine();
  series.literal = false;
  series.text = "Pills {starts|day} {starts|time}";
  series.stage = "1h";
  const Reminder first = text_at(series, "2026-11-24T12:00:00Z");
  EXPECT_EQ(format_rfc3339(first.due), "2026-11-25T08:00:00Z");
  EXPECT_EQ(first.text, "Pills Wed 25 Nov 09:00");
  EXPECT_EQ(format_rfc3339(*first.expires), "2026-11-25T08:30:00Z");
}

TEST(SeriesTexts, rare_ones_are_found_and_what_has_ended_has_none) {
  Series series = every_day_at_nine();
  series.rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29";
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-24T12:00:00Z").due), "2028-02-29T09:00:00Z");
  series.rule = "FREQ=DAILY;COUNT=3";
  series.last = utc("2026-11-26T09:00:00Z");
  EXPECT_EQ(text_at(series, "2026-11-26T09:00:00Z").text, "none");
  series = every_day_at_nine();
  series.until = utc("2026-11-25T08:00:00Z");
  EXPECT_EQ(text_at(series, "2026-11-24T12:00:00Z").text, "none");
}

TEST(SeriesTexts, what_comes_every_ten_minutes_goes_on) {
  Series series = every_day_at_nine();
  series.rule = "FREQ=MINUTELY;INTERVAL=10";
  series.exact = true;
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-24T12:00:00Z").due), "2026-11-24T12:10:00Z");
  series.last = utc("2026-11-26T00:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-26T00:00:00Z").due), "2026-11-26T00:10:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-27T12:01:00Z").due), "2026-11-27T12:00:00Z")
      << "the latest, which is still of use";
}

TEST(SeriesTexts, quiet_hours_move_each_and_a_rule_that_makes_no_sense_says_so) {
  Series series = every_day_at_nine();
  series.begins -= std::chrono::hours(2);  // 7:00
  const Reminder moved = text_at(series, "2026-11-24T12:00:00Z");
  EXPECT_EQ(format_rfc3339(moved.due), "2026-11-25T08:00:00Z");
  EXPECT_FALSE(moved.why_moved.empty());
  series.rule = "FREQ=SOMETIMES";
  EXPECT_EQ(next_text(series, {}, utc("2026-11-24T12:00:00Z")).error().code(), "invalid-rule");
}

TEST(SeriesTexts, a_day_off_is_left_out) {
  Series series = every_day_at_nine();
  series.days_off = "2026-11-25,2026-11-26";
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-24T12:00:00Z").due), "2026-11-27T09:00:00Z");
}

TEST(SeriesTexts, one_that_follows_its_time_comes_after_it) {
  Series series = every_day_at_nine();
  series.stage = "after 3d";
  series.since = utc("2026-11-20T12:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-27T08:00:00Z").due), "2026-11-27T09:00:00Z");
  series.last = utc("2026-11-24T09:00:00Z");
  EXPECT_EQ(format_rfc3339(text_at(series, "2026-11-27T09:00:00Z").due), "2026-11-28T09:00:00Z");
}

}  // namespace
}  // namespace pigeon::reminders
