#include "at/result_code.h"

#include <gtest/gtest.h>

namespace pigeon::at {
namespace {

using Kind = ResultCode::Kind;

TEST(ResultCode, ok_alone_is_success) {
  const auto ok = read_result_code("OK");
  ASSERT_TRUE(ok);
  EXPECT_TRUE(ok->is_success());
  EXPECT_FALSE(ok->may_be_followed_by_error());
}

TEST(ResultCode, refusals_have_stable_codes) {
  struct Row {
    const char* line;
    const char* code;
    const char* meaning;
  };
  const Row rows[] = {
      {"ERROR", "at-error", "The modem refused the command: ERROR"},
      {"+CMS ERROR: 500", "cms-500", "Unknown error"},
      {"+CMS ERROR:500", "cms-500", "Unknown error"},
      {"+CME ERROR: 14", "cme-14", "SIM busy"},
      {"+CME ERROR: SIM busy", "cme-14", "SIM busy"},
      {"+CME ERROR: sim-BUSY", "cme-14", "SIM busy"},
      {"CME ERROR: 10", "cme-10", "SIM not inserted"},
      {"+CMS ERROR: (U)SIM busy", "cms-314", "SIM busy"},
      {"+CMS ERROR: 513", "cms-513", "+CMS ERROR 513"},
      {"+CMS ERROR: Pigeons on the line", "cms-text", "Pigeons on the line"},
      {"+CME ERROR: what?", "cme-text", "what?"},
      {"+CME ERROR:", "cme-text", ""},
      {"+CMS ERROR: -1", "cms-text", "-1"},
      {"+EXT ERROR: 3", "at-error", "The modem refused the command: +EXT ERROR: 3"},
      {"MODEM ERROR: 7", "at-error", "The modem refused the command: MODEM ERROR: 7"},
      {"COMMAND NOT SUPPORT", "at-error", "The modem refused the command: COMMAND NOT SUPPORT"},
      {"TOO MANY PARAMETERS", "at-error", "The modem refused the command: TOO MANY PARAMETERS"},
      {"NA", "at-error", "The modem refused the command: NA"},
      {"NOT FOND ^,NOT CUSTOM AT", "at-error",
       "The modem refused the command: NOT FOND ^,NOT CUSTOM AT"},
      {"ERROR+CNUM: 1", "at-error", "The modem refused the command: ERROR+CNUM: 1"},
  };
  for (const Row& row : rows) {
    const auto result = read_result_code(row.line);
    ASSERT_TRUE(result) << row.line;
    EXPECT_EQ(result->kind(), Kind::refused) << row.line;
    EXPECT_FALSE(result->is_success()) << row.line;
    EXPECT_EQ(result->error().code(), row.code) << row.line;
    EXPECT_EQ(result->error().meaning(), row.meaning) << row.line;
  }
}

TEST(ResultCode, control_characters_of_a_modem_never_reach_a_terminal) {
  EXPECT_EQ(read_result_code("+CME ERROR: \x1B[2J")->error().meaning(), "\\u{1B}[2J");
}

TEST(ResultCode, only_numbered_refusals_may_be_followed_by_a_stray_error) {
  EXPECT_TRUE(read_result_code("+CMS ERROR: 321")->may_be_followed_by_error());
  EXPECT_TRUE(read_result_code("+CME ERROR: SIM busy")->may_be_followed_by_error());
  EXPECT_FALSE(read_result_code("ERROR")->may_be_followed_by_error());
}

TEST(ResultCode, ends_of_calls_and_numbers_are_told_apart) {
  for (const char* line : {"NO CARRIER", "BUSY", "NO ANSWER", "NO DIALTONE", "NO DIAL TONE"}) {
    const auto result = read_result_code(line);
    ASSERT_TRUE(result) << line;
    EXPECT_EQ(result->kind(), Kind::call) << line;
    EXPECT_FALSE(result->is_success()) << line;
  }
  EXPECT_TRUE(read_result_code("CONNECT 9600")->is_success());
  EXPECT_TRUE(read_result_code("0")->is_success());
  EXPECT_FALSE(read_result_code("4")->is_success());
  EXPECT_EQ(read_result_code("4")->kind(), Kind::number);
}

TEST(ResultCode, a_line_that_only_contains_one_is_none) {
  for (const char* line : {"OK Modems Ltd", "ok", "+CMGL: 1,\"OK\"", "BOOK", "NAME", "BUSYBOX",
                           "CONNECTED", "00", "ERRORS 0", "", "+CMS: ERROR"}) {
    EXPECT_FALSE(read_result_code(line)) << line;
  }
}

}  // namespace
}  // namespace pigeon::at
