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

}  // namespace
}  // namespace pigeon::daemon
