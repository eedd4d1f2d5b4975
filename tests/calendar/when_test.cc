#include "calendar/when.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "calendar/echo.h"
#include "tests/base/rows.h"
#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using pigeon::test::read_rows;
using test::instant;
using test::zone;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;

// What a hint offers in quotes.
std::vector<std::string> readings_in(std::string_view hint) {
  std::vector<std::string> found;
  for (std::size_t open = hint.find('"'); open != std::string_view::npos;) {
    const std::size_t close = hint.find('"', open + 1);
    found.emplace_back(hint.substr(open + 1, close - open - 1));
    open = hint.find('"', close + 1);
  }
  return found;
}

std::vector<std::string> parts(std::string_view list) {
  std::vector<std::string> found;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    found.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return found;
}

TEST(ParseWhen, finds_the_instant_that_is_meant) {
  for (const auto& row : read_rows("calendar-phrases.tsv", 4)) {
    const Zone z = zone(row[1]);
    const auto moment = parse_when(row[2], instant(row[0]), z);
    ASSERT_TRUE(moment) << "line " << row.line << ": " << moment.error().text();
    EXPECT_EQ(format_local_rfc3339(moment->at, z), row[3]) << "line " << row.line << " " << row[2];
  }
}

TEST(ParseWhen, keeps_the_civil_time_from_which_the_instant_can_be_derived_again) {
  for (const auto& row : read_rows("calendar-phrases.tsv", 4)) {
    const Zone z = zone(row[1]);
    const auto moment = parse_when(row[2], instant(row[0]), z);
    ASSERT_TRUE(moment) << "line " << row.line;
    if (moment->meant == Moment::Meant::wall_clock) {
      EXPECT_EQ(z.to_utc(moment->civil), moment->at) << "line " << row.line;
    } else {
      EXPECT_EQ(z.to_local(moment->at), moment->civil) << "line " << row.line;
    }
  }
}

TEST(ParseWhen, tells_wall_clock_times_from_instants) {
  const auto meant = [](std::string_view words) {
    return parse_when(words, instant("2026-11-24T16:45:00Z"), zone("Europe/London"))->meant;
  };
  for (const char* words : {"tomorrow 9am", "in 2 days", "2026-12-01 09:00", "noon"}) {
    EXPECT_EQ(meant(words), Moment::Meant::wall_clock) << words;
  }
  for (const char* words : {"in 2 hours", "2026-12-01T09:00:00Z", "2026-12-01 09:00 +01:00"}) {
    EXPECT_EQ(meant(words), Moment::Meant::instant) << words;
  }
}

TEST(ParseWhen, understands_its_own_echo) {
  for (const auto& row : read_rows("calendar-phrases.tsv", 4)) {
    const Zone z = zone(row[1]);
    const Instant now = instant(row[0]);
    const Instant at = parse_when(row[2], now, z).value().at;
    const std::string told = echo(at, now, z);
    const auto again = parse_when(told.substr(0, told.rfind(',')), now, z);
    ASSERT_TRUE(again) << "line " << row.line << " " << told << ": " << again.error().text();
    EXPECT_EQ(again->at, at) << "line " << row.line << " " << told;
  }
}

TEST(ParseWhen, understands_every_instant_of_two_years_by_its_echo_and_by_rfc_3339) {
  for (const char* name : {"Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC"}) {
    const Zone z = zone(name);
    const Instant now = instant("2026-02-03T04:05:06Z");
    for (Instant at = now + std::chrono::seconds(1); at < instant("2027-12-01T00:00:00Z");
         at += std::chrono::minutes(4013)) {
      const std::string told = echo(at, now, z);
      for (const std::string& words :
           {told.substr(0, told.rfind(',')), format_local_rfc3339(at, z), format_rfc3339(at)}) {
        const auto again = parse_when(words, now, z);
        ASSERT_TRUE(again) << name << " " << words << ": " << again.error().text();
        ASSERT_EQ(again->at, at) << name << " " << words;
      }
    }
  }
}

TEST(ParseWhen, understands_its_echo_in_the_hour_that_happens_twice) {
  const Zone london = zone("Europe/London");
  const Instant now = instant("2026-10-24T12:00:00Z");
  for (Instant at = instant("2026-10-25T00:00:00Z"); at < instant("2026-10-25T02:00:00Z");
       at += std::chrono::minutes(10)) {
    const std::string told = echo(at, now, london);
    EXPECT_EQ(parse_when(told.substr(0, told.rfind(',')), now, london).value().at, at) << told;
  }
}

TEST(ParseWhen, refuses_what_can_be_meant_in_two_ways_and_what_it_does_not_understand) {
  for (const auto& row : read_rows("calendar-refused.tsv", 6)) {
    const Zone z = zone(row[1]);
    const auto moment = parse_when(row[2], instant(row[0]), z);
    ASSERT_FALSE(moment) << "line " << row.line << " " << row[2] << " read as "
                         << format_local_rfc3339(moment->at, z);
    EXPECT_EQ(moment.error().code(), row[3]) << "line " << row.line;
    EXPECT_THAT(moment.error().meaning(), HasSubstr(row[4])) << "line " << row.line;
    if (!row[5].empty()) {
      EXPECT_THAT(readings_in(moment.error().hint()), ElementsAreArray(parts(row[5])))
          << "line " << row.line << " " << row[2];
    }
  }
}

TEST(ParseWhen, offers_only_readings_that_can_be_typed_and_are_to_come) {
  int offered = 0;
  for (const auto& row : read_rows("calendar-refused.tsv", 6)) {
    const Zone z = zone(row[1]);
    const Instant now = instant(row[0]);
    for (const std::string& reading : parts(row[5])) {
      const auto moment = parse_when(reading, now, z);
      ASSERT_TRUE(moment) << "line " << row.line << " " << moment.error().text();
      EXPECT_GT(moment->at, now);
      EXPECT_EQ(echo_civil(moment->civil, z.to_local(now)), reading);
      ++offered;
    }
  }
  EXPECT_GT(offered, 60);
}

TEST(ParseWhen, a_refusal_is_short_and_safe_on_a_terminal) {
  const std::string words = "tomorrow " + std::string(100000, 'x');
  for (const std::string& said :
       {words, std::string("\x1b]0;owned\x07 9am"), std::string("\xFF")}) {
    const auto moment = parse_when(said, instant("2026-11-24T16:45:00Z"), zone("Europe/London"));
    ASSERT_FALSE(moment);
    EXPECT_LT(moment.error().text().size(), 1000u);
    EXPECT_EQ(moment.error().text().find('\x1b'), std::string::npos);
  }
}

// Words thrown together: whatever is accepted must hold what every accepted time holds.
TEST(ParseWhen, of_words_in_any_order_accepts_only_instants_that_its_echo_confirms) {
  constexpr std::array kWords{"tomorrow", "today", "tonight", "fri",  "next",  "this", "in",   "2",
                              "9am",      "14:30", "12",      "pm",   "1 dec", "nov",  "27th", "at",
                              "week",     "days",  "hours",   "noon", "and",   "mon",  "2027", "31",
                              "midnight", "month", "morgen",  "à",    "9h",    "uhr",  "the"};
  const Zone london = zone("Europe/London");
  const Instant now = instant("2026-10-24T23:30:00Z");
  int accepted = 0;
  std::minstd_rand random(7);
  for (int i = 0; i < 1200; ++i) {
    std::string words;
    for (auto left = 1 + random() % 5; left > 0; --left) {
      words += std::string(words.empty() ? "" : " ") + kWords.at(random() % kWords.size());
    }
    const auto moment = parse_when(words, now, london);
    if (!moment) continue;
    ++accepted;
    ASSERT_GT(moment->at, now) << words;
    ASSERT_LT(moment->at, now + std::chrono::years(10) + std::chrono::days(1)) << words;
    const std::string told = echo(moment->at, now, london);
    const auto again = parse_when(told.substr(0, told.rfind(',')), now, london);
    ASSERT_TRUE(again) << words << ": " << again.error().text();
    ASSERT_EQ(again->at, moment->at) << words << ": " << told;
  }
  EXPECT_GT(accepted, 40);
}

TEST(ParseWhen, a_time_that_is_past_today_is_never_moved_silently) {
  const Zone london = zone("Europe/London");
  const Instant midnight = instant("2026-11-24T00:00:00Z");
  for (int minute = 1; minute < 24 * 60; minute += 7) {
    const Instant now = midnight + std::chrono::minutes(minute);
    const auto today = parse_when("today 12:00", now, london);
    EXPECT_EQ(today.has_value(), now < instant("2026-11-24T12:00:00Z"));
    const auto next = parse_when("12:00", now, london);
    ASSERT_TRUE(next);
    EXPECT_GT(next->at, now);
    EXPECT_LE(next->at, now + std::chrono::hours(24));
  }
}

}  // namespace
}  // namespace pigeon::calendar
