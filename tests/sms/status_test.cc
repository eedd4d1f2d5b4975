#include "sms/status.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace pigeon::sms {
namespace {

// 23.040 section 9.2.3.15, by range.
struct Range {
  int first, last;
  Outcome outcome;
};
constexpr Range kRanges[] = {
    {0, 31, Outcome::delivered}, {32, 63, Outcome::still_trying}, {64, 95, Outcome::failed},
    {96, 127, Outcome::gave_up}, {128, 159, Outcome::gave_up},    {160, 191, Outcome::still_trying},
    {192, 223, Outcome::failed}, {224, 255, Outcome::gave_up},
};

TEST(Status, the_outcome_of_each_value) {
  int values = 0;
  for (const Range& range : kRanges) {
    for (int status = range.first; status <= range.last; ++status, ++values)
      EXPECT_EQ(outcome_of(static_cast<std::uint8_t>(status)), range.outcome) << status;
  }
  EXPECT_EQ(values, 256);
}

TEST(Status, only_a_defined_value_says_delivered) {
  EXPECT_EQ(meaning_of(0), "delivered");
  for (int status = 1; status < 256; ++status)
    EXPECT_NE(meaning_of(static_cast<std::uint8_t>(status)), "delivered") << status;
}

TEST(Status, each_known_value_has_words_of_its_own) {
  std::set<std::string_view> words;
  int known = 0;
  for (const auto& [first, last] : {std::pair{0, 2}, {32, 37}, {64, 73}, {96, 101}}) {
    for (int status = first; status <= last; ++status, ++known)
      words.insert(meaning_of(static_cast<std::uint8_t>(status)));
  }
  EXPECT_EQ(words.size(), static_cast<std::size_t>(known));
  EXPECT_EQ(meaning_of(70), "it expired before it could be delivered");
}

TEST(Status, what_is_reserved_is_still_told_apart_by_its_outcome) {
  EXPECT_EQ(meaning_of(38), meaning_of(63));
  EXPECT_EQ(meaning_of(74), meaning_of(95));
  EXPECT_EQ(meaning_of(102), meaning_of(127));
  EXPECT_NE(meaning_of(63), meaning_of(95));
  EXPECT_EQ(meaning_of(3), meaning_of(31));
  EXPECT_EQ(meaning_of(128), meaning_of(255));
}

}  // namespace
}  // namespace pigeon::sms
