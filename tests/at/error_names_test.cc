#include "at/error_names.h"

#include <gtest/gtest.h>

#include <string>

namespace pigeon::at {
namespace {

TEST(ErrorNames, every_name_leads_back_to_a_number_of_the_same_name) {
  int named = 0;
  for (const ErrorFamily family : {ErrorFamily::cms, ErrorFamily::cme}) {
    for (int number = 0; number <= 600; ++number) {
      const std::string_view name = error_name(family, number);
      if (name.empty()) continue;
      ++named;
      // "Memory capacity exceeded" is the word of the network (22) and of the SIM (211).
      const auto back = error_number(family, name);
      ASSERT_TRUE(back) << name;
      EXPECT_EQ(error_name(family, *back), name);
    }
  }
  EXPECT_GT(named, 120);
}

TEST(ErrorNames, the_families_differ) {
  EXPECT_EQ(error_number(ErrorFamily::cms, "SIM busy"), 314);
  EXPECT_EQ(error_number(ErrorFamily::cme, "SIM busy"), 14);
  EXPECT_EQ(error_name(ErrorFamily::cms, 30), "Unknown subscriber");
  EXPECT_EQ(error_name(ErrorFamily::cme, 30), "No network service");
}

TEST(ErrorNames, words_are_compared_by_letters_and_digits) {
  for (const char* text :
       {"SIM PIN2 required", "sim pin2 required", "SIM-PIN2 required.", "SimPin2Required"}) {
    EXPECT_EQ(error_number(ErrorFamily::cms, text), 317) << text;
  }
}

TEST(ErrorNames, older_words_are_known) {
  EXPECT_EQ(error_number(ErrorFamily::cms, "SMSC unknown"), 330);
  EXPECT_EQ(error_number(ErrorFamily::cme, "(U)SIM not inserted"), 10);
  EXPECT_EQ(error_number(ErrorFamily::cme, "emergency calls only"), 32);
}

TEST(ErrorNames, what_no_standard_knows_has_neither) {
  EXPECT_EQ(error_name(ErrorFamily::cms, 513), "");
  EXPECT_EQ(error_name(ErrorFamily::cme, -1), "");
  EXPECT_FALSE(error_number(ErrorFamily::cms, "pigeons"));
  EXPECT_FALSE(error_number(ErrorFamily::cms, ""));
}

}  // namespace
}  // namespace pigeon::at
