#include "sms/spared_cuts.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "sms/decode.h"
#include "sms/segment.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

std::vector<std::string> parts_of(const std::string& text, Spare spare) {
  SubmitOptions options;
  options.to = "60777";
  SegmentOptions segments;
  segments.spare = spare;
  const auto encoded = encode_submit(text, options, segments).value();
  std::vector<std::string> parts;
  for (const auto& part : encoded)
    parts.push_back(decode_received(part.hex)->submit()->text);
  return parts;
}

std::string repeated(std::size_t count, std::string_view piece) {
  std::string text;
  while (count-- > 0)
    text += piece;
  return text;
}

TEST(SparedCuts, a_word_stays_whole_where_that_costs_no_part) {
  const std::string text = repeated(30, "seven b ");  // 240 septets: two parts of at most 153
  EXPECT_EQ(parts_of(text, Spare::characters)[0].size(), 153u);
  const auto words = parts_of(text, Spare::words);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0], repeated(19, "seven b "));
  EXPECT_EQ(words[0] + words[1], text);
}

TEST(SparedCuts, a_word_is_cut_where_sparing_it_would_cost_a_part) {
  const std::string text = repeated(34, "abcdefgh ");  // 306 septets fill two parts to the end
  ASSERT_EQ(text.size(), 306u);
  EXPECT_EQ(parts_of(text, Spare::words), parts_of(text, Spare::characters));
}

TEST(SparedCuts, a_word_longer_than_a_part_is_cut_as_it_comes) {
  const std::string text = "short " + std::string(200, 'x');
  const auto parts = parts_of(text, Spare::words);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0] + parts[1], text);
}

TEST(SparedCuts, an_emoji_of_several_code_points_stays_whole) {
  const std::string family = "👨‍👩‍👧";               // 8 UTF-16 units
  const std::string text = std::string(64, 'a') + family + "b";  // cut at 67 it would fall apart
  EXPECT_NE(parts_of(text, Spare::characters)[0], std::string(64, 'a'));
  const auto parts = parts_of(text, Spare::graphemes);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0], std::string(64, 'a'));
  EXPECT_EQ(parts[1], family + "b");
}

TEST(SparedCuts, graphemes_are_spared_where_words_cannot_be) {
  const std::string text = std::string(64, 'a') + "👨‍👩‍👧" + std::string(50, 'b');
  EXPECT_EQ(parts_of(text, Spare::words)[0], std::string(64, 'a'));
}

TEST(SparedCuts, what_is_left_in_the_last_part_is_counted_after_the_cut) {
  SegmentOptions segments;
  segments.spare = Spare::words;
  const auto text = segment(repeated(30, "seven b "), segments);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->units_left, 153 - (240 - 152));
}

}  // namespace
}  // namespace pigeon::sms
