#include "consent/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "tests/base/rows.h"

namespace pigeon::consent {
namespace {

const std::map<std::string, WordClass> kClasses{
    {"stop", WordClass::stop},
    {"soft", WordClass::stop_soft},
    {"phrase", WordClass::stop_phrase},
    {"help", WordClass::help},
    {"start", WordClass::start},
    {"yes", WordClass::yes},
    {"suspected", WordClass::stop_suspected},
};

std::string label_of(const std::string& text) {
  const auto word = classify(text);
  if (!word) return "-";
  if (word->stops()) return "stop";
  return word->kind == WordClass::stop_suspected ? "suspected" : "-";
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

TEST(Words, every_labelled_text_is_the_word_that_it_is_and_no_other) {
  for (const test::Row& row : test::read_rows("consent-words.tsv", 4)) {
    SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row[0]);
    const auto word = classify(row[0]);
    if (row[1] == "-") {
      EXPECT_FALSE(word.has_value()) << word->matched;
      continue;
    }
    ASSERT_TRUE(word.has_value());
    EXPECT_EQ(word->kind, kClasses.at(row[1]));
    EXPECT_EQ(or_dash(word->language), row[2]);
    EXPECT_EQ(word->matched, row[3]);
  }
}

TEST(Words, the_table_has_a_row_for_each_kind_and_at_least_150_in_all) {
  const auto rows = test::read_rows("consent-words.tsv", 4);
  EXPECT_GE(rows.size(), 150U);
  std::map<std::string, int> kinds;
  for (const test::Row& row : rows)
    ++kinds[row[1]];
  EXPECT_EQ(kinds.size(), kClasses.size() + 1);
}

TEST(Words, what_people_write_is_a_stop_a_suspicion_or_neither_in_six_languages) {
  const auto rows = test::read_rows("consent-texts.tsv", 3);
  EXPECT_GE(rows.size(), 300U);
  for (const test::Row& row : rows) {
    SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row[0]);
    EXPECT_EQ(label_of(row[0]), row[1]);
  }
}

std::string in_upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  return text;
}

// Each vowel with an acute accent, as an eager keyboard writes it.
std::string accented(const std::string& text) {
  std::string written;
  for (const char c : text) {
    written += c;
    if (std::string_view("aeiou").find(c) != std::string_view::npos) written += "\u0301";
  }
  return written;
}

TEST(Words, every_bare_word_is_caught_however_it_is_dressed) {
  for (const std::string word :
       {"stop",   "stop all", "stopall",  "unsubscribe", "opt out",    "optout", "revoke",
        "quit",   "remove",   "arret",    "arrete",      "desabonner", "stopp",  "abmelden",
        "baja",   "alto",     "cancella", "disiscrivi",  "parar",      "sair",   "stop sms",
        "cancel", "end",      "annuler",  "annulla",     "cancelar"}) {
    std::string capital = word;
    capital.front() = static_cast<char>(capital.front() - 32);
    for (const std::string& said : {word, capital, in_upper(word), accented(word)}) {
      for (const std::string& text :
           {said, said + ".", said + "!!!", "\"" + said + "\"", "« " + said + " »",
            "  " + said + " \n", "(" + said + ")", said + " 🙏", "…" + said + "…", "*" + said + "*",
            said + "\u00A0", "¡" + said + "!", "“" + said + ",”", said + " :)", "> " + said,
            said + " " + said})
        EXPECT_EQ(label_of(text), "stop") << text;
    }
  }
}

TEST(Words, each_of_the_three_kinds_of_stop_stops_and_nothing_else_does) {
  EXPECT_TRUE(classify("stop")->stops());
  EXPECT_TRUE(classify("cancel")->stops());
  EXPECT_TRUE(classify("please leave me alone")->stops());
  EXPECT_FALSE(classify("please stop")->stops());
  EXPECT_FALSE(classify("help")->stops());
  EXPECT_FALSE(classify("start")->stops());
  EXPECT_FALSE(classify("yes")->stops());
}

TEST(Words, a_phrase_is_found_at_either_end_of_a_very_long_text) {
  std::string filler;
  for (int i = 0; i < 5000; ++i)
    filler += " word";
  EXPECT_EQ(classify("take me off" + filler)->kind, WordClass::stop_phrase);
  EXPECT_EQ(classify(filler + " take me off")->kind, WordClass::stop_phrase);
  EXPECT_FALSE(classify(filler).has_value());
}

struct Normalised {
  const char* text;
  const char* words;
};

TEST(Normalise, what_does_not_change_a_word_is_taken_away) {
  for (const auto& [text, words] : std::initializer_list<Normalised>{
           {"", ""},
           {"  ", ""},
           {"« Arrêt. »", "arret"},
           {"Call me", "call me"},
           {"  CALL \t\n ME  ", "call me"},
           {"Don't!", "dont"},
           {"don’t", "dont"},
           {"l'été", "lete"},
           {"opt-out", "opt out"},
           {"a,b;c", "a b c"},
           {"Straße", "strasse"},
           {"STRASSE", "strasse"},
           {"ŒUVRE", "œuvre"},
           {"ÅNGSTRÖM", "angstrom"},
           {"ﬁne", "fine"},
           {"x²", "x2"},
           {"１２", "12"},
           {"1️⃣", "1"},
           {"👍", ""},
           {"👩‍👩‍👧", ""},
           {"ok👍🏽ok", "ok ok"},
           {"€ 5", "5"},
       })
    EXPECT_EQ(normalise(text), words) << text;
}

TEST(Normalise, the_letters_and_vowel_marks_of_other_scripts_stay) {
  EXPECT_EQ(normalise("Ёлка"), normalise("елка"));
  EXPECT_EQ(normalise("ΆΛΦΑ"), "αλφα");
  EXPECT_EQ(normalise("नमस्ते"), "नमस्ते");
  EXPECT_EQ(normalise("안녕"), "안녕");
  EXPECT_NE(normalise("कि"), normalise("की"));
}

TEST(Normalise, doing_it_twice_changes_nothing) {
  for (const test::Row& row : test::read_rows("consent-words.tsv", 4))
    EXPECT_EQ(normalise(normalise(row[0])), normalise(row[0])) << "line " << row.line;
}

TEST(Normalise, octets_that_are_no_utf8_do_no_harm) {
  EXPECT_EQ(normalise("st\xffop"), "st op");
  EXPECT_EQ(normalise("\xc3"), "");
}

}  // namespace
}  // namespace pigeon::consent
