#include "daemon/sender.h"

#include <gtest/gtest.h>

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;

TEST(BackOff, grows_and_then_stays_at_an_hour) {
  EXPECT_EQ(back_off(0), 30s);
  EXPECT_EQ(back_off(1), 2min);
  EXPECT_EQ(back_off(2), 10min);
  EXPECT_EQ(back_off(3), 1h);
  EXPECT_EQ(back_off(100), 1h);
  EXPECT_EQ(back_off(-1), 30s) << "a caller's mistake is not a wait of no length";
}

TEST(Pace, claims_ahead_for_a_modem_that_is_quick_and_not_for_one_that_is_not) {
  Pace pace;
  EXPECT_EQ(pace.ahead(), 1u) << "nothing is known of it";
  pace.took(1s);
  EXPECT_EQ(pace.ahead(), 1u);
  Pace quick;
  quick.took(500us);
  EXPECT_GT(quick.ahead(), 8u);
  EXPECT_LE(quick.ahead(), 32u);
  quick.took(0s);
  EXPECT_LE(quick.ahead(), 32u);
  for (int i = 0; i < 20; ++i)
    quick.took(3s);
  EXPECT_EQ(quick.ahead(), 1u) << "it has become slow";
}

}  // namespace
}  // namespace pigeon::daemon
