#include "base/phone_number.h"

#include <gtest/gtest.h>

#include "base/numbering_plans.h"
#include "tests/base/rows.h"

namespace pigeon {
namespace {

using Kind = PhoneNumber::Kind;

TEST(PhoneNumber, is_read_as_people_write_it) {
  for (const auto& row : test::read_rows("phone-numbers.tsv", 3)) {
    const auto number = PhoneNumber::parse(row[0], row[1]);
    ASSERT_TRUE(number) << "line " << row.line << ": " << number.error().text();
    EXPECT_EQ(number->text(), row[2]) << "line " << row.line;
    EXPECT_EQ(number->kind(), row[2].starts_with('+') ? Kind::international : Kind::short_code)
        << "line " << row.line;
    EXPECT_TRUE(number->can_be_texted());
  }
}

TEST(PhoneNumber, that_was_read_reads_as_itself_in_every_country) {
  for (const auto& row : test::read_rows("phone-numbers.tsv", 3)) {
    if (!row[2].starts_with('+')) continue;
    for (const char* country : {"GB", "US", "RU", "IT", ""}) {
      const auto number = PhoneNumber::parse(row[2], country);
      ASSERT_TRUE(number) << row[2];
      EXPECT_EQ(number->text(), row[2]);
    }
  }
}

TEST(PhoneNumber, that_is_none_is_refused_saying_what_is_wrong_and_what_to_write) {
  for (const auto& row : test::read_rows("phone-refused.tsv", 3)) {
    const auto number = PhoneNumber::parse(row[0], row[1]);
    ASSERT_FALSE(number) << "line " << row.line << ": read as " << number->text();
    EXPECT_EQ(number.error().code(), "invalid-number") << "line " << row.line;
    EXPECT_NE(number.error().meaning().find(row[2]), std::string::npos)
        << "line " << row.line << ": " << number.error().meaning();
    EXPECT_NE(number.error().hint().find("Write it as +"), std::string::npos)
        << "line " << row.line << ": " << number.error().hint();
  }
}

TEST(PhoneNumber, a_refusal_offers_the_number_that_was_probably_meant) {
  const auto hint = [](std::string_view text, std::string_view country) {
    return PhoneNumber::parse(text, country).error().hint();
  };
  EXPECT_EQ(hint("+44 07700 900101", "GB"), "Write it as +447700900101");
  EXPECT_EQ(hint("447700900101", "GB"), "Write it as +447700900101");
  EXPECT_TRUE(hint("1735550101", "DE").starts_with("Write it as +491735550101 if"));
}

TEST(PhoneNumber, a_refusal_is_safe_and_short_on_a_terminal) {
  const auto refused = PhoneNumber::parse("\x1b]0;owned\x07" + std::string(5000, '7'), "GB");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().text().find('\x1b'), std::string::npos);
  EXPECT_LT(refused.error().text().size(), 300u);
}

TEST(PhoneNumber, every_country_takes_its_shortest_and_longest_number_and_no_digit_more) {
  for (const NumberingPlan& plan : numbering_plans()) {
    const std::string prefix = "+" + std::to_string(plan.calling_code);
    const auto with = [&](std::size_t digits) {
      return PhoneNumber::parse(prefix + std::string(digits, '5'), "GB");
    };
    EXPECT_TRUE(with(plan.longest)) << plan.country;
    if (prefix.size() - 1 + plan.shortest >= 7) {
      EXPECT_TRUE(with(plan.shortest)) << plan.country;
    }
    std::size_t longest = 0;
    for (const NumberingPlan& other : numbering_plans()) {
      if (other.calling_code == plan.calling_code) {
        longest = std::max<std::size_t>(longest, other.longest);
      }
    }
    EXPECT_FALSE(with(longest + 1)) << plan.country;
  }
}

TEST(NumberingPlans, know_every_country_once_and_no_calling_code_begins_another) {
  EXPECT_GE(numbering_plans().size(), 230u);
  std::string_view last;
  for (const NumberingPlan& plan : numbering_plans()) {
    if (plan.country != "001") {
      EXPECT_NE(plan.country, last);
      EXPECT_EQ(plan_of_country(plan.country), &plan);
      EXPECT_TRUE(is_known_country(plan.country));
    }
    last = plan.country;
    EXPECT_EQ(calling_code_of(std::to_string(plan.calling_code) + "5550101"), plan.calling_code);
    EXPECT_LE(plan.shortest, plan.longest);
    EXPECT_LE(std::to_string(plan.calling_code).size() + plan.longest, 15u) << plan.country;
  }
  EXPECT_FALSE(is_known_country("001"));
  EXPECT_FALSE(is_known_country(""));
  EXPECT_FALSE(is_known_country("ZZ"));
  EXPECT_EQ(calling_code_of("044"), 0);
  EXPECT_EQ(calling_code_of(""), 0);
}

struct Received {
  const char* address;
  bool international;
  bool alphanumeric;
  const char* country;
  Kind kind;
  const char* text;
};

TEST(PhoneNumber, of_a_received_text_is_never_refused) {
  for (const Received& row : {
           Received{"447700900101", true, false, "GB", Kind::international, "+447700900101"},
           Received{"+447700900101", false, false, "GB", Kind::international, "+447700900101"},
           Received{"07700900101", false, false, "GB", Kind::international, "+447700900101"},
           Received{"9161234567", false, false, "RU", Kind::international, "+79161234567"},
           Received{"999123", true, false, "GB", Kind::international, "+999123"},
           Received{"60777", false, false, "GB", Kind::short_code, "60777"},
           Received{"07700", false, false, "GB", Kind::short_code, "07700"},
           Received{"447700900101", false, false, "GB", Kind::short_code, "447700900101"},
           Received{"07700900101", false, false, "", Kind::short_code, "07700900101"},
           Received{"*100#", false, false, "GB", Kind::alphanumeric, "*100#"},
           Received{"12a", true, false, "GB", Kind::alphanumeric, "12a"},
           Received{"", false, false, "GB", Kind::alphanumeric, ""},
           Received{"", true, false, "GB", Kind::alphanumeric, ""},
           Received{"Bright", false, true, "GB", Kind::alphanumeric, "Bright"},
           Received{"Zahnärzte", false, true, "DE", Kind::alphanumeric, "Zahnärzte"},
           Received{"+4520123456", false, true, "DK", Kind::alphanumeric, "\"+4520123456\""},
           Received{"60777", false, true, "GB", Kind::alphanumeric, "\"60777\""},
       }) {
    const auto number =
        PhoneNumber::from_address(row.address, row.international, row.alphanumeric, row.country);
    EXPECT_EQ(number.text(), row.text);
    EXPECT_EQ(number.kind(), row.kind) << row.address;
    EXPECT_EQ(number.can_be_texted(), row.kind != Kind::alphanumeric);
    EXPECT_EQ(PhoneNumber::from_stored(number.text()), number) << row.address;
  }
}

TEST(PhoneNumber, equal_numbers_compare_equal_however_they_were_typed) {
  EXPECT_EQ(PhoneNumber::parse("07700 900101", "GB"), PhoneNumber::parse("+44 7700 900101", "US"));
  EXPECT_NE(PhoneNumber::parse("60777", "GB"), PhoneNumber::parse("60778", "GB"));
}

}  // namespace
}  // namespace pigeon
