#include "reminders/template.h"

#include <gtest/gtest.h>

#include "calendar/wording.h"
#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::test::civil;

std::string fill(std::string_view text, const std::map<std::string, std::string>& values,
                 const char* language = "en") {
  const auto result = filled(
      text, {.values = values, .starts = civil("2026-12-03T14:30:00"), .language = language});
  return result ? *result : result.error().text();
}

TEST(Template, fills_in_the_values_of_an_event) {
  const std::map<std::string, std::string> visit{{"summary", "Visit"}, {"location", "Room 2"}};
  EXPECT_EQ(fill(kEventTemplate, visit), "Visit, Thu 3 Dec 14:30, Room 2");
  EXPECT_EQ(fill(kEventTemplate, visit, "de"), "Visit, Do 3. Dez 14:30, Room 2");
  EXPECT_EQ(fill(kEventTemplate, visit, "fr"), "Visit, jeu 3 déc 14:30, Room 2");
  EXPECT_EQ(fill(kEventTemplate, visit, "pt"), "Visit, qui 3 dez 14:30, Room 2");
}

TEST(Template, drops_a_tail_whose_value_is_empty) {
  EXPECT_EQ(fill(kEventTemplate, {{"summary", "Visit"}, {"location", ""}}),
            "Visit, Thu 3 Dec 14:30");
}

TEST(Template, leaves_brackets_that_hold_no_value) {
  EXPECT_EQ(fill("[x] {} { ]", {}), "[x] {} { ]");
}

TEST(Template, a_value_is_never_read_as_a_template) {
  EXPECT_EQ(fill("{summary}", {{"summary", "{location} [{x}]"}}), "{location} [{x}]");
}

TEST(Template, names_what_it_does_not_know) {
  const auto result = filled("{nmae}", {.values = {{"name", "Ann"}}, .starts = {}});
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is("unknown-name"));
  EXPECT_NE(result.error().hint().find("{name}"), std::string::npos);
}

}  // namespace
}  // namespace pigeon::reminders
