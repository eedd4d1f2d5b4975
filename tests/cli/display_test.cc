// What stands on a screen: widths, wrapping, tables, local times, spans of time.
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/display_width.h"
#include "base/duration.h"
#include "cli/local_time.h"
#include "cli/number_offline.h"
#include "cli/table.h"
#include "cli/text_argument.h"

namespace pigeon::cli {
namespace {

using testing::ElementsAre;

TEST(DisplayWidth, counts_columns_and_not_bytes) {
  struct Row {
    const char* text;
    int columns;
  };
  for (const Row& row : {Row{"", 0}, Row{"abc", 3}, Row{"é", 1}, Row{"e\u0301", 1}, Row{"日本", 4},
                         Row{"😀", 2}, Row{"€[]", 3}}) {
    EXPECT_EQ(display_width(row.text), row.columns) << row.text;
  }
}

TEST(Wrap, breaks_at_blanks_and_loses_nothing_else) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(wrap("日本語", 5), ElementsAre("日本", "語"));
  EXPECT_THAT(wrap("日", 1), ElementsAre("日"));
  EXPECT_THAT(wrap("", 5), ElementsAre(""));
  EXPECT_THAT(wrap(" x", 1), ElementsAre(" ", "x"));
}

const Screen kTerminal{.terminal = true, .error_terminal = true, .colours = false, .width = 40};
const Screen kPipe{};

TEST(TableForAPerson, columns_are_as_wide_as_their_widest_cell) {
  std::ostringstream out;
  Table table(kTerminal, out, {{"ID"}, {"NAME"}});
  table.add({{"1"}, {"Ann"}});
  table.add({{"1000"}, {"Bob"}});
  EXPECT_EQ(out.str(), "");
  table.finish();
  EXPECT_EQ(out.str(), "ID    NAME\n1     Ann\n1000  Bob\n");
}

TEST(TableForAPerson, rows_that_come_later_are_printed_at_once) {
  std::ostringstream out;
  Table table(kTerminal, out, {{"ID", 4}, {"NAME"}}, Table::Flow::as_they_come);
  table.add({{"1"}, {"Ann"}});
  EXPECT_EQ(out.str(), "ID    NAME\n1     Ann\n");
}

TEST(TableForAProgram, has_no_title_and_no_line_break_in_a_cell) {
  std::ostringstream out;
  Table table(kPipe, out, {{"ID"}, {"TEXT"}});
  table.add({{"1"}, {"a\tb\nc"}});
  table.finish("nothing");
  EXPECT_EQ(out.str(), "1\ta\\u{9}b\\u{A}c\n");
}

TEST(LocalTime, is_that_of_the_zone_of_this_machine) {
  ::setenv("TZ", "Europe/Berlin", 1);
  ::tzset();
  EXPECT_EQ(local_time("2026-07-01T10:00:00Z"), "Wed 2026-07-01 12:00");
  EXPECT_EQ(local_time("2026-12-31T23:30:00Z"), "Fri 2027-01-01 00:30");
  EXPECT_EQ(local_time("soon"), "soon");
  EXPECT_EQ(local_time(""), "");
}

TEST(Duration, is_read_with_its_unit) {
  struct Row {
    const char* text;
    std::int64_t ms;
  };
  for (const Row& row : {Row{"60s", 60000}, Row{"90", 90000}, Row{"500ms", 500}, Row{"1.5s", 1500},
                         Row{"2m", 120000}, Row{"1h", 3600000}, Row{"1d", 86400000}, Row{"0", 0}}) {
    const auto read = parse_duration(row.text);
    ASSERT_TRUE(read) << row.text;
    EXPECT_EQ(read->count(), row.ms) << row.text;
  }
}

TEST(Duration, nonsense_is_refused_with_the_form_to_write) {
  for (const char* text : {"", "s", "-1s", "1w", "1 s", "inf", "nan", "1e9", "400d", "1s2"}) {
    const auto read = parse_duration(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code(), "invalid-duration");
  }
}

TEST(NumberOffline, is_judged_as_far_as_no_country_is_needed) {
  EXPECT_EQ(number_offline("+44 7700 900101"), "+447700900101");
  EXPECT_EQ(number_offline("0044 7700 900101"), "+447700900101");
  EXPECT_EQ(number_offline("60777"), "60777");
  EXPECT_EQ(number_offline("07700 900101"), "07700 900101");
  for (const char* text : {"", "abc", "+44", "+44 7700 90010x", "0044", "12345678901234567"}) {
    const auto number = number_offline(text);
    ASSERT_FALSE(number) << text;
    EXPECT_EQ(number.error().code(), "invalid-number");
  }
}

TEST(TextFromInput, loses_one_line_break_and_no_more) {
  struct Row {
    std::string in;
    std::string text;
  };
  for (const Row& row : {Row{"", ""}, Row{"a", "a"}, Row{"a\n", "a"}, Row{"a\n\n", "a\n"},
                         Row{"a\r\n", "a"}, Row{" a \n", " a "}}) {
    std::istringstream in(row.in);
    EXPECT_EQ(read_text(in), row.text);
  }
}

TEST(TextFromInput, has_a_limit) {
  std::istringstream in(std::string(256 * 1024 + 1, 'x'));
  EXPECT_EQ(read_text(in).error().code(), "text-too-long");
}

}  // namespace
}  // namespace pigeon::cli
