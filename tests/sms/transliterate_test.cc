#include "sms/transliterate.h"

#include <gtest/gtest.h>

#include "sms/segment.h"

namespace pigeon::sms {
namespace {

struct Respelt {
  std::string_view written;
  std::string_view sent;
};

TEST(Transliterate, typography_and_accents_become_what_every_phone_knows) {
  const Respelt rows[] = {
      {"“Hi” ‘you’ „da“ «la»", "\"Hi\" 'you' \"da\" <<la>>"},
      {"9–17 — closed…", "9-17 - closed..."},
      {"ą č ę Ł ő ş ț ž ç ê", "a c e L o s t z c e"},
      {"Crème brûlée à 5 €", "Crème brulée à 5 €"},  // è, é, à and € are in the alphabet
      {"a\u00A0b\u202Fc\u2009d\te", "a b c d e"},
      {"soft\u00ADhyphen\u200B\uFEFF", "softhyphen"},
      {"Gru\u0308n e\u0301", "Grün é"},  // combining accents, composed
      {"½ cup", " 1/2 cup"},
  };
  for (const Respelt& row : rows) {
    const auto result = to_default_alphabet(row.written);
    EXPECT_EQ(result.text, row.sent) << row.written;
    const auto cut = segment(result.text);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->alphabet, Alphabet::gsm7) << row.written;
  }
}

TEST(Transliterate, what_has_no_counterpart_stays) {
  for (const std::string_view text : {"😀", "👨‍👩‍👧", "Привет", "日本", "नमस्ते"}) {
    const auto result = to_default_alphabet(text);
    EXPECT_EQ(result.text, text);
    EXPECT_TRUE(result.changes.empty()) << text;
  }
}

TEST(Transliterate, a_text_of_the_default_alphabet_is_left_alone) {
  const std::string text = "Plain @£$ [1] {2} ~ Δ é 5 €\n";
  const auto result = to_default_alphabet(text);
  EXPECT_EQ(result.text, text);
  EXPECT_TRUE(result.changes.empty());
}

TEST(Transliterate, each_change_is_told_once_in_order) {
  const auto result = to_default_alphabet("“a” – “b” 😀");
  const std::vector<Transliteration::Change> expected = {{"“", "\""}, {"”", "\""}, {"–", "-"}};
  EXPECT_EQ(result.changes, expected);
  EXPECT_EQ(result.text, "\"a\" - \"b\" 😀");
}

}  // namespace
}  // namespace pigeon::sms
