#include "at/line_splitter.h"

#include <gmock/gmock.h>

#include <random>
#include <vector>

namespace pigeon::at {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> take_all(LineSplitter& splitter) {
  std::vector<std::string> shown;
  while (const auto token = splitter.next()) {
    shown.push_back(token->kind == Token::Kind::prompt ? "<prompt>" : token->text);
  }
  return shown;
}

std::vector<std::string> split(std::string_view bytes, bool expect_prompt = false) {
  LineSplitter splitter;
  splitter.expect_prompt(expect_prompt);
  splitter.push(bytes);
  return take_all(splitter);
}

// Pushed in pieces, each taken before the next comes.
std::vector<std::string> split_in_pieces(std::string_view bytes, bool expect_prompt,
                                         const std::vector<std::size_t>& sizes) {
  LineSplitter splitter;
  splitter.expect_prompt(expect_prompt);
  std::vector<std::string> shown;
  for (std::size_t i = 0; !bytes.empty(); ++i) {
    const std::size_t size = std::min(sizes[i % sizes.size()], bytes.size());
    splitter.push(bytes.substr(0, size));
    bytes.remove_prefix(size);
    for (std::string& token : take_all(splitter))
      shown.push_back(std::move(token));
  }
  return shown;
}

TEST(LineSplitter, every_line_end_that_modems_use_is_one) {
  EXPECT_THAT(split("\r\nOK\r\n"), ElementsAre("OK"));
  EXPECT_THAT(split("OK\n"), ElementsAre("OK"));
  EXPECT_THAT(split("0\r"), ElementsAre("0"));
  EXPECT_THAT(split("\r\r\n^RSSI:9\r\r\n"), ElementsAre("^RSSI:9"));
  EXPECT_THAT(split("AT\r\r\nOK\r\n\r\n\r\nRING\r\n"), ElementsAre("AT", "OK", "RING"));
}

TEST(LineSplitter, an_unfinished_line_waits) {
  LineSplitter splitter;
  splitter.push("+CS");
  EXPECT_THAT(take_all(splitter), IsEmpty());
  splitter.push("Q: 1\r");
  EXPECT_THAT(take_all(splitter), ElementsAre("+CSQ: 1"));
}

TEST(LineSplitter, nuls_vanish_and_other_bytes_stay) {
  EXPECT_THAT(split(std::string_view("\0\0\r\n\0O\0K\r\n", 9)), ElementsAre("OK"));
  EXPECT_THAT(split("\xFF\x80~\x01\r\n"), ElementsAre("\xFF\x80~\x01"));
}

TEST(LineSplitter, outer_blanks_are_no_part_of_a_line) {
  EXPECT_THAT(split("  +CSQ: 1,2 \t\r\n \r\n"), ElementsAre("+CSQ: 1,2"));
}

TEST(LineSplitter, an_endless_line_is_cut_and_the_next_one_is_whole) {
  const std::string endless(100'000, 'x');
  EXPECT_THAT(split(endless + "\r\nOK\r\n"),
              ElementsAre(endless.substr(0, LineSplitter::kLongestLine), "OK"));
}

TEST(LineSplitter, a_prompt_is_one_only_while_it_is_expected) {
  for (const char* prompt : {"\r\n> ", "\r\n>\r\n", ">", "  >", "\n>"}) {
    EXPECT_THAT(split(prompt, true), ElementsAre("<prompt>")) << prompt;
  }
  EXPECT_THAT(split("\r\n>\r\n", false), ElementsAre(">"));
  EXPECT_THAT(split("\r\n> ", false), IsEmpty());
}

TEST(LineSplitter, a_prompt_is_known_before_its_blank_comes) {
  LineSplitter splitter;
  splitter.expect_prompt(true);
  splitter.push("\r\n>");
  EXPECT_THAT(take_all(splitter), ElementsAre("<prompt>"));
  splitter.push(" \r\n+CMTI: \"SM\",1\r\n");
  EXPECT_THAT(take_all(splitter), ElementsAre("+CMTI: \"SM\",1"));
}

TEST(LineSplitter, only_the_first_prompt_is_one) {
  EXPECT_THAT(split("\r\n> \r\n> 0011\r\n", true), ElementsAre("<prompt>", "> 0011"));
}

TEST(LineSplitter, a_greater_sign_inside_a_line_is_no_prompt) {
  EXPECT_THAT(split("+CUSD: 0,\"1 > 2\"\r\n", true), ElementsAre("+CUSD: 0,\"1 > 2\""));
}

TEST(LineSplitter, cleared_it_remembers_nothing) {
  LineSplitter splitter;
  splitter.push("OK\r\nhalf a l");
  splitter.clear();
  splitter.push("RING\r\n");
  EXPECT_THAT(take_all(splitter), ElementsAre("RING"));
}

TEST(LineSplitter, bytes_cut_anywhere_give_the_same_tokens) {
  static constexpr char kSession[] =
      "\0AT+CMGS=17\r\r\n+CMTI: \"SM\",1\r\n\r\n> \r\nRING\r\n> 0011223344\x1A\r\n\xFE\xFF\r\r\n"
      "+CMGS: 1\r\n\nOK\r0\r>\r\n4\r";
  const std::string session(kSession, sizeof kSession - 1);
  for (const bool expect_prompt : {false, true}) {
    const std::vector<std::string> whole = split(session, expect_prompt);
    for (std::size_t first = 1; first < session.size(); ++first) {
      EXPECT_EQ(split_in_pieces(session, expect_prompt, {first, session.size()}), whole) << first;
    }
    EXPECT_EQ(split_in_pieces(session, expect_prompt, {1}), whole);
  }
}

TEST(LineSplitter, random_bytes_cut_at_random_give_the_same_tokens) {
  std::mt19937 random(20261124);
  const std::string alphabet("\r\n> \0AO+\x1A\xFF", 10);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    while (bytes.size() < 40)
      bytes += alphabet[random() % alphabet.size()];
    std::vector<std::size_t> sizes;
    while (sizes.size() < 7)
      sizes.push_back(1 + random() % 9);
    const bool expect_prompt = random() % 2 == 0;
    ASSERT_EQ(split_in_pieces(bytes, expect_prompt, sizes), split(bytes, expect_prompt))
        << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace pigeon::at
