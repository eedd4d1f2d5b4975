#include "at/echo.h"

#include <gtest/gtest.h>

namespace pigeon::at {
namespace {

constexpr std::size_t kLeast = 2;

struct Taken {
  bool is_echo;
  std::string rest;
};

Taken take(Echo& echo, std::string_view line) {
  Taken taken{};
  taken.is_echo = echo.take(line, taken.rest);
  return taken;
}

TEST(Echo, comes_once) {
  Echo echo;
  echo.expect("AT+CSQ", kLeast);
  EXPECT_TRUE(take(echo, "AT+CSQ").is_echo);
  EXPECT_FALSE(take(echo, "AT+CSQ").is_echo);
}

TEST(Echo, may_come_in_pieces) {
  Echo echo;
  echo.expect("AT+CSQ", kLeast);
  EXPECT_TRUE(take(echo, "AT+C").is_echo);
  EXPECT_FALSE(take(echo, "+CMTI: \"SM\",1").is_echo);
  EXPECT_TRUE(take(echo, "S").is_echo);
  EXPECT_TRUE(take(echo, "Q").is_echo);
  EXPECT_FALSE(take(echo, "Q").is_echo);
}

TEST(Echo, a_first_piece_that_is_too_short_is_not_believed) {
  Echo echo;
  echo.expect("0011223344556677", 8);
  EXPECT_FALSE(take(echo, "001122").is_echo);
  EXPECT_TRUE(take(echo, "00112233").is_echo);
  EXPECT_TRUE(take(echo, "44").is_echo);
}

TEST(Echo, a_urc_glued_to_a_piece_comes_free) {
  Echo echo;
  echo.expect("AT+CMGF=0", kLeast);
  const Taken glued = take(echo, "AT+CMTI: \"SM\",3");
  EXPECT_TRUE(glued.is_echo);
  EXPECT_EQ(glued.rest, "+CMTI: \"SM\",3");
  EXPECT_TRUE(take(echo, "+CMGF=0").is_echo);
}

TEST(Echo, of_nothing_is_nothing) {
  Echo echo;
  EXPECT_FALSE(take(echo, "AT").is_echo);
  echo.expect("AT", kLeast);
  echo.expect_nothing();
  EXPECT_FALSE(take(echo, "AT").is_echo);
  EXPECT_FALSE(echo.is_whole(""));
}

}  // namespace
}  // namespace pigeon::at
