#include "simulator/replay.h"

#include <gtest/gtest.h>

#include "simulator/made_up_world.h"

namespace pigeon::simulator {
namespace {

class ReplayTest : public ::testing::Test {
 protected:
  std::string say(Replay& replay, std::string_view bytes) {
    replay.set_output([this](std::string_view said) { said_ += said; });
    replay.feed(bytes);
    scheduler_.pass(Milliseconds(0));
    return std::exchange(said_, {});
  }

  ManualScheduler scheduler_;
  std::string said_;
};

constexpr std::string_view kRecord =
    "> \\u{1B}\n"
    "> AT\n"
    "< OK\n"
    "> AT+CMGS=18\n"
    "< >\n"
    "> 0001...FD06\\u{1A}\n"
    "~ 2000ms\n"
    "# no answer to AT+CMGS=18 within 2000 ms\n"
    "> AT+CGSN\n"
    "< ***************\n"
    "< OK\n"
    "# line gone\n";

TEST_F(ReplayTest, says_what_was_said_then) {
  auto record = read_transcript(kRecord);
  ASSERT_TRUE(record) << record.error().text();
  Replay replay(*record, scheduler_);
  EXPECT_EQ(say(replay, "\x1b"), "");
  EXPECT_EQ(say(replay, "AT\r"), "\r\nOK\r\n");
  EXPECT_EQ(say(replay, "AT+CMGS=18\r"), "\r\n> ");
  EXPECT_EQ(say(replay, "0001000C9144...E8329BFD06\x1a"), "") << "it was silent then, too";
  EXPECT_EQ(say(replay, "AT\r"), "\r\nOK\r\n") << "out of order: as it once was";
  EXPECT_EQ(say(replay, "AT+NEVER\r"), "\r\nERROR\r\n");
}

TEST_F(ReplayTest, the_line_goes_where_it_went) {
  auto record = read_transcript(kRecord);
  ASSERT_TRUE(record);
  Replay replay(*record, scheduler_);
  bool gone = false;
  replay.on_gone([&] { gone = true; });
  EXPECT_EQ(say(replay, "AT+CGSN\r"), "\r\n***************\r\n\r\nOK\r\n");
  EXPECT_TRUE(gone);
}

TEST_F(ReplayTest, a_line_of_no_transcript_is_refused_by_its_number) {
  EXPECT_EQ(read_transcript("> AT\nhello\n").error().meaning(),
            "line 2: \"hello\" begins with none of > < ~ #");
}

}  // namespace
}  // namespace pigeon::simulator
