// Lists of consents as shops have them.
#include "cli/consent_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::cli {
namespace {

using ::testing::HasSubstr;

ConsentReading reading_of_lists(std::string state = {}, std::string source = {}) {
  return {.zone = calendar::Zone::find("Europe/London").value(),
          .country = "GB",
          .state = std::move(state),
          .source = std::move(source)};
}

TEST(ConsentList, columns_are_told_by_their_headers_and_each_wrong_line_says_why) {
  const auto rows = read_consent_list(
      "Telefon;Status;Quelle;Datum;Liste\n"
      "+447700900101;Ja;Kasse;03.05.2026;visits\n"
      "07700 900102;abgemeldet;;24.12.2025;\n"
      "wrong;ja;Kasse;03.05.2026;\n"
      "+447700900104;perhaps;Kasse;03.05.2026;\n"
      "+447700900105;ja;;03.05.2026;\n"
      "+447700900106;ja;Kasse;soon;\n"
      "+447700900107;ja;Kasse;;\n",
      reading_of_lists());
  ASSERT_TRUE(rows) << rows.error().text();
  ASSERT_EQ(rows->size(), 7u);
  EXPECT_EQ((*rows)[0].number, "+447700900101");
  EXPECT_TRUE((*rows)[0].granted);
  EXPECT_EQ((*rows)[0].source, "Kasse");
  EXPECT_EQ((*rows)[0].at, "2026-05-02T23:00:00Z") << "the day begins by London's clock";
  EXPECT_EQ((*rows)[0].program, "visits");
  EXPECT_FALSE((*rows)[0].wrong);
  EXPECT_EQ((*rows)[1].number, "+447700900102");
  EXPECT_FALSE((*rows)[1].granted);
  EXPECT_FALSE((*rows)[1].wrong) << "a refusal needs no source";
  const char* codes[] = {"invalid-number", "unknown-state", "no-source", "unclear-date"};
  for (std::size_t i = 0; i < std::size(codes); ++i) {
    ASSERT_TRUE((*rows)[2 + i].wrong) << codes[i];
    EXPECT_EQ((*rows)[2 + i].wrong->code(), codes[i]);
    EXPECT_EQ((*rows)[2 + i].line, static_cast<int>(4 + i));
    EXPECT_FALSE((*rows)[2 + i].wrong->hint().empty());
  }
  EXPECT_FALSE((*rows)[6].wrong);
  EXPECT_FALSE((*rows)[6].at);
}

TEST(ConsentList, a_bare_list_of_numbers_needs_to_be_told_what_it_means) {
  const std::string list = "+447700900101\n07700 900102\n";
  const auto unclear = read_consent_list(list, reading_of_lists());
  ASSERT_FALSE(unclear);
  EXPECT_THAT(unclear.error().hint(), HasSubstr("--state"));
  const auto rows = read_consent_list(list, reading_of_lists("granted", "till"));
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_TRUE((*rows)[1].granted);
  EXPECT_EQ((*rows)[1].source, "till");
  EXPECT_FALSE(read_consent_list("", reading_of_lists("granted", "till")));
  EXPECT_FALSE(read_consent_list("name,state\nAnn,yes\n", reading_of_lists()));
}

}  // namespace
}  // namespace pigeon::cli
