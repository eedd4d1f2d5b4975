#include "reminders/plan.h"

#include <gtest/gtest.h>

#include "calendar/echo.h"
#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::DailyWindow;
using calendar::Moment;
using calendar::test::instant;
using calendar::test::zone;

Moment at(std::string_view text, const calendar::Zone& z) {
  const Instant asked = instant(text);
  return {.at = asked, .civil = z.to_local(asked), .meant = Moment::Meant::instant};
}

struct Shift {
  const char* asked;
  const char* due;
  const char* why;
};

constexpr const char* kWhy = "quiet hours 20:00-08:00 in Europe/London";

TEST(Plan, leaves_as_asked_unless_that_is_quiet_and_then_when_quiet_ends) {
  const QuietRule quiet{.hours = DailyWindow::parse("20:00-08:00").value(),
                        .zone = zone("Europe/London")};
  for (const Shift& row : {
           Shift{"2026-11-25T09:00:00Z", "2026-11-25T09:00:00Z", ""},
           Shift{"2026-11-25T08:00:00Z", "2026-11-25T08:00:00Z", ""},
           Shift{"2026-11-25T19:59:59Z", "2026-11-25T19:59:59Z", ""},
           Shift{"2026-11-25T20:00:00Z", "2026-11-26T08:00:00Z", kWhy},
           Shift{"2026-11-25T23:30:00Z", "2026-11-26T08:00:00Z", kWhy},
           Shift{"2026-11-26T00:30:00Z", "2026-11-26T08:00:00Z", kWhy},
           Shift{"2026-11-26T07:59:59Z", "2026-11-26T08:00:00Z", kWhy},
           // Summer time begins and ends in the night.
           Shift{"2026-03-28T23:00:00Z", "2026-03-29T07:00:00Z", kWhy},
           Shift{"2026-10-24T23:00:00Z", "2026-10-25T08:00:00Z", kWhy},
       }) {
    const auto planned = plan(at(row.asked, quiet.zone), quiet, instant("2026-01-01T00:00:00Z"));
    ASSERT_TRUE(planned) << row.asked;
    EXPECT_EQ(format_rfc3339(planned->asked.at), row.asked);
    EXPECT_EQ(format_rfc3339(planned->due), row.due);
    EXPECT_EQ(planned->why_moved, row.why);
    EXPECT_EQ(planned->moved(), *row.why != '\0');
  }
}

TEST(Plan, keeps_quiet_on_the_clock_of_the_recipient) {
  const Instant now = instant("2026-11-24T12:00:00Z");
  const DailyWindow night = DailyWindow::parse("20:00-08:00").value();
  const QuietRule apia{.hours = night, .zone = zone("Pacific/Apia")};
  const auto planned = plan(at("2026-11-24T16:00:00Z", apia.zone), apia, now);  // 05:00 there
  ASSERT_TRUE(planned);
  EXPECT_EQ(format_rfc3339(planned->due), "2026-11-24T19:00:00Z");
  EXPECT_EQ(planned->why_moved, "quiet hours 20:00-08:00 in Pacific/Apia");
}

TEST(Plan, moves_nothing_when_exact_or_never_quiet) {
  const Instant now = instant("2026-11-24T12:00:00Z");
  const auto london = zone("Europe/London");
  const Moment night = at("2026-11-24T23:00:00Z", london);
  const QuietRule exact{
      .hours = DailyWindow::parse("20:00-08:00").value(), .zone = london, .exact = true};
  const QuietRule never{.hours = DailyWindow(), .zone = london};
  for (const QuietRule& rule : {exact, never}) {
    const auto planned = plan(night, rule, now);
    ASSERT_TRUE(planned);
    EXPECT_EQ(planned->due, night.at);
    EXPECT_FALSE(planned->moved());
    EXPECT_EQ(planned->why_moved, "");
  }
}

struct Useful {
  const char* now;
  const char* quiet;
  const char* asked;
  const char* useful_until;
  const char* due;  // empty: refused
};

TEST(Plan, comes_before_quiet_when_after_it_would_be_useless) {
  const auto london = zone("Europe/London");
  for (const Useful& row : {
           // Two hours before a visit at 08:30: the evening before.
           Useful{"2026-11-20T12:00:00Z", "20:00-08:00", "2026-11-25T06:30:00Z",
                  "2026-11-25T07:30:00Z", "2026-11-24T19:30:00Z"},
           // Still useful when quiet ends.
           Useful{"2026-11-20T12:00:00Z", "20:00-08:00", "2026-11-25T06:30:00Z",
                  "2026-11-25T08:00:00Z", "2026-11-25T08:00:00Z"},
           // Half past seven is past, quiet has not begun: now.
           Useful{"2026-11-24T19:45:00Z", "20:00-08:00", "2026-11-25T06:30:00Z",
                  "2026-11-25T07:30:00Z", "2026-11-24T19:45:00Z"},
           // Quiet has begun: there is no useful instant left.
           Useful{"2026-11-24T20:00:00Z", "20:00-08:00", "2026-11-25T06:30:00Z",
                  "2026-11-25T07:30:00Z", ""},
           Useful{"2026-11-25T01:00:00Z", "20:00-08:00", "2026-11-25T06:30:00Z",
                  "2026-11-25T07:30:00Z", ""},
           // A day of ten minutes between two nights.
           Useful{"2026-11-20T12:00:00Z", "08:10-08:00", "2026-11-25T06:30:00Z",
                  "2026-11-25T07:30:00Z", "2026-11-24T08:00:00Z"},
           // Useful all the time, asked outside quiet: as asked.
           Useful{"2026-11-20T12:00:00Z", "20:00-08:00", "2026-11-25T09:30:00Z",
                  "2026-11-25T10:30:00Z", "2026-11-25T09:30:00Z"},
       }) {
    const QuietRule quiet{.hours = DailyWindow::parse(row.quiet).value(), .zone = london};
    const auto planned =
        plan(at(row.asked, london), quiet, instant(row.now), instant(row.useful_until));
    if (*row.due == '\0') {
      ASSERT_FALSE(planned) << row.now;
      EXPECT_EQ(planned.error().code(), "no-useful-time");
      EXPECT_NE(planned.error().hint().find("--exact"), std::string::npos);
    } else {
      ASSERT_TRUE(planned) << row.now << ": " << planned.error().text();
      EXPECT_EQ(format_rfc3339(planned->due), row.due) << row.now;
      EXPECT_FALSE(quiet.hours.contains(planned->due, london));
    }
  }
}

TEST(Plan, of_a_year_is_never_quiet_never_past_and_never_early_without_need) {
  const DailyWindow night = DailyWindow::parse("20:00-08:00").value();
  for (const char* name : {"Europe/London", "America/New_York", "Australia/Lord_Howe"}) {
    const QuietRule quiet{.hours = night, .zone = zone(name)};
    for (Instant asked = instant("2026-01-01T00:00:00Z"); asked < instant("2027-01-01T00:00:00Z");
         asked += std::chrono::minutes(97)) {
      const Moment moment{.at = asked, .civil = quiet.zone.to_local(asked)};
      const auto planned = plan(moment, quiet, asked - std::chrono::hours(1));
      ASSERT_TRUE(planned);
      ASSERT_FALSE(quiet.hours.contains(planned->due, quiet.zone)) << format_rfc3339(asked);
      ASSERT_GE(planned->due, asked);
      ASSERT_LE(planned->due - asked, std::chrono::hours(13));
      ASSERT_EQ(planned->moved(), !planned->why_moved.empty());
    }
  }
}

TEST(PlanOne, is_what_remind_does_with_its_words) {
  const Instant now = instant("2026-11-24T16:45:00Z");
  const auto london = zone("Europe/London");
  const DailyWindow night = DailyWindow::parse("20:00-08:00").value();

  const auto morning = plan_one("tomorrow 9am", now, london, night, false);
  ASSERT_TRUE(morning);
  EXPECT_EQ(calendar::echo(morning->due, now, london), "Wed 25 Nov 09:00 Europe/London, in 16 h");
  EXPECT_FALSE(morning->moved());

  const auto evening = plan_one("tonight 9pm", now, london, night, false);
  ASSERT_TRUE(evening);
  EXPECT_EQ(format_rfc3339(evening->asked.at), "2026-11-24T21:00:00Z");
  EXPECT_EQ(format_rfc3339(evening->due), "2026-11-25T08:00:00Z");
  EXPECT_EQ(evening->why_moved, kWhy);

  const auto exact = plan_one("tonight 9pm", now, london, night, true);
  ASSERT_TRUE(exact);
  EXPECT_EQ(exact->due, exact->asked.at);

  const auto unclear = plan_one("at 5", now, london, night, false);
  ASSERT_FALSE(unclear);
  EXPECT_EQ(unclear.error().code(), "unclear-time");
}

}  // namespace
}  // namespace pigeon::reminders
