#include "toml/append.h"

#include <vector>

#include <gtest/gtest.h>

namespace pigeon::toml {
namespace {

struct AppendRow {
  const char* what;
  std::vector<std::string> path;
  std::vector<std::string> texts;
  const char* before;
  const char* after;
};

TEST(WithTexts, adds_to_a_list_and_leaves_the_rest_as_it_stands) {
  const std::vector<std::string> like{"topic", "a", "like"};
  const AppendRow rows[]{
      {"one line",
       like,
       {"three"},
       "[topic.a] # mine\nlike  = [\"one\", 'two' ]   # two so far\nsay = \"x\"\n",
       "[topic.a] # mine\nlike  = [\"one\", 'two', \"three\" ]   # two so far\nsay = \"x\"\n"},
      {"several lines, a comma and a comment behind the last",
       like,
       {"c", "d"},
       "[topic.a]\nlike = [\n  \"a\",  # first\n  \"b\",  # last\n]\n",
       "[topic.a]\nlike = [\n  \"a\",  # first\n  \"b\",\n  \"c\",\n  \"d\",  # last\n]\n"},
      {"letters of two bytes before it",
       like,
       {"où ça"},
       "[topic.a]\nlike = [\"é\", \"où est mon colis\"]\n",
       "[topic.a]\nlike = [\"é\", \"où est mon colis\", \"où ça\"]\n"},
      {"one language of a table in braces",
       {"topic", "a", "like", "fr"},
       {"c"},
       "[topic.a]\nlike = { en = [\"a\"], fr = [\"b\"] }\n",
       "[topic.a]\nlike = { en = [\"a\"], fr = [\"b\", \"c\"] }\n"},
      {"one language of a section",
       {"topic", "a", "like", "en"},
       {"c"},
       "[topic.a]\nsay = \"x\"\n[topic.a.like]\nen = [\"a\"]\n",
       "[topic.a]\nsay = \"x\"\n[topic.a.like]\nen = [\"a\", \"c\"]\n"},
      {"a single text",
       like,
       {"c"},
       "[topic.a]\nlike = \"b\" # one\n",
       "[topic.a]\nlike = [\"b\", \"c\"] # one\n"},
      {"an empty list", like, {"c"}, "[topic.a]\nlike = [ ]\n", "[topic.a]\nlike = [\"c\" ]\n"},
      {"no list yet",
       like,
       {"c"},
       "[x]\n  [topic.a] # the first\n  say = \"x\"\n",
       "[x]\n  [topic.a] # the first\n  like = [\"c\"]\n  say = \"x\"\n"},
      {"quotes, backslashes and bells",
       like,
       {"say \"\\\a"},
       "[topic.a]\nlike = []\n",
       "[topic.a]\nlike = [\"say \\\"\\\\\\u0007\"]\n"},
      {"a byte order mark and Windows' line ends",
       like,
       {"b"},
       "\xEF\xBB\xBF[topic.a]\r\nlike = [\r\n  \"a\"\r\n]\r\n",
       "\xEF\xBB\xBF[topic.a]\r\nlike = [\r\n  \"a\",\r\n  \"b\"\r\n]\r\n"},
  };
  for (const AppendRow& row : rows) {
    SCOPED_TRACE(row.what);
    const auto changed = with_texts(row.before, row.path, row.texts);
    ASSERT_TRUE(changed.has_value()) << changed.error().text();
    EXPECT_EQ(*changed, row.after);
  }
}

TEST(WithTexts, says_what_to_write_where_it_finds_no_place) {
  const std::vector<std::string> path{"topic", "a", "like"};
  const std::vector<std::string> texts{"c"};
  for (const char* source : {"[topic.b]\n", "topic = 1\n", "[topic.a]\nlike = 3\n", "[topic.a\n",
                             "topic = { a = { say = \"x\" } }\n"}) {
    SCOPED_TRACE(source);
    const auto changed = with_texts(source, path, texts);
    ASSERT_FALSE(changed.has_value());
    EXPECT_TRUE(changed.error().is("no-place"));
    EXPECT_NE(changed.error().hint().find("like = [\"c\"]"), std::string::npos);
  }
}

}  // namespace
}  // namespace pigeon::toml
