#include "toml/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::toml {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> lines(Document& document) {
  std::vector<std::string> lines;
  for (const Blame& blame : document.finish())
    lines.push_back(blame.text());
  return lines;
}

std::vector<std::string> names(const std::vector<Located<std::string>>& keys) {
  std::vector<std::string> names;
  for (const auto& key : keys)
    names.push_back(key.value);
  return names;
}

TEST(Document, values_of_every_type_are_read) {
  auto document = Document::parse(
      "name = \"Ann\"\nloud = true\nbaud = 115200\nwords = [\"a\", \"b\"]\none = \"c\"\n", "f");
  Table root = document.root();
  EXPECT_EQ(root.text("name"), "Ann");
  EXPECT_EQ(root.boolean("loud"), true);
  EXPECT_EQ(root.integer("baud", 300, 4'000'000), 115200);
  EXPECT_THAT(names(root.texts("words")), ElementsAre("a", "b"));
  EXPECT_THAT(names(root.texts("one")), ElementsAre("c"));
  EXPECT_THAT(document.finish(), IsEmpty());
}

TEST(Document, what_is_absent_is_nothing_and_no_fault) {
  auto document = Document::parse("", "f");
  Table root = document.root();
  EXPECT_FALSE(root.text("a").has_value());
  EXPECT_FALSE(root.boolean("a").has_value());
  EXPECT_FALSE(root.integer("a", 0, 1).has_value());
  EXPECT_FALSE(root.table("a").has_value());
  EXPECT_THAT(root.texts("a"), IsEmpty());
  EXPECT_THAT(root.values("a"), IsEmpty());
  EXPECT_THAT(root.translations("a"), IsEmpty());
  EXPECT_THAT(root.tables("a"), IsEmpty());
  EXPECT_THAT(root.tables_below("a"), IsEmpty());
  EXPECT_FALSE(root.has("a"));
  EXPECT_THAT(document.finish(), IsEmpty());
}

TEST(Document, a_text_that_is_required_and_missing_is_blamed_on_its_section) {
  auto document = Document::parse("\n[program]\nkind = \"x\"\n", "f");
  Table program = *document.root().table("program");
  program.text("kind");
  EXPECT_FALSE(program.required_text("name", "\"Bright Dental\"").has_value());
  EXPECT_THAT(lines(document),
              ElementsAre("f:2:1: `name` is missing in [program]; write name = \"Bright Dental\""));
}

TEST(Document, a_required_text_of_another_type_is_blamed_once) {
  auto document = Document::parse("name = 5\n", "f");
  document.root().required_text("name", "\"x\"");
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:8: `name` is a number, and should be a text; write name = \"5\""));
}

TEST(Document, all_faults_are_told_at_once_in_the_order_of_the_file) {
  auto document = Document::parse("b = 1\na = true\nc = \"x\"\n", "f");
  Table root = document.root();
  root.integer("c", 1, 9);
  root.text("a");
  root.boolean("b");
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:5: `b` is a number, and should be true or false; "
                          "write b = true or b = false, without quotes",
                          "f:2:5: `a` is true or false, and should be a text; write a = \"true\"",
                          "f:3:5: `c` is a text, and should be a whole number; "
                          "write a number from 1 to 9, without quotes"));
}

struct WrongText {
  const char* value;
  const char* says;
};

TEST(Document, a_wrong_type_says_what_was_found_and_how_to_write_it) {
  for (const auto& [value, says] : std::initializer_list<WrongText>{
           {"+447700900101", "a number, and should be a text; write a = \"+447700900101\""},
           {"1.50", "a number, and should be a text; write a = \"1.50\""},
           {"0x1F", "a number, and should be a text; write a = \"0x1F\""},
           {"08:30:00", "a date or time, and should be a text; write a = \"08:30:00\""},
           {"2026-05-12", "a date or time, and should be a text; write a = \"2026-05-12\""},
           {"false", "true or false, and should be a text; write a = \"false\""},
           {"[\"x\"]", "a list, and should be a text; write a = \"…\""},
           {"{ b = 1 }", "a table, and should be a text; write a = \"…\""},
       }) {
    auto document = Document::parse(std::string("a = ") + value + "\n", "f");
    document.root().text("a");
    EXPECT_THAT(lines(document), ElementsAre(HasSubstr(says))) << value;
  }
}

TEST(Document, a_number_outside_its_range_is_told_the_range) {
  for (const char* value : {"299", "4000001", "-1"}) {
    auto document = Document::parse(std::string("baud = ") + value, "f");
    EXPECT_FALSE(document.root().integer("baud", 300, 4'000'000).has_value());
    EXPECT_THAT(lines(document), ElementsAre(std::string("f:1:8: `baud` is ") + value +
                                             "; write a number from 300 to 4000000"));
  }
}

TEST(Document, a_number_with_a_point_is_no_whole_number) {
  auto document = Document::parse("n = 1.5\n", "f");
  EXPECT_FALSE(document.root().integer("n", 1, 2).has_value());
  EXPECT_THAT(lines(document), ElementsAre(HasSubstr("should be a whole number")));
}

TEST(Document, a_list_keeps_its_texts_and_blames_the_others_where_they_stand) {
  auto document = Document::parse("words = [\"a\", 5, \"b\", [\"c\"]]\n", "f");
  EXPECT_THAT(names(document.root().texts("words")), ElementsAre("a", "b"));
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:15: `words` holds a number, and should hold only texts; write \"5\"",
                          "f:1:23: `words` holds a list, and should hold only texts; write \"…\""));
}

TEST(Document, each_text_of_a_list_knows_its_place) {
  auto document = Document::parse("words = [\n  \"a\",\n  \"b\"]\n", "f");
  const auto words = document.root().texts("words");
  ASSERT_THAT(words, SizeIs(2));
  EXPECT_EQ(words[0].at, (Position{2, 3}));
  EXPECT_EQ(words[1].at, (Position{3, 3}));
}

TEST(Document, something_that_is_no_list_is_shown_as_one) {
  auto document = Document::parse("words = 5\n", "f");
  EXPECT_THAT(document.root().texts("words"), IsEmpty());
  EXPECT_THAT(lines(document), ElementsAre(HasSubstr("write words = [\"5\"]")));
}

struct Spelling {
  const char* how;
  const char* text;
};

TEST(Document, a_text_per_language_is_read_in_every_notation_of_toml) {
  for (const auto& [how, text] : std::initializer_list<Spelling>{
           {"dotted", "say.en = \"yes\"\nsay.fr = \"oui\"\n"},
           {"inline", "say = { en = \"yes\", fr = \"oui\" }\n"},
           {"section", "[say]\nen = \"yes\"\nfr = \"oui\"\n"},
       }) {
    auto document = Document::parse(text, "f");
    const auto translations = document.root().translations("say");
    ASSERT_THAT(translations, SizeIs(2)) << how;
    EXPECT_EQ(translations[0].language, "en") << how;
    EXPECT_EQ(translations[0].text, "yes") << how;
    EXPECT_EQ(translations[1].language, "fr") << how;
    EXPECT_EQ(translations[1].text, "oui") << how;
    EXPECT_THAT(document.finish(), IsEmpty()) << how;
  }
}

TEST(Document, a_plain_text_is_for_all_languages) {
  auto document = Document::parse("say = \"yes\"\n", "f");
  const auto translations = document.root().translations("say");
  ASSERT_THAT(translations, SizeIs(1));
  EXPECT_EQ(translations[0].language, "");
  EXPECT_EQ(translations[0].at, (Position{1, 7}));
}

TEST(Document, a_language_whose_text_is_none_is_blamed_alone) {
  auto document = Document::parse("say = { en = \"yes\", fr = 5 }\n", "f");
  EXPECT_THAT(document.root().translations("say"), SizeIs(1));
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:26: `say.fr` is a number, and should be a text; write fr = \"5\""));
}

TEST(Document, values_of_any_type_are_given_as_they_are_written) {
  auto document =
      Document::parse("a = \"x y\"\nb = +7\nc = [1, 2]\nd = true\ne = [\"SM\", \"ME\"]\n", "f");
  Table root = document.root();
  EXPECT_THAT(root.values("a"), ElementsAre("x y"));
  EXPECT_THAT(root.values("b"), ElementsAre("+7"));
  EXPECT_THAT(root.values("c"), ElementsAre("1", "2"));
  EXPECT_THAT(root.values("d"), ElementsAre("true"));
  EXPECT_THAT(root.values("e"), ElementsAre("SM", "ME"));
  EXPECT_THAT(document.finish(), IsEmpty());
}

TEST(Document, a_table_is_no_simple_value) {
  auto document = Document::parse("a = { b = 1 }\n", "f");
  EXPECT_THAT(document.root().values("a"), IsEmpty());
  EXPECT_THAT(lines(document), ElementsAre(HasSubstr("`a` is a table")));
}

TEST(Document, a_key_that_nobody_asked_for_is_unknown) {
  auto document = Document::parse("[program]\nnmae = \"x\"\nzebra = 1\n", "f");
  Table program = *document.root().table("program");
  program.text("name");
  program.text("kind");
  EXPECT_THAT(lines(document),
              ElementsAre("f:2:1: unknown key `nmae` in [program]; did you mean `name`?",
                          "f:3:1: unknown key `zebra` in [program]; known here: `name`, `kind`"));
}

TEST(Document, an_unknown_section_is_told_at_its_name) {
  auto document = Document::parse("[topics.a]\nsay = \"x\"\n", "f");
  document.root().tables_below("topic");
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:2: unknown key `topics` in the file; did you mean `topic`?"));
}

TEST(Document, asking_whether_a_key_is_there_does_not_make_it_known) {
  auto document = Document::parse("a = 1\n", "f");
  Table root = document.root();
  EXPECT_TRUE(root.has("a"));
  EXPECT_THAT(names(root.keys()), ElementsAre("a"));
  EXPECT_THAT(lines(document), ElementsAre("f:1:1: unknown key `a` in the file; remove it"));
}

TEST(Document, accepted_keys_may_hold_anything) {
  auto document = Document::parse("[a]\nx = 1\n[a.b]\ny = 2\n[c]\nz = 1\n", "f");
  Table root = document.root();
  root.accept({"a"});
  root.table("c")->accept_all();
  EXPECT_THAT(document.finish(), IsEmpty());
}

TEST(Document, a_table_that_two_readers_read_knows_the_keys_of_both) {
  auto document = Document::parse("[a]\nx = \"1\"\ny = \"2\"\n", "f");
  document.root().table("a")->text("x");
  document.root().table("a")->text("y");
  EXPECT_THAT(document.finish(), IsEmpty());
}

TEST(Document, sections_of_one_kind_come_in_the_order_of_the_file) {
  auto document = Document::parse("[topic.b]\n[topic.a]\n[topic.c.say]\nen = \"x\"\n", "f");
  std::vector<std::string> found;
  for (const Table& topic : document.root().tables_below("topic"))
    found.push_back(topic.key() + " " + topic.name());
  EXPECT_THAT(found, ElementsAre("b [topic.b]", "a [topic.a]", "c [topic.c]"));
}

TEST(Document, a_value_among_sections_is_no_section) {
  auto document = Document::parse("[topic]\nwords = \"x\"\n[topic.a]\n", "f");
  EXPECT_THAT(document.root().tables_below("topic"), SizeIs(1));
  EXPECT_THAT(lines(document), ElementsAre("f:2:9: `words` is a text, and should be a section; "
                                           "write [topic.words] and its keys below it"));
}

TEST(Document, sections_in_double_brackets_are_several) {
  auto document = Document::parse(
      "[[modem]]\nname = \"a\"\n[modem.quirks]\nbaud = 1\n[[modem]]\nname = \"b\"\n", "f");
  auto modems = document.root().tables("modem");
  ASSERT_THAT(modems, SizeIs(2));
  EXPECT_EQ(modems[0].text("name"), "a");
  EXPECT_EQ(modems[0].name(), "[[modem]]");
  EXPECT_EQ(modems[0].at(), (Position{1, 1}));
  auto quirks = modems[0].table("quirks");
  ASSERT_TRUE(quirks.has_value());
  EXPECT_EQ(quirks->name(), "[modem.quirks]");
  EXPECT_THAT(quirks->values("baud"), ElementsAre("1"));
  EXPECT_EQ(modems[1].text("name"), "b");
  EXPECT_EQ(modems[1].at(), (Position{5, 1}));
  EXPECT_THAT(document.finish(), IsEmpty());
}

TEST(Document, a_single_section_where_several_are_meant_is_told_so_and_still_read) {
  auto document = Document::parse("[modem]\nname = 5\n", "f");
  auto modems = document.root().tables("modem");
  ASSERT_THAT(modems, SizeIs(1));
  modems[0].text("name");
  EXPECT_THAT(lines(document), ElementsAre(HasSubstr("write [[modem]]"), HasSubstr("`name`")));
}

TEST(Document, what_is_no_section_is_told_how_to_write_one) {
  auto document = Document::parse("a = 1\nb = [1]\nc = \"x\"\n", "f");
  Table root = document.root();
  EXPECT_FALSE(root.table("a").has_value());
  EXPECT_THAT(root.tables("b"), IsEmpty());
  EXPECT_THAT(root.tables("c"), IsEmpty());
  EXPECT_THAT(lines(document), ElementsAre(HasSubstr("write [a]"), HasSubstr("write [[b]]"),
                                           HasSubstr("write [[c]]")));
}

TEST(Document, own_faults_and_notes_stand_among_the_others) {
  auto document = Document::parse("a = \"x\"\nb = 1\n", "f");
  Table root = document.root();
  root.boolean("b");
  root.text("a");
  root.blame("a", "`x` is no zone", "write another");
  root.note(root.at("b"), "by the way");
  root.blame("absent", "something is missing");
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:1: something is missing", "f:1:5: `x` is no zone; write another",
                          HasSubstr("f:2:5: `b` is a number"), "f:2:5: note: by the way"));
}

TEST(Document, columns_count_characters) {
  auto document = Document::parse("é = 1\n", "f");
  EXPECT_FALSE(document.parsed());
  document = Document::parse("a = [\"éé\", 7]\n", "f");
  document.root().texts("a");
  EXPECT_THAT(lines(document), ElementsAre(HasSubstr("f:1:12:")));
}

TEST(Document, a_mark_of_byte_order_shifts_no_column) {
  auto document = Document::parse(
      "\xEF\xBB\xBF"
      "a = +7\n",
      "f");
  document.root().text("a");
  EXPECT_THAT(lines(document),
              ElementsAre("f:1:5: `a` is a number, and should be a text; write a = \"+7\""));
}

TEST(Document, a_document_may_be_moved_while_its_tables_are_in_use) {
  auto document = Document::parse("a = \"x\"\nb = 1\n", "f");
  Table root = document.root();
  Document moved = std::move(document);
  EXPECT_EQ(root.text("a"), "x");
  EXPECT_THAT(lines(moved), ElementsAre(HasSubstr("unknown key `b`")));
}

}  // namespace
}  // namespace pigeon::toml
