#include "calendar/recurrence.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/base/rows.h"
#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using pigeon::test::read_rows;
using test::civil;
using test::text_of;
using test::zone;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> occurrences(const std::string& rule, const std::string& start,
                                     std::size_t most) {
  const auto parsed = Recurrence::parse(rule);
  if (!parsed) return {parsed.error().text()};
  const LocalTime from = civil(start + ":00");
  const auto found =
      parsed->between(from, from, from + std::chrono::years(30), zone("America/New_York"), most);
  if (!found) return {found.error().text()};
  std::vector<std::string> texts;
  for (const LocalTime time : *found)
    texts.push_back(text_of(time).substr(0, 16));
  return texts;
}

TEST(Recurrence, comes_when_the_examples_of_rfc_5545_say) {
  for (const auto& row : read_rows("rfc5545-recurrences.tsv", 4)) {
    std::vector<std::string> expected = words_of(row[3]);
    const bool goes_on = expected.back() == "...";
    if (goes_on) expected.pop_back();
    const std::size_t most = goes_on ? expected.size() : expected.size() + 1;
    EXPECT_EQ(occurrences(row[2], row[1], most), expected) << "line " << row.line << " " << row[0];
  }
}

TEST(Recurrence, takes_the_last_day_of_a_short_month_when_the_rule_says_so) {
  EXPECT_EQ(occurrences("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", "2026-01-31T09:00", 4),
            (std::vector<std::string>{"2026-01-31T09:00", "2026-02-28T09:00", "2026-03-31T09:00",
                                      "2026-04-30T09:00"}));
  EXPECT_EQ(occurrences("FREQ=MONTHLY", "2026-01-31T09:00", 3),
            (std::vector<std::string>{"2026-01-31T09:00", "2026-03-31T09:00", "2026-05-31T09:00"}));
}

TEST(Recurrence, an_end_that_is_a_date_holds_for_its_whole_day) {
  EXPECT_EQ(occurrences("FREQ=DAILY;UNTIL=20261202", "2026-12-01T09:00", 5).size(), 2u);
  EXPECT_EQ(occurrences("FREQ=DAILY;UNTIL=20261202T080000", "2026-12-01T09:00", 5).size(), 1u);
  // 13:59 in UTC is 8:59 in New York.
  EXPECT_EQ(occurrences("FREQ=DAILY;UNTIL=20261202T135900Z", "2026-12-01T09:00", 5).size(), 1u);
  EXPECT_EQ(occurrences("FREQ=DAILY;UNTIL=20261202T140000Z", "2026-12-01T09:00", 5).size(), 2u);
}

TEST(Recurrence, keeps_its_count_when_only_a_part_is_asked_for) {
  const auto rule = Recurrence::parse("FREQ=DAILY;COUNT=3");
  const auto found = rule->between(civil("2026-12-01T09:00:00"), civil("2026-12-02T00:00:00"),
                                   civil("2027-12-02T00:00:00"), zone("UTC"), 10);
  EXPECT_EQ(found->size(), 2u);
  EXPECT_FALSE(rule->is_endless());
  EXPECT_TRUE(Recurrence::parse("FREQ=DAILY")->is_endless());
}

TEST(Recurrence, refuses_what_is_no_rule) {
  for (const char* rule : {"", "FREQ", "FREQ=SOMETIMES", "FREQ=WEEKLY;BYDAY=XX", "every thu",
                           "FREQ=DAILY;COUNT=2;UNTIL=20270101", "FREQ=DAILY;INTERVAL=0x"}) {
    EXPECT_FALSE(Recurrence::parse(rule)) << rule;
  }
  EXPECT_FALSE(Recurrence::parse("FREQ=DAILY;BYDAY=" + std::string(100000, 'M')));
}

TEST(Recurrence, a_rule_that_comes_every_second_for_years_comes_to_an_end_here) {
  const auto found = Recurrence::parse("FREQ=SECONDLY")
                         ->between(civil("2020-01-01T00:00:00"), civil("2026-01-01T00:00:00"),
                                   civil("2027-01-01T00:00:00"), zone("UTC"), 10);
  ASSERT_FALSE(found);
  EXPECT_TRUE(found.error().is("rule-too-frequent"));
}

}  // namespace
}  // namespace pigeon::calendar
