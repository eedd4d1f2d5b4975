#include "base/spelling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace pigeon {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array<std::string_view, 5> kNames{"Europe/London", "Europe/Lisbon", "timezone",
                                                 "quiet", "America/New_York"};

TEST(Spelling, finds_the_name_that_was_probably_meant) {
  EXPECT_THAT(nearest_spellings("europe/london", kNames), ElementsAre("Europe/London"));
  EXPECT_THAT(nearest_spellings("LONDON", kNames), ElementsAre("Europe/London"));
  EXPECT_THAT(nearest_spellings("new york", kNames), ElementsAre("America/New_York"));
  EXPECT_THAT(nearest_spellings("time-zone", kNames), ElementsAre("timezone"));
  EXPECT_THAT(nearest_spellings("quite", kNames), IsEmpty());  // two letters of five
  EXPECT_THAT(nearest_spellings("quiets", kNames), ElementsAre("quiet"));
}

TEST(Spelling, offers_the_nearest_first_and_at_most_three) {
  constexpr std::array<std::string_view, 5> kAlike{"signal5", "signal4", "signals", "signal", "x"};
  EXPECT_THAT(nearest_spellings("signal", kAlike), ElementsAre("signal", "signal5", "signal4"));
}

TEST(Spelling, finds_nothing_for_what_is_like_nothing) {
  EXPECT_THAT(nearest_spellings("", kNames), IsEmpty());
  EXPECT_THAT(nearest_spellings("zz", kNames), IsEmpty());
  EXPECT_THAT(nearest_spellings(std::string(100000, 'q'), kNames), IsEmpty());
  EXPECT_THAT(nearest_spellings("quiet", {}), IsEmpty());
}

}  // namespace
}  // namespace pigeon
