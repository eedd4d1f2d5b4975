#include "reminders/pace.h"

#include <gtest/gtest.h>

#include <vector>

namespace pigeon::reminders {
namespace {

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

TEST(Pace, lets_one_go_after_the_other_but_never_in_quiet_hours_or_too_late) {
  const QuietRule quiet{.hours = calendar::DailyWindow::parse("20:00-08:00").value(),
                        .zone = calendar::Zone::find("UTC").value()};
  Pace pace = Pace::parse("2 per 1h").value();
  struct Placed {
    const char* due;
    const char* last;
    const char* goes;
  };
  for (const Placed& row : {
           Placed{"2026-12-01T19:00:00Z", "2026-12-02T09:00:00Z", "2026-12-01T19:00:00Z"},
           Placed{"2026-12-01T19:00:00Z", "2026-12-02T09:00:00Z", "2026-12-01T19:30:00Z"},
           // Its turn would be at 20:00.
           Placed{"2026-12-01T19:00:00Z", "2026-12-02T09:00:00Z", "2026-12-02T08:00:00Z"},
           Placed{"2026-12-01T19:00:00Z", "2026-12-02T08:15:00Z", "2026-12-01T19:00:00Z"},
           Placed{"2026-12-03T10:00:00Z", "2026-12-03T11:00:00Z", "2026-12-03T10:00:00Z"},
       }) {
    EXPECT_EQ(format_rfc3339(pace.place(at(row.due), at(row.last), quiet)), row.goes) << row.goes;
  }
}

TEST(Pace, says_what_it_does_not_understand) {
  for (const char* text :
       {"", "100", "0 per 1h", "x per 1h", "5 per week", "5 per 0s", "-1 per 1h"})
    EXPECT_FALSE(Pace::parse(text)) << text;
  EXPECT_EQ(Pace::parse("100 per 1h")->every(), std::chrono::seconds(36));
}

}  // namespace
}  // namespace pigeon::reminders
