#include "modem/recovery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/catalog.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LadderTest : public ::testing::Test {
 protected:
  std::vector<std::string_view> climb(Trouble trouble, int times, bool on_usb,
                                      std::chrono::seconds apart = 10s) {
    std::vector<std::string_view> rungs;
    for (int i = 0; i < times; ++i) {
      now_ += apart;
      rungs.push_back(to_string(recovery_.after(trouble, profile_, on_usb, now_).rung));
    }
    return rungs;
  }

  Profile profile_ = drivers::find("generic")->profile;
  Recovery recovery_;
  Recovery::TimePoint now_ = Recovery::TimePoint() + 24h;
};

TEST_F(LadderTest, climbs_from_the_mildest_rung) {
  EXPECT_THAT(climb(Trouble::failing, 4, false), ElementsAre("reinit", "radio", "reset", "reopen"));
}

TEST_F(LadderTest, a_deaf_modem_gets_no_rung_that_it_would_have_to_hear) {
  EXPECT_THAT(climb(Trouble::deaf, 3, true), ElementsAre("reinit", "reopen", "usb"));
}

TEST_F(LadderTest, without_a_network_only_the_radio_and_a_reset_can_help) {
  EXPECT_THAT(climb(Trouble::no_network, 2, false, 900s), ElementsAre("radio", "reset"));
}

TEST_F(LadderTest, begins_at_its_foot_once_the_modem_works) {
  climb(Trouble::failing, 2, false);
  recovery_.well();
  EXPECT_THAT(climb(Trouble::failing, 1, false), ElementsAre("reinit"));
}

TEST_F(LadderTest, resets_are_backed_off_and_capped_a_day) {
  climb(Trouble::failing, 100, false, 10s);
  EXPECT_EQ(recovery_.resets(now_), 5) << "in 1000 s: after 60, 120, 240, 480 s each";
  climb(Trouble::failing, 2000, false, 10s);
  EXPECT_EQ(recovery_.resets(now_), 6) << "no more that day";
  now_ += 24h;
  EXPECT_EQ(recovery_.resets(now_), 0);
}

TEST_F(LadderTest, the_power_is_cut_only_where_the_owner_gave_a_program) {
  constexpr std::string_view kCommand[] = {"uhubctl"};
  profile_.ladder.reset();
  constexpr std::string_view kPower[] = {"power"};
  profile_.ladder = kPower;
  EXPECT_THAT(climb(Trouble::deaf, 1, false), ElementsAre("reopen"));
  profile_.power_command = kCommand;
  EXPECT_THAT(climb(Trouble::deaf, 1, false), ElementsAre("power"));
}

TEST_F(LadderTest, a_reset_says_how_long_it_may_take) {
  climb(Trouble::failing, 2, false);
  const auto step = recovery_.after(Trouble::failing, profile_, false, now_ + 1s);
  EXPECT_EQ(step.rung, Rung::reset);
  EXPECT_THAT(step.words, HasSubstr("90 s"));
}

}  // namespace
}  // namespace pigeon::modem
