#include "at/transcript.h"

#include <gmock/gmock.h>

namespace pigeon::at {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class TranscriptTest : public testing::Test {
 protected:
  Transcript::TimePoint now{};
  Transcript transcript{10'000, [this] { return now; }};
};

TEST_F(TranscriptTest, tells_both_sides_and_the_pauses) {
  transcript.sent("AT+CMGF=0");
  now += milliseconds(99);
  transcript.received("OK");
  now += milliseconds(250);
  transcript.note("line gone");
  EXPECT_EQ(transcript.text(), "> AT+CMGF=0\n< OK\n~ 250ms\n# line gone\n");
}

TEST_F(TranscriptTest, control_characters_and_broken_utf8_are_harmless) {
  transcript.received("\x1B[2J\xFF");
  EXPECT_EQ(transcript.text(), "< \\u{1B}[2J\xEF\xBF\xBD\n");
}

TEST_F(TranscriptTest, keeps_the_newest_within_its_bounds) {
  Transcript small(1000, [this] { return now; });
  for (int i = 0; i < 1000; ++i)
    small.received("line " + std::to_string(i));
  EXPECT_LT(small.entries().size(), 100U);
  EXPECT_GT(small.entries().size(), 2U);
  EXPECT_EQ(small.entries().back().text, "line 999");
  small.received(std::string(5000, 'x'));
  EXPECT_EQ(small.entries().size(), 1U);
}

TEST_F(TranscriptTest, no_pin_gets_in) {
  transcript.sent("AT+CPIN=\"4711\"");
  transcript.received("AT+CPIN=\"4711\"");
  EXPECT_THAT(transcript.text(), Not(HasSubstr("4711")));
}

TEST_F(TranscriptTest, followers_see_what_comes_until_they_let_go) {
  std::vector<std::string> seen;
  transcript.sent("AT");
  auto following = transcript.follow([&](const auto& entry) { seen.push_back(entry.shown()); });
  transcript.received("OK");
  following.reset();
  transcript.received("RING");
  EXPECT_THAT(seen, ElementsAre("< OK"));
}

TEST_F(TranscriptTest, a_follower_may_let_go_while_it_is_told) {
  int told = 0;
  std::shared_ptr<void> following;
  following = transcript.follow([&](const auto&) {
    ++told;
    following.reset();
  });
  auto other = transcript.follow([&](const auto&) { ++told; });
  transcript.received("RING");
  transcript.received("RING");
  EXPECT_EQ(told, 3);
}

TEST(WithoutPin, hides_every_secret_and_nothing_else) {
  const std::pair<const char*, const char*> rows[] = {
      {"AT+CPIN=\"1234\"", "AT+CPIN=\"****\""},
      {"AT+CPIN=1234", "AT+CPIN=\"****\""},
      {"at+cpin=\"1234\"", "at+cpin=\"****\""},
      {"AT+CPIN=\"12345678\",\"0000\"", "AT+CPIN=\"****\""},
      {"AT+CMEE=1;+CPIN=\"1234\"", "AT+CMEE=1;+CPIN=\"****\""},
      {"AT+CLCK=\"SC\",1,\"1234\"", "AT+CLCK=\"****\""},
      {"AT+CPWD=\"SC\",\"1234\",\"0000\"", "AT+CPWD=\"****\""},
      {"AT^CPIN=\"1234\"", "AT^CPIN=\"****\""},
      {"AT+CPIN=?", "AT+CPIN=?"},
      {"AT+CPIN?", "AT+CPIN?"},
      {"+CPIN: READY", "+CPIN: READY"},
      {"", ""},
  };
  for (const auto& [line, hidden] : rows)
    EXPECT_EQ(without_pin(line), hidden);
}

TEST(Masked, hides_numbers_and_pdus_but_not_what_a_fault_is_found_by) {
  const std::pair<const char*, const char*> rows[] = {
      {"+CLIP: \"+447700900101\",145", "+CLIP: \"+************\",145"},
      {"867698041234567", "***************"},
      {"89441000304567890123", "********************"},
      {"07914477790706520414D0C2F2384D7F8FCB", "0791...8FCB"},
      {"> 0011000B914477009001010000AA03D4F29C\x1A", "> 0011...F29C\x1A"},
      {"+CMGS: 23", "+CMGS: 23"},
      {"+CMS ERROR: 500", "+CMS ERROR: 500"},
      {"+CREG: 2,1,\"00A1\",\"01B2C3\"", "+CREG: 2,1,\"00A1\",\"01B2C3\""},
      {"+CMTI: \"SM\",1234", "+CMTI: \"SM\",1234"},
      {"12345", "*****"},
      {"", ""},
  };
  for (const auto& [line, hidden] : rows)
    EXPECT_EQ(masked(line), hidden);
}

}  // namespace
}  // namespace pigeon::at
