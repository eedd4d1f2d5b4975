#include <gtest/gtest.h>

#include "at/answers.h"

namespace pigeon::at {
namespace {

Response heard(const char* line) {
  Response response;
  response.lines.emplace_back(line);
  return response;
}

TEST(PinTries, are_read_in_every_makers_form) {
  const struct {
    const char* line;
    int tries;  // -1: not told
  } rows[] = {
      {"+CPINR: SIM PIN,2,3", 2},
      {"+CPINR: SIM PUK,10,10", -1},
      {"^CPIN: SIM PIN,3,10,2,10,3", 2},
      {"^CPIN: READY,,10,3,10,3", 3},
      {"+QPINC: \"SC\",3,10", 3},
      {"+SPIC: 3,10,0,10", 3},
      {"#PCT: 1", 1},
      {"+ZPINPUK: 2,10", 2},
      {"+CPINC: 3,3,10,10", 3},
      {"+UPINCNT: 3,3,10,10", 3},
      {"PIN1=3; PUK1=10; PIN2=3; PUK2=10", 3},
      {"$NWPINR: PIN1, 2", 2},
      {"+CSIM: 4,\"63C2\"", 2},
      {"+CSIM: 4,\"6983\"", 0},
      {"+CSIM: 4,\"9000\"", -1},
      {"+SPIC: 99", -1},
      {"", -1},
  };
  for (const auto& row : rows)
    EXPECT_EQ(pin_tries_of(heard(row.line)).value_or(-1), row.tries) << row.line;
}

TEST(Clock, is_a_moment_only_with_its_zone) {
  const struct {
    const char* line;
    const char* utc;
  } rows[] = {
      {"+CCLK: \"26/11/24,17:30:00+00\"", "2026-11-24T17:30:00Z"},
      {"+CCLK: \"26/11/24,18:30:00+04\"", "2026-11-24T17:30:00Z"},
      {"+CCLK: \"26/11/24,12:00:00-22\"", "2026-11-24T17:30:00Z"},
      {"+CCLK: \"2026/11/24,17:30:00+00\"", "2026-11-24T17:30:00Z"},
      {"+CCLK: 26/11/24,17:30:00+00", "2026-11-24T17:30:00Z"},
      {"+CCLK: \"26/11/24,17:30:00\"", nullptr},
      {"+CCLK: \"80/01/06,00:00:10+00\"", nullptr},
      {"+CCLK: \"04/01/01,00:00:10+00\"", nullptr},
      {"+CCLK: \"26/13/24,17:30:00+00\"", nullptr},
      {"+CCLK: \"\"", nullptr},
  };
  for (const auto& row : rows) {
    const auto now = clock_of(heard(row.line));
    if (row.utc == nullptr) {
      EXPECT_FALSE(now) << row.line;
      continue;
    }
    ASSERT_TRUE(now) << row.line;
    EXPECT_EQ(format_rfc3339(*now), row.utc) << row.line;
  }
}

}  // namespace
}  // namespace pigeon::at
