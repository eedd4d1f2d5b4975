#include "calendar/tokens.h"

#include <gtest/gtest.h>

namespace pigeon::calendar {
namespace {

using Kind = Token::Kind;

// One letter a token: w word, n number, o ordinal, c clock, . dotted, d date, m numeric, z zone,
// + offset, ? unknown.
std::string shape(std::string_view words, std::size_t language, std::string_view zone = "UTC") {
  std::string letters;
  for (const Token& token : tokens_of(words, *lexicons()[language], zone)) {
    letters += std::string("wnoc.dm+z?")[static_cast<std::size_t>(token.kind)];
  }
  return letters;
}

constexpr std::size_t kEn = 0;
constexpr std::size_t kDe = 1;
constexpr std::size_t kFr = 2;

struct Shape {
  const char* words;
  std::size_t language;
  const char* letters;
};

TEST(Tokens, are_told_apart_by_their_form) {
  for (const Shape& row : {
           Shape{"", kEn, ""},
           Shape{" , ", kEn, ""},
           Shape{"tomorrow 9am", kEn, "wnw"},
           Shape{"tomorrow,9am", kEn, "wnw"},
           Shape{"day after tomorrow", kEn, "w"},
           Shape{"day-after-tomorrow", kEn, "w"},
           Shape{"1st 2nd 3rd 4th", kEn, "oooo"},
           Shape{"1sth", kEn, "n?"},
           Shape{"1. dez", kDe, "ow"},
           Shape{"1. dec", kEn, "nw"},
           Shape{"1er", kFr, "o"},
           Shape{"14:30 2:30:15 2:30:15.5", kEn, "ccc"},
           Shape{"14:60", kEn, "n?"},
           Shape{"14:3", kEn, "n?"},
           Shape{"14h30 9h", kFr, "cc"},
           Shape{"9h", kEn, "nw"},
           Shape{"14.30 9.10", kEn, ".."},
           Shape{"24.12. 24.12.2026 24/12 1.5", kEn, "mmmm"},
           Shape{"24/12/26", kEn, "n?"},
           Shape{"2026-12-01 2026/12/01", kEn, "dd"},
           Shape{"2026-12/01", kEn, "n?"},
           Shape{"2026-12-01T09:00:00Z", kEn, "dc+"},
           Shape{"2026-12-01 09:00 +01:00", kEn, "dc+"},
           Shape{"09:00-0530 09:00+01", kEn, "c+c+"},
           Shape{"09:00+99:00", kEn, "c?"},
           Shape{"+01:00", kEn, "?"},
           Shape{"z", kEn, "?"},
           Shape{"Europe/London utc", kEn, "zz"},
           Shape{"1234567", kEn, "?"},
           Shape{"a.m. o'clock o\u2019clock", kEn, "www"},
           Shape{"~ -5 ()", kEn, "???"},
       }) {
    EXPECT_EQ(shape(row.words, row.language), row.letters) << row.words;
  }
}

TEST(Tokens, keep_what_was_typed_and_what_it_is_worth) {
  const auto tokens = tokens_of("Fri 2:30:15.25 PM", *lexicons()[kEn], "UTC");
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_TRUE(tokens[0].is(Means::weekday));
  EXPECT_EQ(tokens[0].value, 5);
  EXPECT_EQ(tokens[1].text, "2:30:15.25");
  EXPECT_EQ(tokens[1].time,
            std::chrono::hours(2) + std::chrono::minutes(30) + std::chrono::milliseconds(15250));
  EXPECT_EQ(tokens[1].hour_digits, 1);
  EXPECT_TRUE(tokens[2].is(Means::pm));

  const auto date = tokens_of("2026-12-01", *lexicons()[kEn], "UTC").at(0);
  EXPECT_EQ(date.year, 2026);
  EXPECT_EQ(date.first, 12);
  EXPECT_EQ(date.second, 1);

  const auto offset = tokens_of("9:00 -05:30", *lexicons()[kEn], "UTC").at(1);
  EXPECT_EQ(offset.offset, -(std::chrono::hours(5) + std::chrono::minutes(30)));
}

TEST(Tokens, of_any_bytes_are_found_without_end_or_crash) {
  std::string bytes;
  for (unsigned seed = 1; seed < 1000; ++seed) {
    bytes.clear();
    for (unsigned i = 0, state = seed; i < 24; ++i) {
      state = state * 1664525u + 1013904223u;
      constexpr std::string_view kAlphabet = "0129:.-/+tzhaf ,'\xC3\xA9\xFF";
      bytes += kAlphabet[(state >> 16) % kAlphabet.size()];
    }
    for (const Lexicon* each : lexicons()) {
      const Lexicon& lexicon = *each;
      EXPECT_LE(tokens_of(bytes, lexicon, "UTC").size(), bytes.size());
    }
  }
}

}  // namespace
}  // namespace pigeon::calendar
