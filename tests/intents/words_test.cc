#include "intents/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::intents {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Words, are_folded_and_freed_from_punctuation) {
  EXPECT_THAT(words_of("Where's my PARCEL?!"), ElementsAre("wheres", "my", "parcel"));
  EXPECT_THAT(words_of("pick-up at the D\xC3\xA9p\xC3\xB4t"),
              ElementsAre("pick", "up", "at", "the", "depot"));
}

TEST(Words, are_the_same_however_an_accent_is_written) {
  EXPECT_EQ(words_of("caf\xC3\xA9"), words_of("cafe\xCC\x81"));
  EXPECT_EQ(words_of("\xC3\x84nderung"), words_of("Anderung"));
  EXPECT_EQ(words_of("Stra\xC3\x9F"
                     "e"),
            words_of("STRASSE"));
}

TEST(Words, leave_out_apostrophes_of_every_kind) {
  EXPECT_THAT(words_of("can't"), ElementsAre("cant"));
  EXPECT_THAT(words_of("can\xE2\x80\x99t"), ElementsAre("cant"));
}

TEST(Words, keep_each_emoji_without_its_skin_tone_and_presentation) {
  EXPECT_THAT(words_of("ok\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD"),
              ElementsAre("ok", "\xF0\x9F\x91\x8D"));
  EXPECT_EQ(words_of("\xE2\x9C\x94\xEF\xB8\x8F"), words_of("\xE2\x9C\x94"));
}

TEST(Words, make_all_numbers_of_a_length_one) {
  EXPECT_THAT(words_of("order AB1234"), ElementsAre("order", "ab0000"));
  EXPECT_EQ(words_of("at 9"), words_of("at 4"));
}

TEST(Words, of_other_scripts_keep_their_vowel_signs) {
  EXPECT_THAT(words_of("\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"), testing::SizeIs(1));
  EXPECT_NE(words_of("\xE0\xA4\x95\xE0\xA4\xBF"), words_of("\xE0\xA4\x95\xE0\xA5\x80"));
}

TEST(Words, are_none_where_there_is_nothing_to_read) {
  EXPECT_THAT(words_of(""), IsEmpty());
  EXPECT_THAT(words_of("\xFF\xC0 ?!"), IsEmpty());
}

}  // namespace
}  // namespace pigeon::intents
