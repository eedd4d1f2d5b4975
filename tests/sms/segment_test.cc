#include "sms/segment.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pigeon::sms {
namespace {

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all += text;
  return all;
}

struct Limit {
  std::string_view character;
  AlphabetChoice alphabet;
  bool sixteen_bit;
  std::size_t count;  // of characters
  std::size_t parts;
  int left;
};

// 23.040 section 9.2.3.24.1.
const Limit kLimits[] = {
    {"a", AlphabetChoice::automatic, false, 1, 1, 159},
    {"a", AlphabetChoice::automatic, false, 160, 1, 0},
    {"a", AlphabetChoice::automatic, false, 161, 2, 145},
    {"a", AlphabetChoice::automatic, false, 306, 2, 0},
    {"a", AlphabetChoice::automatic, false, 307, 3, 152},
    {"a", AlphabetChoice::automatic, true, 161, 2, 143},
    {"a", AlphabetChoice::automatic, true, 304, 2, 0},
    {"a", AlphabetChoice::automatic, true, 305, 3, 151},
    {"a", AlphabetChoice::automatic, false, 255 * 153, 255, 0},
    {"a", AlphabetChoice::automatic, true, 255 * 152, 255, 0},
    {"ж", AlphabetChoice::automatic, false, 70, 1, 0},
    {"ж", AlphabetChoice::automatic, false, 71, 2, 63},
    {"ж", AlphabetChoice::automatic, false, 134, 2, 0},
    {"ж", AlphabetChoice::automatic, false, 135, 3, 66},
    {"ж", AlphabetChoice::automatic, true, 132, 2, 0},
    {"ж", AlphabetChoice::automatic, true, 133, 3, 65},
    {"ж", AlphabetChoice::automatic, false, 255 * 67, 255, 0},
    {"ж", AlphabetChoice::automatic, true, 255 * 66, 255, 0},
    {"a", AlphabetChoice::ucs2, false, 70, 1, 0},
    {"a", AlphabetChoice::ucs2, false, 71, 2, 63},
    {"€", AlphabetChoice::gsm7, false, 80, 1, 0},
    {"€", AlphabetChoice::gsm7, false, 81, 2, 143},  // 76 pairs fit into 153 septets
    {"€", AlphabetChoice::gsm7, true, 81, 2, 142},   // and 76 into 152
    {"😀", AlphabetChoice::automatic, false, 35, 1, 0},
    {"😀", AlphabetChoice::automatic, false, 36, 2, 61},  // 33 pairs fit into 67 units
};

TEST(Segment, the_limits_of_each_alphabet_and_reference) {
  for (const Limit& row : kLimits) {
    SegmentOptions options;
    options.alphabet = row.alphabet;
    options.sixteen_bit_reference = row.sixteen_bit;
    const std::string text = times(row.count, row.character);
    const auto segmentation = segment(text, options);
    ASSERT_TRUE(segmentation) << row.character << " " << row.count;
    EXPECT_EQ(segmentation->size(), row.parts) << row.character << " " << row.count;
    EXPECT_EQ(segmentation->units_left, row.left) << row.character << " " << row.count;
    EXPECT_EQ(count_segments(text, options).value(), row.parts);
  }
}

TEST(Segment, one_character_more_than_255_parts_is_refused_with_the_number) {
  for (const bool wide : {false, true}) {
    for (const std::string_view character : {"a", "ж"}) {
      SegmentOptions options;
      options.sixteen_bit_reference = wide;
      const std::size_t limit = (character == "a" ? 153u : 67u) - (wide ? 1u : 0u);
      const auto refused = segment(times(255 * limit + 1, character), options);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().code(), "text-too-long");
      EXPECT_NE(refused.error().meaning().find("256"), std::string::npos);
      EXPECT_NE(refused.error().meaning().find("255"), std::string::npos);
      EXPECT_EQ(count_segments(times(255 * limit + 1, character), options).error().code(),
                "text-too-long");
    }
  }
}

TEST(Segment, an_escape_pair_is_never_cut_at_either_offset) {
  for (std::size_t before = 0; before < 160; ++before) {
    const auto text = segment(times(before, "x") + times(200, "€"));
    ASSERT_TRUE(text);
    for (std::size_t part = 0; part < text->size(); ++part) {
      EXPECT_NE(text->part(part).units.back(), 0x1B) << before << " " << part;
      EXPECT_LE(text->part(part).units.size(), 153u);
    }
  }
}

TEST(Segment, a_surrogate_pair_is_never_cut_at_either_offset) {
  for (std::size_t before = 0; before < 70; ++before) {
    const auto text = segment(times(before, "ж") + times(100, "😀"));
    ASSERT_TRUE(text);
    for (std::size_t part = 0; part < text->size(); ++part) {
      const auto units = text->part(part).units;
      EXPECT_NE(units[units.size() - 2] & 0xFC, 0xD8) << before << " " << part;
      EXPECT_LE(units.size(), 134u);
    }
  }
}

TEST(Segment, the_parts_laid_end_to_end_are_the_text) {
  const auto text = segment(times(100, "ab€ж😀"));
  ASSERT_TRUE(text);
  std::vector<std::uint8_t> all;
  for (std::size_t part = 0; part < text->size(); ++part)
    all.insert(all.end(), text->part(part).units.begin(), text->part(part).units.end());
  EXPECT_EQ(all, text->units);
}

TEST(Segment, names_the_characters_that_forced_ucs2_once_each_in_order) {
  const auto text = segment("1 ж, 2 😀, 3 ж, ` and €");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->alphabet, Alphabet::ucs2);
  EXPECT_EQ(text->forced_by, (std::vector<std::string>{"ж", "😀", "`"}));
  EXPECT_TRUE(segment("plain @ £ [€]")->forced_by.empty());
}

TEST(Segment, nothing_is_forced_when_ucs2_was_asked_for) {
  SegmentOptions options;
  options.alphabet = AlphabetChoice::ucs2;
  EXPECT_TRUE(segment("ж", options)->forced_by.empty());
}

TEST(Segment, gsm7_that_was_asked_for_is_refused_with_the_characters_it_lacks) {
  SegmentOptions options;
  options.alphabet = AlphabetChoice::gsm7;
  const auto refused = segment("a ж b 😀", options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), "not-in-alphabet");
  EXPECT_NE(refused.error().meaning().find("ж 😀"), std::string::npos);
}

TEST(Segment, an_empty_text_and_one_that_is_not_utf8_are_refused) {
  EXPECT_EQ(segment("").error().code(), "empty-text");
  for (const std::string_view bad :
       {"a\xFF", "\xC0\x80", "\xED\xA0\x80", "12345678\x80", "\xE2\x82"}) {
    EXPECT_EQ(segment(bad).error().code(), "invalid-utf8");
    EXPECT_EQ(count_segments(bad).error().code(), "invalid-utf8");
  }
  EXPECT_TRUE(segment("\uFFFD")) << "the replacement character itself is valid";
}

struct National {
  std::string_view text;
  std::uint16_t languages;
  Alphabet alphabet;
  LanguageShift language;
  std::size_t parts;
  std::vector<std::string> forced_by;
};

TEST(Segment, picks_the_national_tables_with_the_fewest_parts_and_the_plainest_of_those) {
  const std::string long_turkish = times(60, "şğı");
  const National rows[] = {
      {"plain", kAnyLanguage, Alphabet::gsm7, {}, 1, {}},
      {"şey", kNoLanguage, Alphabet::ucs2, {}, 1, {"ş"}},
      {"şey", only_language(1), Alphabet::gsm7, {.locking = 0, .single = 1}, 1, {"ş"}},
      {"şey", kAnyLanguage, Alphabet::gsm7, {.locking = 0, .single = 1}, 1, {"ş"}},
      {"şey", only_language(3), Alphabet::ucs2, {}, 1, {"ş"}},
      {"şey 😀", only_language(1), Alphabet::ucs2, {}, 1, {"😀"}},
      // 180 septets in the locking table, 360 with escapes.
      {long_turkish,
       only_language(1),
       Alphabet::gsm7,
       {.locking = 1, .single = 0},
       2,
       {"ş", "ğ", "ı"}},
      {"á", kAnyLanguage, Alphabet::gsm7, {.locking = 0, .single = 2}, 1, {"á"}},
      {"नमस्ते",
       kAnyLanguage,
       Alphabet::gsm7,
       {.locking = 6, .single = 0},
       1,
       {"न", "म", "स", "्", "त", "े"}},
      // Hindi digits stand in the single shift table, letters in the locking one.
      {"न१", kAnyLanguage, Alphabet::gsm7, {.locking = 6, .single = 6}, 1, {"न", "१"}},
      // Each has its tables, but no pair of them has all three.
      {"ş न ই", kAnyLanguage, Alphabet::ucs2, {}, 1, {"ş", "न", "ই"}},
  };
  for (const National& row : rows) {
    SegmentOptions options;
    options.languages = row.languages;
    const auto text = segment(row.text, options);
    ASSERT_TRUE(text) << row.text;
    EXPECT_EQ(text->alphabet, row.alphabet) << row.text;
    EXPECT_EQ(text->language, row.language)
        << row.text << " " << int{text->language.locking} << " " << int{text->language.single};
    EXPECT_EQ(text->size(), row.parts) << row.text;
    EXPECT_EQ(text->forced_by, row.forced_by) << row.text;
    EXPECT_EQ(count_segments(row.text, options).value(), row.parts);
  }
}

TEST(Segment, a_nul_and_an_escape_are_in_no_table) {
  SegmentOptions options;
  options.languages = kAnyLanguage;
  EXPECT_EQ(segment(std::string(1, '\0'), options)->alphabet, Alphabet::ucs2);
  EXPECT_EQ(segment("\x1B", options)->alphabet, Alphabet::ucs2);
}

TEST(Segment, a_national_table_is_used_for_plain_text_only_where_it_saves_a_part) {
  SegmentOptions options;
  options.languages = kAnyLanguage;
  // ^ is one septet in the Portuguese locking table, two in the default one.
  EXPECT_EQ(segment(times(80, "^"), options)->language, LanguageShift{});
  const auto text = segment(times(81, "^"), options);
  EXPECT_EQ(text->language, (LanguageShift{.locking = 3, .single = 0}));
  EXPECT_EQ(text->size(), 1u);
  EXPECT_TRUE(text->forced_by.empty());
}

TEST(Segment, the_header_of_national_tables_takes_its_room) {
  SegmentOptions options;
  options.languages = only_language(1);
  EXPECT_EQ(segment(times(77, "ş") + "a", options)->size(), 1u);  // 155 septets behind 4 octets
  EXPECT_EQ(segment(times(77, "ş") + "a", options)->units_left, 0);
  EXPECT_EQ(segment(times(155, "ı"), options)->units_left, 0);
  EXPECT_EQ(segment(times(156, "ı"), options)->size(), 2u);
}

}  // namespace
}  // namespace pigeon::sms
