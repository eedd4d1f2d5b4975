#include "at/fields.h"

#include <gmock/gmock.h>

namespace pigeon::at {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(std::string_view line) {
  std::vector<std::string> texts;
  for (const Field& field : fields_of(line))
    texts.push_back(field.text);
  return texts;
}

TEST(Fields, stand_behind_the_prefix) {
  EXPECT_EQ(after_prefix("+CSQ: 15,99"), "15,99");
  EXPECT_EQ(after_prefix("+CSQ:15,99"), "15,99");
  EXPECT_EQ(after_prefix("^HCSQ:\"LTE\""), "\"LTE\"");
  EXPECT_EQ(after_prefix("15,99"), "15,99");
  EXPECT_EQ(after_prefix("Model: X"), "Model: X");
  EXPECT_EQ(after_prefix(""), "");
}

TEST(Fields, are_parted_by_commas_outside_quotes_and_brackets) {
  EXPECT_THAT(texts("+A: 1, \"a,b\" ,(1,2),,x"), ElementsAre("1", "a,b", "(1,2)", "", "x"));
  EXPECT_THAT(texts("+A: ((1,2),(3)),4"), ElementsAre("((1,2),(3))", "4"));
  EXPECT_THAT(texts("+A: ,"), ElementsAre("", ""));
}

TEST(Fields, of_nothing_there_are_none) {
  EXPECT_THAT(texts("+A:"), IsEmpty());
  EXPECT_THAT(texts(""), IsEmpty());
}

TEST(Fields, unclosed_quotes_and_brackets_run_to_the_end) {
  EXPECT_THAT(texts("+A: 1,\"a,b"), ElementsAre("1", "a,b"));
  EXPECT_THAT(texts("+A: 1,(2,3"), ElementsAre("1", "(2,3"));
  EXPECT_THAT(texts("+A: 1),2"), ElementsAre("1)", "2"));
}

TEST(Fields, a_quoted_one_says_so) {
  const auto fields = fields_of("+A: 1,\"1\"");
  EXPECT_FALSE(fields.at(0).quoted);
  EXPECT_TRUE(fields.at(1).quoted);
}

TEST(Fields, a_number_is_whole_and_decimal) {
  const auto number = [](const char* text) { return Field{text, false}.number(); };
  EXPECT_EQ(number("42"), 42);
  EXPECT_EQ(number("-1"), -1);
  for (const char* text : {"", "0x1", "1 2", "00A1", "1.5", "99999999999"}) {
    EXPECT_FALSE(number(text)) << text;
  }
}

TEST(Fields, hexadecimal_octets_have_two_digits_each) {
  EXPECT_TRUE(is_hex_octets("00"));
  EXPECT_TRUE(is_hex_octets("0aF9"));
  for (const char* text : {"", "0", "000", "0G", "00 1", "00,0"}) {
    EXPECT_FALSE(is_hex_octets(text)) << text;
  }
}

TEST(Fields, upper_case_leaves_everything_but_letters_alone) {
  EXPECT_EQ(upper_case("at+cpms=\"Sm\"\xC3\xA4"), "AT+CPMS=\"SM\"\xC3\xA4");
}

}  // namespace
}  // namespace pigeon::at
