// Files that are no TOML, as the real parser meets them: the wording must fit what it says.
#include "toml/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toml/document.h"

namespace pigeon::toml {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Broken {
  const char* text;
  Position at;
  const char* says;  // part of the whole line
};

TEST(Syntax, what_is_no_toml_is_explained_in_plain_words) {
  const Broken rows[] = {
      {"a = \"x", {1, 7}, "never closed; close the quotes"},
      {"a = \"\"\"x", {1, 9}, "never closed; close the quotes"},
      {"a = \"x\ny\"\n", {1, 7}, "not closed on its line"},
      {"a = 'x\n", {1, 7}, "not closed on its line"},
      {"a = \"C:\\docs\"\n", {1, 9}, "single quotes"},
      {"name = Bright Dental\n", {1, 8}, "put a text into quotes"},
      {"quiet = 20:00-08:00\n", {1, 9}, "put a text into quotes"},
      {"a = yes\n", {1, 5}, "yes and no are true and false"},
      {"a = “x”\n", {1, 5}, "straight quotes"},
      {"a 1\n", {1, 3}, "followed by ="},
      {"say : \"x\"\n", {1, 5}, "followed by ="},
      {"a = \n", {1, 5}, "no value after ="},
      {"a.b", {1, 4}, "the file ends before there is a value"},
      {"a=1\na=2\n", {2, 3}, "stands here again; keep one"},
      {"[p]\n[p]\n", {2, 1}, "this section stands here again"},
      {"[[m]]\n[m]\n", {2, 1}, "another name"},
      {"[a]\nb=1\n[a.b]\nc=1\n", {3, 1}, "another name"},
      {"[p\n", {1, 3}, "brackets of this section"},
      {"[p] x\n", {1, 5}, "begin a new line"},
      {"[]\n", {1, 2}, "no name"},
      {"a = { b = 1,\n c=2}\n", {1, 13}, "on one line"},
      {"a = {b=1,}\n", {1, 10}, "last comma"},
      {"a = [1, 2\n", {1, 11}, "close it with ]"},
      {"a = [1 2]\n", {1, 8}, "separated by commas"},
      {"a = true x\n", {1, 10}, "something follows the value"},
      {"a = \"b\";\n", {1, 8}, "something follows the value"},
      {"é = 1\n", {1, 1}, "begins with a key"},
      {"= 1\n", {1, 1}, "begins with a key"},
      {"}\n", {1, 1}, "begins with a key"},
      {"a = 01\n", {1, 7}, "such as a phone number"},
      {"a = 99999999999999999999\n", {1, 25}, "too large"},
      {"a = 5s\n", {1, 6}, "no number"},
      {"x = 2026-13-01\n", {1, 12}, "no date"},
      {"a = \x01", {1, 5}, "control character"},
      {"a=1\r", {1, 5}, "carriage return"},
      {"a = \"\xff\"", {1, 5}, "save the file as UTF-8"},
  };
  for (const Broken& row : rows) {
    SCOPED_TRACE(row.text);
    auto document = Document::parse(row.text, "f.toml");
    EXPECT_FALSE(document.parsed());
    const auto blames = document.finish();
    ASSERT_THAT(blames, SizeIs(1));
    EXPECT_EQ(blames[0].at, row.at);
    EXPECT_THAT(blames[0].text(), HasSubstr(row.says));
    EXPECT_FALSE(blames[0].instead.empty());
  }
}

TEST(Syntax, a_reason_that_is_new_to_us_is_passed_on) {
  const Blame blame =
      syntax_blame("f", {3, 4}, "Error while parsing array: something nobody foresaw", "a = [");
  EXPECT_EQ(blame.text(), "f:3:4: this is no TOML: something nobody foresaw; see https://toml.io");
}

TEST(Syntax, a_reason_without_any_form_is_passed_on_too) {
  EXPECT_THAT(syntax_blame("f", {1, 1}, "Boom", "").what, HasSubstr("Boom"));
}

TEST(Syntax, nothing_else_is_blamed_on_a_file_that_is_no_toml) {
  auto document = Document::parse("name = \"x\"\ncountry = GB\n", "f.toml");
  Table root = document.root();
  EXPECT_FALSE(root.required_text("name", "\"x\"").has_value());
  EXPECT_THAT(root.tables("modem"), IsEmpty());
  EXPECT_THAT(document.finish(), SizeIs(1));
}

TEST(Syntax, line_ends_of_windows_a_mark_of_byte_order_and_an_empty_file_are_toml) {
  for (const char* text : {"a = 1\r\nb = 2\r\n",
                           "\xEF\xBB\xBF"
                           "a = 1\n",
                           "", "# nothing\n"})
    EXPECT_TRUE(Document::parse(text, "f").parsed()) << text;
}

}  // namespace
}  // namespace pigeon::toml
