#include "modem/ussd.h"

#include <gtest/gtest.h>

namespace pigeon::modem {
namespace {

TEST(Ussd, a_request_is_written_as_the_family_wants_it) {
  EXPECT_EQ(write_ussd("*100#", UssdCoding::plain), "*100#");
  EXPECT_EQ(write_ussd("*100#", UssdCoding::packed), "AA180C3602") << "as gammu and others send it";
  EXPECT_EQ(write_ussd("*#1", UssdCoding::ucs2), "002A00230031");
  EXPECT_EQ(write_ussd("*100#10", UssdCoding::packed).size(), 14u)
      << "seven septets, filled up by CR";
}

TEST(Ussd, an_answer_is_read_by_its_look) {
  const struct {
    const char* line;
    UssdCoding coding;
    const char* text;
  } rows[] = {
      {"+CUSD: 0,\"Your balance is 5.00\",15", UssdCoding::plain, "Your balance is 5.00"},
      {"+CUSD: 0,\"1234\",15", UssdCoding::plain, "1234"},
      {"+CUSD: 0,\"12345678901234567890\",15", UssdCoding::plain, "12345678901234567890"},
      {"+CUSD: 2", UssdCoding::plain, ""},
      // UCS2 by its dcs, by its look, and without one.
      {"+CUSD: 0,\"00420061006C0061006E00630065\",72", UssdCoding::plain, "Balance"},
      {"+CUSD: 0,\"0411043004BB0430043D0441\",17", UssdCoding::packed,
       "\u0411\u0430\u04bb\u0430\u043d\u0441"},
      {"+CUSD: 1,\"00420061006C\",", UssdCoding::plain, "Bal"},
      {"+CUSD: 0,\"00420061FFFF\",72", UssdCoding::plain, "Ba"},
      // Packed septets: told by the family, and unquoted.
      {"+CUSD: 0,\"AA180C3602\",15", UssdCoding::packed, "*100#"},
      {"+CUSD: 0, AA180C3602", UssdCoding::packed, "*100#"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(read_ussd(at::ussd_answer_of(row.line), row.coding), row.text) << row.line;
  }
}

TEST(Ussd, what_was_written_is_read_again) {
  for (const char* text : {"*100#", "1", "*100*12#", "*100#10", "*1234567#", "12345678"}) {
    at::UssdAnswer answer;
    answer.text = write_ussd(text, UssdCoding::packed);
    EXPECT_EQ(read_ussd(answer, UssdCoding::packed), text);
  }
}

}  // namespace
}  // namespace pigeon::modem
