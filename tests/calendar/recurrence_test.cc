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

// With COUNT it is libical that counts, without it the common rules are reckoned directly.
TEST(Recurrence, the_common_rules_come_when_libical_says_so) {
  const std::vector<std::string> rules = {
      "FREQ=DAILY",
      "FREQ=DAILY;INTERVAL=3",
      "FREQ=WEEKLY",
      "FREQ=WEEKLY;INTERVAL=2",
      "FREQ=WEEKLY;BYDAY=TH",
      "FREQ=WEEKLY;BYDAY=FR,MO,WE",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU",
      "FREQ=WEEKLY;INTERVAL=5;BYDAY=SA,SU;WKST=TH",
      "FREQ=MONTHLY",
      "FREQ=MONTHLY;INTERVAL=5",
      "FREQ=MONTHLY;BYDAY=-1FR",
      "FREQ=MONTHLY;BYDAY=1MO",
      "FREQ=MONTHLY;BYDAY=5SU",
      "FREQ=MONTHLY;BYDAY=-5TU;INTERVAL=2",
      "FREQ=MONTHLY;BYMONTHDAY=1",
      "FREQ=MONTHLY;BYMONTHDAY=31",
      "FREQ=MONTHLY;BYMONTHDAY=-1",
      "FREQ=MONTHLY;BYMONTHDAY=-30",
      "FREQ=YEARLY",
      "FREQ=YEARLY;INTERVAL=3",
  };
  const Zone in = zone("UTC");
  for (const std::string& rule : rules) {
    for (const char* day : {"2026-11-25", "2026-01-31", "2024-02-29", "2027-03-07", "1999-12-31"}) {
      SCOPED_TRACE(rule + " from " + day);
      const LocalTime start = civil(std::string(day) + "T09:30:00");
      const LocalTime end = start + std::chrono::years(500);
      const auto counted =
          Recurrence::parse(rule + ";COUNT=40")->between(start, start, end, in, 99);
      const auto plain = Recurrence::parse(rule);
      ASSERT_EQ(counted->size(), 40u);
      EXPECT_EQ(*plain->between(start, start, end, in, 40), *counted);
      for (const std::size_t n : {1U, 13U, 39U}) {
        const LocalTime first = (*counted)[n] - std::chrono::hours(1);
        EXPECT_EQ(plain->between(start, first, end, in, 1)->front(), (*counted)[n]);
      }
    }
  }
}

TEST(Recurrence, a_common_rule_that_never_comes_has_an_end) {
  const auto rule = Recurrence::parse("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31");
  const LocalTime june = civil("2026-06-01T09:00:00");
  EXPECT_TRUE(rule->between(june, june, june + std::chrono::years(30), zone("UTC"), 1)->empty());
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
