#include "replies/recent.h"

#include <gtest/gtest.h>

namespace pigeon::replies {
namespace {

using messages::Direction;
using messages::Origin;
using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant kNow{hours(24 * 20'000)};

Passed in(messages::MessageId id, Instant at, const char* text) {
  return {.direction = Direction::in, .id = id, .at = at, .text = text};
}

Passed out(messages::MessageId id, Instant at, const char* text, messages::MessageId answers,
           Origin origin = Origin::reply) {
  return {.direction = Direction::out,
          .id = id,
          .at = at,
          .text = text,
          .origin = origin,
          .answers = answers};
}

TEST(Recent, of_nothing_nothing_follows) {
  const Recent recent;
  EXPECT_EQ(recent.times_heard("x", 1, kNow - hours(1)), 0);
  EXPECT_FALSE(recent.repeats_the_last("x", 1));
  EXPECT_FALSE(recent.helped(kNow - hours(1)));
  EXPECT_FALSE(recent.budget_spent(kNow));
  EXPECT_EQ(recent.times_said({"x"}, kNow - hours(1)), 0);
}

TEST(Recent, the_same_words_are_heard_again_whatever_their_spelling) {
  const Recent recent({in(1, kNow - minutes(3), "Hours?")});
  EXPECT_EQ(recent.times_heard("hours", 2, kNow - minutes(5)), 1);
  EXPECT_EQ(recent.times_heard("hours", 2, kNow - minutes(2)), 0) << "too long ago";
  EXPECT_EQ(recent.times_heard("hour", 2, kNow - minutes(5)), 0);
}

TEST(Recent, a_text_is_not_its_own_repetition_and_a_later_one_does_not_count) {
  const Recent recent({in(5, kNow, "hours"), in(6, kNow, "hours")});
  EXPECT_EQ(recent.times_heard("hours", 5, kNow - minutes(5)), 0);
  EXPECT_EQ(recent.times_heard("hours", 6, kNow - minutes(5)), 1);
}

TEST(Recent, what_we_said_is_not_what_they_said) {
  const Recent recent({out(1, kNow, "hours", 0)});
  EXPECT_EQ(recent.times_heard("hours", 2, kNow - minutes(5)), 0);
  EXPECT_FALSE(recent.repeats_the_last("hours", 2));
}

TEST(Recent, different_emoji_are_different_texts) {
  const Recent recent({in(1, kNow, "👍")});
  EXPECT_EQ(recent.times_heard("👍", 2, kNow), 1);
  EXPECT_EQ(recent.times_heard("👎", 2, kNow), 0);
}

TEST(Recent, only_the_text_just_before_is_the_last) {
  const Recent recent({in(3, kNow, "b"), in(1, kNow, "a")});
  EXPECT_TRUE(recent.repeats_the_last("B", 4));
  EXPECT_FALSE(recent.repeats_the_last("a", 4));
  EXPECT_TRUE(recent.repeats_the_last("a", 2));
}

TEST(Recent, help_was_given_when_a_text_that_asks_for_it_was_answered) {
  const Recent recent({in(1, kNow - minutes(50), "INFO"),
                       out(2, kNow - minutes(50), "Call us.", 1, Origin::confirmation),
                       in(3, kNow - minutes(5), "hours"), out(4, kNow - minutes(5), "Open.", 3)});
  EXPECT_TRUE(recent.helped(kNow - hours(1)));
  EXPECT_FALSE(recent.helped(kNow - minutes(30)));
}

TEST(Recent, a_cry_for_help_that_nobody_answered_is_no_help) {
  EXPECT_FALSE(Recent({in(1, kNow, "help")}).helped(kNow - hours(1)));
}

Recent with_answers(int count, Instant at, Origin origin = Origin::reply) {
  std::vector<Passed> texts;
  for (int i = 0; i < count; ++i)
    texts.push_back(out(i + 1, at, "x", 0, origin));
  return Recent(std::move(texts));
}

TEST(Recent, six_answers_in_ten_minutes_spend_the_budget) {
  EXPECT_FALSE(with_answers(5, kNow - minutes(9)).budget_spent(kNow));
  EXPECT_TRUE(with_answers(6, kNow - minutes(9)).budget_spent(kNow));
  EXPECT_FALSE(with_answers(6, kNow - minutes(10)).budget_spent(kNow));
}

TEST(Recent, twenty_answers_in_a_day_spend_the_budget) {
  EXPECT_FALSE(with_answers(19, kNow - hours(23)).budget_spent(kNow));
  EXPECT_TRUE(with_answers(20, kNow - hours(23)).budget_spent(kNow));
  EXPECT_FALSE(with_answers(20, kNow - hours(24)).budget_spent(kNow));
}

TEST(Recent, confirmations_count_and_what_we_sent_of_our_own_accord_does_not) {
  EXPECT_TRUE(with_answers(6, kNow, Origin::confirmation).budget_spent(kNow));
  for (Origin origin : {Origin::hand, Origin::reminder, Origin::program})
    EXPECT_FALSE(with_answers(30, kNow, origin).budget_spent(kNow)) << to_string(origin);
}

TEST(Recent, a_text_is_counted_in_each_of_its_versions) {
  const Recent recent({out(1, kNow - hours(2), "Sorry?", 0), out(2, kNow - hours(1), "Pardon ?", 0),
                       out(3, kNow, "Open.", 0), in(4, kNow, "Sorry?")});
  EXPECT_EQ(recent.times_said({"Sorry?", "Pardon ?"}, kNow - hours(3)), 2);
  EXPECT_EQ(recent.times_said({"Sorry?", "Pardon ?"}, kNow - minutes(90)), 1);
}

}  // namespace
}  // namespace pigeon::replies
