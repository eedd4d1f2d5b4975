#include "modem/calls.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CallsTest : public ::testing::Test {
 protected:
  void hear(const char* line, std::chrono::milliseconds later = 0ms) {
    now_ += later;
    calls_.hear(line, now_);
  }
  void pass(std::chrono::seconds time) {
    now_ += time;
    calls_.look(now_);
  }

  std::vector<std::string> missed_;
  Calls calls_{[this](const Call& call) { missed_.push_back(call.from); }};
  Calls::TimePoint now_ = Calls::TimePoint() + 1h;
};

TEST_F(CallsTest, is_told_once_when_it_has_stopped_ringing) {
  hear("RING");
  hear("+CLIP: \"+447700900101\",145,\"\",0,\"\",0");
  hear("RING", 5s);
  hear("+CLIP: \"+447700900101\",145,\"\",0,\"\",0");
  EXPECT_THAT(missed_, IsEmpty());
  pass(9s);
  EXPECT_THAT(missed_, ElementsAre("+447700900101"));
  pass(60s);
  EXPECT_EQ(missed_.size(), 1u);
}

TEST_F(CallsTest, ends_with_the_modems_word) {
  hear("+CRING: VOICE");
  hear("+CLIP: \"447700900101\",145");
  hear("NO CARRIER", 1s);
  EXPECT_THAT(missed_, ElementsAre("+447700900101")) << "type 145 is international";
}

TEST_F(CallsTest, of_a_withheld_number_is_a_call_too) {
  hear("RING");
  hear("+CLIP: \"\",128,,,,1");
  pass(10s);
  EXPECT_THAT(missed_, ElementsAre(""));
}

TEST_F(CallsTest, two_callers_one_after_the_other_are_two_calls) {
  hear("RING");
  hear("+CLIP: \"+447700900101\",145");
  hear("RING", 20s);
  hear("+CLIP: \"+447700900102\",145");
  pass(10s);
  EXPECT_THAT(missed_, ElementsAre("+447700900101", "+447700900102"));
}

TEST_F(CallsTest, is_ended_when_the_caller_is_known_or_will_not_be) {
  hear("RING");
  EXPECT_FALSE(calls_.wants_hanging_up()) << "the number comes in a moment";
  hear("+CLIP: \"+447700900101\",145");
  EXPECT_TRUE(calls_.wants_hanging_up());
  calls_.hung_up(now_);
  EXPECT_THAT(missed_, ElementsAre("+447700900101"));
  hear("RING", 100ms);
  EXPECT_FALSE(calls_.wants_hanging_up()) << "it was on its way already";
  hear("RING", 5s);
  hear("RING", 5s);
  EXPECT_TRUE(calls_.wants_hanging_up()) << "no +CLIP comes on this modem";
}

TEST_F(CallsTest, a_stray_end_is_no_call) {
  hear("NO CARRIER");
  hear("^CEND:1,0,104");
  EXPECT_THAT(missed_, IsEmpty());
  EXPECT_FALSE(calls_.next_look());
}

}  // namespace
}  // namespace pigeon::modem
