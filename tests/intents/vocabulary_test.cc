#include "intents/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::intents {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Vocabulary known() {
  return Vocabulary({"where", "when", "is", "my", "parcel", "parcel", "appointment", "tomorrow",
                     "cancel", "haircut", "the", "open", "price"},
                    LittleWords());
}

struct Written {
  const char* word;
  const char* meant;
};

class Repairs : public testing::TestWithParam<Written> {};

TEST_P(Repairs, one_slip) {
  EXPECT_THAT(known().repaired(GetParam().word), ElementsAre(GetParam().meant));
}

INSTANTIATE_TEST_SUITE_P(, Repairs,
                         testing::Values(Written{"parcl", "parcel"}, Written{"pracel", "parcel"},
                                         Written{"parccel", "parcel"}, Written{"parxel", "parcel"},
                                         Written{"wher",
                                                 "where"},  // a letter left out, not mistaken
                                         Written{"opne", "open"}, Written{"cancle", "cancel"},
                                         Written{"tomorow", "tomorrow"}));

TEST(Vocabulary, finds_a_word_written_without_its_vowels) {
  EXPECT_THAT(known().repaired("prcl"), ElementsAre("parcel"));
  EXPECT_THAT(known().repaired("tmrw"), ElementsAre("tomorrow"));
  EXPECT_THAT(known().repaired("hrct"), ElementsAre("haircut"));
}

TEST(Vocabulary, finds_the_blanks_that_were_left_out) {
  EXPECT_THAT(known().repaired("whereismyparcel"), ElementsAre("where", "is", "my", "parcel"));
  EXPECT_THAT(known().repaired("mytomorrow"), ElementsAre("my", "tomorrow"));
}

TEST(Vocabulary, leaves_alone_what_is_near_to_no_word) {
  for (const char* word : {"football", "cat", "xylophone", "whereismycat", "0000", "a", ""})
    EXPECT_THAT(known().repaired(word), IsEmpty()) << word;
}

TEST(Vocabulary, leaves_alone_a_word_of_endless_length) {
  EXPECT_THAT(known().repaired(std::string(100000, 'a')), IsEmpty());
}

TEST(Vocabulary, knows_its_own_words) {
  EXPECT_TRUE(known().knows("parcel"));
  EXPECT_FALSE(known().knows("parcl"));
}

}  // namespace
}  // namespace pigeon::intents
