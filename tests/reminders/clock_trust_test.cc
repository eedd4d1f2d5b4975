// When a clock may be believed. Times are told from the start of the machine.
#include "reminders/clock_trust.h"

#include <gtest/gtest.h>

namespace pigeon::reminders {
namespace {

using namespace std::chrono_literals;

constexpr Instant kBoot = Instant(1'795'536'000s);  // 2026-11-24T16:00:00Z

// The clock is wrong by `error`.
ClockReading clock_at(Milliseconds uptime, Milliseconds error = 0ms) {
  return {kBoot + uptime + error, uptime};
}

class ClockTrustTest : public ::testing::Test {
 protected:
  void say(TimeSource source, Milliseconds uptime, Milliseconds wrong_by = 0ms,
           const std::string& name = "sim1") {
    trust.offer(source, name, kBoot + uptime + wrong_by, clock_at(uptime));
  }
  bool judged(const ClockReading& now, bool synchronised = false) {
    trust.judge(now, synchronised);
    return trust.trusted();
  }
  ClockTrust trust{kBoot - 24h};
};

TEST_F(ClockTrustTest, nothing_is_believed_without_a_reason) {
  EXPECT_FALSE(judged(clock_at(1min)));
  EXPECT_FALSE(trust.why().empty());
}

TEST_F(ClockTrustTest, the_kernel_is_believed_even_when_time_went_back) {
  EXPECT_TRUE(judged(clock_at(1min, -48h), true));
  EXPECT_TRUE(judged(clock_at(2min, -48h))) << "and goes on to be, while nobody sets the clock";
}

TEST_F(ClockTrustTest, a_battery_is_believed_unless_it_says_a_time_that_is_past) {
  say(TimeSource::battery, 1min);
  EXPECT_TRUE(judged(clock_at(1min)));

  ClockTrust later(kBoot + 24h);
  later.offer(TimeSource::battery, "", kBoot, clock_at(0min));
  later.judge(clock_at(1min), false);
  EXPECT_FALSE(later.trusted());
  EXPECT_NE(later.why().find("earlier"), std::string::npos);
}

TEST_F(ClockTrustTest, two_sources_that_agree_with_each_other_and_with_the_clock_are_believed) {
  struct AgreementRow {
    TimeSource one, other;
    const char *name_one, *name_other;
    Milliseconds apart;  // between their words
    Milliseconds differ;
    bool believed;
  };
  const AgreementRow rows[] = {
      {TimeSource::network, TimeSource::service_centre, "sim1", "sim1", 0s, 119s, true},
      {TimeSource::network, TimeSource::service_centre, "sim1", "sim1", 0s, 121s, false},
      {TimeSource::network, TimeSource::network, "sim1", "sim1", 1h, 0s, false},
      {TimeSource::network, TimeSource::network, "sim1", "sim2", 0s, 0s, true},
      {TimeSource::service_centre, TimeSource::service_centre, "sim1", "sim2", 5s, 0s, false},
      {TimeSource::service_centre, TimeSource::service_centre, "sim1", "sim1", 10min, 0s, true},
  };
  for (const AgreementRow& row : rows) {
    SCOPED_TRACE(std::string(row.name_one) + " " + row.name_other + " " +
                 std::to_string(row.differ.count()));
    trust = ClockTrust(kBoot - 24h);
    say(row.one, 1min, 0s, row.name_one);
    EXPECT_FALSE(judged(clock_at(1min)));
    say(row.other, 1min + row.apart, row.differ, row.name_other);
    EXPECT_EQ(judged(clock_at(1min + row.apart)), row.believed);
  }
}

TEST_F(ClockTrustTest, two_that_agree_on_another_time_say_which_is_right) {
  say(TimeSource::network, 1min);
  say(TimeSource::service_centre, 2min, 5s);
  EXPECT_FALSE(judged(clock_at(3min, -72h)));
  const auto right = trust.right_time(clock_at(3min, -72h));
  ASSERT_TRUE(right);
  EXPECT_LE(*right - (kBoot + 3min), 2min);
  EXPECT_TRUE(judged(clock_at(4min)));
  EXPECT_FALSE(trust.right_time(clock_at(4min)));
}

TEST_F(ClockTrustTest, sources_that_say_a_past_time_or_spoke_long_ago_are_no_witnesses) {
  say(TimeSource::network, 1min, -72h);
  say(TimeSource::service_centre, 1min, -72h);
  EXPECT_FALSE(judged(clock_at(1min, -72h)));
  EXPECT_FALSE(trust.right_time(clock_at(1min)));
  say(TimeSource::network, 1h);
  say(TimeSource::service_centre, 1h);
  EXPECT_FALSE(judged(clock_at(26h)));
}

TEST_F(ClockTrustTest, a_jump_ends_the_trust_until_somebody_bears_it_out) {
  say(TimeSource::battery, 1min);
  ASSERT_TRUE(judged(clock_at(1min)));
  EXPECT_FALSE(judged(clock_at(2min, 24h * 365)));
  EXPECT_EQ(trust.jumped(), 24h * 365);
  EXPECT_FALSE(judged(clock_at(3min, 24h * 365)));
  EXPECT_EQ(trust.jumped(), 0h);
  EXPECT_TRUE(judged(clock_at(4min))) << "it is back where the battery was";
  EXPECT_EQ(trust.jumped(), -24h * 365);
  EXPECT_TRUE(judged(clock_at(5min, 90s))) << "less than two minutes is no jump";

  EXPECT_FALSE(judged(clock_at(6min, 30min)));
  say(TimeSource::person, 6min, 30min);
  EXPECT_TRUE(judged(clock_at(7min, 30min)));
  EXPECT_NE(trust.why().find("person"), std::string::npos);
}

TEST_F(ClockTrustTest, a_restart_of_the_daemon_alone_changes_nothing) {
  say(TimeSource::memory, 3h);
  EXPECT_TRUE(judged(clock_at(3h)));
  EXPECT_FALSE(judged(clock_at(4h, 1h)));
}

TEST_F(ClockTrustTest, of_many_words_the_latest_are_kept) {
  for (int i = 0; i < 100; ++i)
    say(TimeSource::service_centre, i * 1s, -i * 1h);
  say(TimeSource::network, 2min);
  say(TimeSource::service_centre, 3min);
  EXPECT_TRUE(judged(clock_at(3min)));
}

}  // namespace
}  // namespace pigeon::reminders
