#include "base/glob.h"

#include <string>

#include <gtest/gtest.h>

namespace pigeon {
namespace {

TEST(Glob, matches_in_any_case) {
  EXPECT_TRUE(matches_glob("*huawei*", "Huawei Technologies"));
  EXPECT_TRUE(matches_glob("MU?09*", "mu609"));
  EXPECT_TRUE(matches_glob("*", ""));
  EXPECT_TRUE(matches_glob("a*b*c", "axxbyybzzc"));
  EXPECT_FALSE(matches_glob("MU609", "MU6099"));
  EXPECT_FALSE(matches_glob("", "x"));
  EXPECT_FALSE(matches_glob("a?", "a"));
}

TEST(Glob, many_stars_end_in_time) {
  EXPECT_FALSE(matches_glob("*a*a*a*a*a*a*a*a*a*a*b", std::string(2000, 'a')));
}

}  // namespace
}  // namespace pigeon
