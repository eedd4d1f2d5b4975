#include "calendar/repeating.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/base/rows.h"
#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using pigeon::test::read_rows;
using test::instant;
using test::text_of;
using test::zone;
using ::testing::HasSubstr;

constexpr const char* kNow = "2026-11-24T16:45:00Z";

Result<Repeating> repeating(const std::string& rule, const std::string& when, const Zone& z) {
  return parse_repeating(rule, when.empty() ? std::nullopt : std::optional<std::string_view>(when),
                         instant(kNow), z);
}

TEST(Repeating, comes_when_it_is_meant_to) {
  const Zone london = zone("Europe/London");
  for (const auto& row : read_rows("calendar-repeats.tsv", 4)) {
    const auto read = repeating(row[0], row[1], london);
    ASSERT_TRUE(read) << "line " << row.line << ": " << read.error().text();
    EXPECT_EQ(read->rule.text(), row[2]) << "line " << row.line << " " << row[0];
    const auto found =
        read->moments(instant(kNow), instant(kNow) + std::chrono::days(3700), london, 4);
    std::string times;
    for (const Moment& moment : *found)
      times += (times.empty() ? "" : " ") + text_of(moment.civil).substr(0, 16);
    EXPECT_EQ(times, row[3]) << "line " << row.line << " " << row[0];
  }
}

TEST(Repeating, refuses_what_can_be_meant_in_two_ways) {
  for (const auto& row : read_rows("calendar-repeats-refused.tsv", 4)) {
    const auto read = repeating(row[0], row[1], zone("Europe/London"));
    ASSERT_FALSE(read) << "line " << row.line << " " << row[0] << " is " << read->rule.text();
    EXPECT_EQ(read.error().code(), row[2]) << "line " << row.line << " " << read.error().text();
    EXPECT_THAT(read.error().meaning(), HasSubstr(row[3])) << "line " << row.line;
  }
}

TEST(Repeating, keeps_the_wall_clock_when_the_offset_changes) {
  const Zone london = zone("Europe/London");
  const auto read = repeating("every sun 01:30", "", london);
  const auto in_spring =
      read->moments(instant("2027-03-22T00:00:00Z"), instant("2027-04-05T00:00:00Z"), london, 10);
  ASSERT_EQ(in_spring->size(), 2u);
  // 28 March 2027, 01:30 does not exist: the offset before the gap.
  EXPECT_EQ(format_rfc3339(in_spring->at(0).at), "2027-03-28T01:30:00Z");
  EXPECT_EQ(format_rfc3339(in_spring->at(1).at), "2027-04-04T00:30:00Z");
  const auto in_autumn =
      read->moments(instant("2027-10-30T00:00:00Z"), instant("2027-11-08T00:00:00Z"), london, 10);
  ASSERT_EQ(in_autumn->size(), 2u);
  // 31 October 2027, 01:30 happens twice: the first.
  EXPECT_EQ(format_rfc3339(in_autumn->at(0).at), "2027-10-31T00:30:00Z");
  EXPECT_EQ(format_rfc3339(in_autumn->at(1).at), "2027-11-07T01:30:00Z");
}

}  // namespace
}  // namespace pigeon::calendar
