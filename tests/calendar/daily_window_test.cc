#include "calendar/daily_window.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using test::civil;
using test::instant;
using test::zone;

DailyWindow window(std::string_view text) {
  return DailyWindow::parse(text).value();
}

struct Written {
  const char* text;
  const char* canonical;
};

TEST(DailyWindow, is_read_as_people_write_it) {
  for (const Written& row :
       {Written{"20:00-08:00", "20:00-08:00"}, Written{"8:30 - 12:00", "08:30-12:00"},
        Written{" 20:00–08:00 ", "20:00-08:00"}, Written{"22:00-24:00", "22:00-00:00"},
        Written{"00:00-06:00", "00:00-06:00"}, Written{"none", "none"}, Written{"", "none"},
        Written{"  ", "none"}}) {
    const auto read = DailyWindow::parse(row.text);
    ASSERT_TRUE(read) << row.text;
    EXPECT_EQ(read->text(), row.canonical);
    EXPECT_EQ(DailyWindow::parse(read->text()), *read);
  }
}

TEST(DailyWindow, that_is_none_is_refused_with_the_form_to_write) {
  for (const char* text :
       {"20:00", "20-08", "20:00-", "-08:00", "25:00-08:00", "20:60-08:00", "20:00-08:00-09:00",
        "24:01-08:00", "8pm-8am", "20:00-20:00", "00:00-24:00", "always", "2O:00-08:00",
        "020:00-08:00", "20:0-08:00", "\x1b[2J"}) {
    const auto read = DailyWindow::parse(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code(), "invalid-quiet");
    EXPECT_THAT(read.error().hint(), ::testing::HasSubstr("20:00-08:00"));
    EXPECT_EQ(read.error().text().find('\x1b'), std::string::npos);
  }
}

struct Clock {
  const char* window;
  const char* time;
  bool inside;
};

TEST(DailyWindow, begins_at_its_first_minute_and_ends_before_its_last) {
  for (const Clock& row : {
           Clock{"20:00-08:00", "2026-11-24T19:59:59.999", false},
           Clock{"20:00-08:00", "2026-11-24T20:00:00", true},
           Clock{"20:00-08:00", "2026-11-24T23:59:59", true},
           Clock{"20:00-08:00", "2026-11-25T00:00:00", true},
           Clock{"20:00-08:00", "2026-11-25T07:59:59.999", true},
           Clock{"20:00-08:00", "2026-11-25T08:00:00", false},
           Clock{"12:00-14:00", "2026-11-25T11:59:59", false},
           Clock{"12:00-14:00", "2026-11-25T12:00:00", true},
           Clock{"12:00-14:00", "2026-11-25T14:00:00", false},
           Clock{"22:00-24:00", "2026-11-25T23:59:59", true},
           Clock{"22:00-24:00", "2026-11-25T00:00:00", false},
           Clock{"none", "2026-11-25T00:00:00", false},
       }) {
    EXPECT_EQ(window(row.window).contains(civil(row.time)), row.inside)
        << row.window << " " << row.time;
  }
}

struct Edge {
  const char* window;
  const char* at;
  const char* begin;
  const char* end;
};

TEST(DailyWindow, around_an_instant_begins_and_ends_by_the_wall_clock) {
  const Zone london = zone("Europe/London");
  for (const Edge& row : {
           // Before and after midnight.
           Edge{"20:00-08:00", "2026-11-24T21:00:00Z", "2026-11-24T20:00:00Z",
                "2026-11-25T08:00:00Z"},
           Edge{"20:00-08:00", "2026-11-25T06:30:00Z", "2026-11-24T20:00:00Z",
                "2026-11-25T08:00:00Z"},
           // The first instant is inside, the last is not.
           Edge{"20:00-08:00", "2026-11-24T20:00:00Z", "2026-11-24T20:00:00Z",
                "2026-11-25T08:00:00Z"},
           Edge{"20:00-08:00", "2026-11-25T08:00:00Z", "2026-11-25T08:00:00Z",
                "2026-11-25T08:00:00Z"},
           Edge{"20:00-08:00", "2026-11-25T12:00:00Z", "2026-11-25T12:00:00Z",
                "2026-11-25T12:00:00Z"},
           // A night of eleven hours in spring, of thirteen in autumn.
           Edge{"20:00-08:00", "2026-03-29T00:30:00Z", "2026-03-28T20:00:00Z",
                "2026-03-29T07:00:00Z"},
           Edge{"20:00-08:00", "2026-03-29T03:00:00Z", "2026-03-28T20:00:00Z",
                "2026-03-29T07:00:00Z"},
           Edge{"20:00-08:00", "2026-10-25T00:30:00Z", "2026-10-24T19:00:00Z",
                "2026-10-25T08:00:00Z"},
           Edge{"20:00-08:00", "2026-10-25T01:30:00Z", "2026-10-24T19:00:00Z",
                "2026-10-25T08:00:00Z"},
           // The end happens twice: quiet in both passes.
           Edge{"20:00-01:30", "2026-10-25T00:10:00Z", "2026-10-24T19:00:00Z",
                "2026-10-25T00:30:00Z"},
           Edge{"01:00-01:30", "2026-10-25T01:10:00Z", "2026-10-25T01:00:00Z",
                "2026-10-25T01:30:00Z"},
           // The end is skipped.
           Edge{"20:00-01:30", "2026-03-29T00:30:00Z", "2026-03-28T20:00:00Z",
                "2026-03-29T01:30:00Z"},
           Edge{"none", "2026-11-25T06:30:00Z", "2026-11-25T06:30:00Z", "2026-11-25T06:30:00Z"},
       }) {
    const DailyWindow quiet = window(row.window);
    EXPECT_EQ(format_rfc3339(quiet.begin_before(instant(row.at), london)), row.begin) << row.at;
    EXPECT_EQ(format_rfc3339(quiet.end_after(instant(row.at), london)), row.end) << row.at;
  }
}

TEST(DailyWindow, its_end_always_lies_outside_and_not_before) {
  for (const char* name : {"Europe/London", "Australia/Lord_Howe", "Africa/Casablanca"}) {
    const Zone z = zone(name);
    for (const char* text : {"20:00-08:00", "22:00-02:00", "01:00-02:30", "00:30-01:30"}) {
      const DailyWindow quiet = window(text);
      for (Instant at = instant("2026-01-01T00:00:00Z"); at < instant("2027-01-01T00:00:00Z");
           at += std::chrono::minutes(127)) {
        const Instant end = quiet.end_after(at, z);
        const Instant begin = quiet.begin_before(at, z);
        ASSERT_FALSE(quiet.contains(end, z)) << name << " " << text << " " << format_rfc3339(at);
        ASSERT_GE(end, at);
        ASSERT_LE(begin, at);
        ASSERT_LE(end - begin, std::chrono::hours(14));
        ASSERT_EQ(quiet.contains(at, z), begin < end || quiet.contains(begin, z));
      }
    }
  }
}

}  // namespace
}  // namespace pigeon::calendar
