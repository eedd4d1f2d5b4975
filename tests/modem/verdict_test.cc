#include "modem/verdict.h"

#include <gtest/gtest.h>

namespace pigeon::modem {
namespace {

struct Row {
  const char* code;
  Retry retry;
};

// Source: 3GPP TS 24.011 annex E-2, TS 23.040 section 9.2.3.22, TS 27.005 section 3.2.5, TS 27.007
// section 9.2, and what the field says of them.
TEST(Verdict, each_error_says_whether_the_text_may_be_tried_again) {
  const Row rows[] = {
      {"cms-1", Retry::never},          // unassigned number
      {"cms-8", Retry::account},        // operator determined barring
      {"cms-38", Retry::network},       // network out of order
      {"cms-42", Retry::later},         // congestion
      {"cms-195", Retry::never},        // invalid SME address
      {"cms-197", Retry::sent},         // the service centre has it
      {"cms-302", Retry::configure},    // operation not allowed: often not ready
      {"cms-305", Retry::configure},    // text mode parameter: PDU mode was lost
      {"cms-311", Retry::sim},          // SIM PIN required
      {"cms-322", Retry::modem},        // memory full
      {"cms-331", Retry::network},      // no network service
      {"cms-332", Retry::unknown},      // network time-out
      {"cms-500", Retry::later},        // unknown error
      {"cms-4711", Retry::later},       // a maker's own
      {"cme-14", Retry::configure},     // SIM busy
      {"cme-30", Retry::network},       // no network service
      {"cme-31", Retry::unknown},       // network time-out
      {"cme-56", Retry::account},       // fixed numbers only
      {"at-timeout", Retry::unknown},   // the PDU was handed over, nothing came
      {"line-gone", Retry::unknown},
      {"line-stuck", Retry::unknown},
      {"at-error", Retry::later},
  };
  for (const Row& row : rows) {
    const Verdict verdict = judge(Error(row.code, "what the modem said"));
    EXPECT_EQ(verdict.retry, row.retry) << row.code;
    EXPECT_FALSE(verdict.error.meaning().empty()) << row.code;
  }
}

TEST(Verdict, keeps_the_code_and_says_it_in_plain_words) {
  const Verdict verdict = judge(Error("cms-500", "+CMS ERROR: 500"));
  EXPECT_EQ(verdict.error.code(), "cms-500");
  EXPECT_NE(verdict.error.hint().find("credit"), std::string::npos);
}

TEST(Verdict, a_code_that_is_no_number_is_passed_on_as_it_is) {
  const Error error("cms-text", "SIM wore out");
  EXPECT_EQ(judge(error).error, error);
}

}  // namespace
}  // namespace pigeon::modem
