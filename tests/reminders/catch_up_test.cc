#include "reminders/catch_up.h"

#include <gtest/gtest.h>

namespace pigeon::reminders {
namespace {

using namespace std::chrono_literals;

constexpr Instant kNoon = Instant(1'795'608'000s);

TEST(CatchUp, a_few_late_ones_go_and_many_or_those_after_a_long_gap_are_held) {
  EXPECT_FALSE(holds_late(0, kNoon - 48h, kNoon));
  EXPECT_FALSE(holds_late(20, kNoon - 1h, kNoon));
  EXPECT_TRUE(holds_late(21, kNoon - 10s, kNoon));
  EXPECT_TRUE(holds_late(1, kNoon - 1h - 1s, kNoon));
  EXPECT_FALSE(holds_late(1, std::nullopt, kNoon)) << "a new store has no gap";
  EXPECT_FALSE(holds_late(1, kNoon + 48h, kNoon)) << "nor has a clock that was set back";
}

TEST(CatchUp, only_what_is_still_useful_goes_and_only_the_latest_stage) {
  struct FateRow {
    Waiting text;
    bool hold;
    Fate fate;
  };
  const FateRow rows[] = {
      {{.due = kNoon}, false, Fate::go},
      {{.due = kNoon}, true, Fate::go},
      {{.due = kNoon - 5min}, true, Fate::go},
      {{.due = kNoon - 6min}, true, Fate::held},
      {{.due = kNoon - 6min}, false, Fate::go},
      {{.due = kNoon - 6min, .expires = kNoon + 1ms}, false, Fate::go},
      {{.due = kNoon - 6min, .expires = kNoon}, false, Fate::useless},
      {{.due = kNoon - 6min, .expires = kNoon}, true, Fate::useless},
      {{.due = kNoon, .superseded = true}, false, Fate::stale},
      {{.due = kNoon - 6min, .superseded = true}, true, Fate::stale},
  };
  for (const FateRow& row : rows) {
    SCOPED_TRACE(&row - rows);
    EXPECT_EQ(fate_of(row.text, row.hold, kNoon), row.fate);
  }
}

}  // namespace
}  // namespace pigeon::reminders
