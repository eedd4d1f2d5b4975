#include "messages/life.h"

#include <gtest/gtest.h>

#include <functional>

namespace pigeon::messages {
namespace {

constexpr Instant kNow = Instant(Milliseconds(1'800'000'000'000));
constexpr Instant kLater = kNow + std::chrono::minutes(5);
const Error kRefusal("cms-38", "The network is out of order");

Life queued(int parts = 1) {
  return Life{.parts = parts};
}
Life on_air(int parts = 1) {
  Life life = queued(parts);
  hand_over(life, kNow);
  return life;
}
Life partly_sent() {
  Life life = on_air(2);
  taken(life, 7, kNow);
  return life;
}
Life unknown(int parts = 1) {
  Life life = on_air(parts);
  no_answer(life, kRefusal);
  return life;
}
Life sent(int parts = 1) {
  Life life = queued(parts);
  for (int part = 0; part < parts; ++part) {
    hand_over(life, kNow);
    taken(life, part, kNow);
  }
  return life;
}
Life in_state(State state) {
  switch (state) {
    case State::sending:
      return on_air();
    case State::sent:
      return sent();
    case State::unknown:
      return unknown();
    case State::delivered: {
      Life life = sent();
      part_delivered(life, kLater);
      return life;
    }
    default:
      return Life{.state = state};
  }
}

TEST(Life, a_text_of_one_part_is_sent_when_the_part_is_taken) {
  Life life = on_air();
  ASSERT_TRUE(taken(life, 42, kLater));
  EXPECT_EQ(life.state, State::sent);
  EXPECT_EQ(life.sent_at, kLater);
  EXPECT_EQ(life.references, std::vector<int>{42});
  EXPECT_EQ(life.attempts, 1);
  EXPECT_FALSE(life.handed);
}

TEST(Life, a_long_text_is_sending_until_its_last_part_is_taken) {
  Life life = queued(3);
  for (int part = 0; part < 3; ++part) {
    EXPECT_EQ(life.taken, part);
    ASSERT_TRUE(hand_over(life, kNow));
    EXPECT_TRUE(life.on_air());
    ASSERT_TRUE(taken(life, 10 + part, kNow));
    EXPECT_EQ(life.state, part < 2 ? State::sending : State::sent);
    EXPECT_EQ(life.partly_sent(), part < 2);
  }
  EXPECT_EQ(life.references, (std::vector<int>{10, 11, 12}));
  EXPECT_EQ(life.attempts, 1);
}

TEST(Life, a_part_on_the_air_is_not_handed_over_again) {
  Life life = on_air();
  EXPECT_FALSE(hand_over(life, kLater));
  EXPECT_EQ(life.handed, kNow);
}

TEST(Life, a_refusal_for_now_is_believed_eight_times) {
  Life life = queued();
  for (int attempt = 1; attempt < kMaxAttempts; ++attempt) {
    ASSERT_TRUE(hand_over(life, kNow));
    ASSERT_TRUE(try_again(life, kRefusal, kLater));
    EXPECT_EQ(life.state, State::queued);
    EXPECT_EQ(life.attempts, attempt);
    EXPECT_EQ(life.due, kLater);
    EXPECT_EQ(life.error, kRefusal);
  }
  ASSERT_TRUE(hand_over(life, kNow));
  ASSERT_TRUE(try_again(life, kRefusal, kLater));
  EXPECT_EQ(life.state, State::failed);
  EXPECT_EQ(life.attempts, kMaxAttempts);
  EXPECT_EQ(life.error, kRefusal);
}

TEST(Life, success_forgets_the_refusals_before_it_but_counts_them) {
  Life life = on_air();
  try_again(life, kRefusal, kLater);
  hand_over(life, kLater);
  taken(life, 1, kLater);
  EXPECT_EQ(life.attempts, 2);
  EXPECT_FALSE(life.error);
  EXPECT_FALSE(life.due);
}

TEST(Life, what_the_modem_never_took_counts_nothing) {
  Life life = on_air();
  life.due = kNow;
  ASSERT_TRUE(not_handed_over(life, std::nullopt));
  EXPECT_EQ(life.state, State::queued);
  EXPECT_EQ(life.attempts, 0);
  EXPECT_EQ(life.due, kNow) << "its place in the queue stays";
  ASSERT_TRUE(hand_over(life, kNow));
  ASSERT_TRUE(not_handed_over(life, kLater));
  EXPECT_EQ(life.due, kLater);
}

TEST(Life, the_rest_of_a_text_partly_sent_stays_sending_when_refused_for_now) {
  Life life = partly_sent();
  hand_over(life, kNow);
  ASSERT_TRUE(try_again(life, kRefusal, kLater));
  EXPECT_EQ(life.state, State::sending);
  EXPECT_TRUE(life.partly_sent());
  EXPECT_EQ(life.taken, 1);
}

TEST(Life, an_unknown_part_is_settled_by_an_answer_that_comes_after_all) {
  Life life = unknown(2);
  EXPECT_EQ(life.handed, kNow);
  ASSERT_TRUE(taken(life, 9, kLater));
  EXPECT_TRUE(life.partly_sent());
  EXPECT_EQ(life.references, std::vector<int>{9});
  hand_over(life, kLater);
  taken(life, 10, kLater);
  EXPECT_EQ(life.state, State::sent);
  EXPECT_EQ(life.attempts, 1);
}

TEST(Life, a_person_may_have_an_unknown_part_sent_again) {
  Life whole = unknown();
  ASSERT_TRUE(resend(whole));
  EXPECT_EQ(whole.state, State::queued);
  EXPECT_EQ(whole.attempts, 1);

  Life rest = partly_sent();
  hand_over(rest, kNow);
  no_answer(rest, kRefusal);
  ASSERT_TRUE(resend(rest));
  EXPECT_TRUE(rest.partly_sent());
  EXPECT_EQ(rest.taken, 1) << "the part that was taken is not sent again";
}

TEST(Life, a_dropped_unknown_is_cancelled_and_keeps_its_reason) {
  Life life = unknown();
  ASSERT_TRUE(drop(life));
  EXPECT_EQ(life.state, State::cancelled);
  EXPECT_EQ(life.error, kRefusal);
}

TEST(Life, a_text_is_delivered_when_a_report_came_for_every_part) {
  Life life = sent(2);
  ASSERT_TRUE(part_delivered(life, kLater));
  EXPECT_EQ(life.state, State::sent);
  ASSERT_TRUE(part_delivered(life, kNow));
  EXPECT_EQ(life.state, State::delivered);
  EXPECT_EQ(life.delivered_at, kLater) << "the last discharge, in whatever order they came";
  EXPECT_FALSE(part_delivered(life, kLater)) << "there is no third part";
}

TEST(Life, reports_that_come_before_the_last_part_went_are_counted) {
  Life life = partly_sent();
  ASSERT_TRUE(part_delivered(life, kNow));
  EXPECT_EQ(life.state, State::sending);
  hand_over(life, kNow);
  EXPECT_FALSE(part_delivered(life, kNow)) << "nobody can report a part that was not taken";
  taken(life, 8, kNow);
  EXPECT_EQ(life.state, State::sent);
  part_delivered(life, kNow);
  EXPECT_EQ(life.state, State::delivered);
}

TEST(Life, stop_drops_the_rest_but_nothing_that_is_on_the_air) {
  Life rest = partly_sent();
  EXPECT_TRUE(stop(rest, kRefusal));
  EXPECT_EQ(rest.state, State::cancelled);
  EXPECT_FALSE(bring_back(rest)) << "half a text does not come back";

  Life air = on_air();
  EXPECT_FALSE(stop(air, kRefusal));
  EXPECT_TRUE(air.on_air());

  Life whole = queued();
  whole.due = kLater;
  EXPECT_TRUE(stop(whole, kRefusal));
  EXPECT_TRUE(bring_back(whole));
  EXPECT_EQ(whole.state, State::queued);
  EXPECT_EQ(whole.due, kLater);
  EXPECT_FALSE(whole.error);
}

// Which moves each state allows; every other move must leave the life exactly as it was.
struct Move {
  const char* name;
  std::function<bool(Life&)> make;
  std::vector<State> allowed_in;
};

TEST(Life, every_move_is_refused_without_a_trace_in_every_other_state) {
  const std::vector<Move> moves = {
      {"hand_over", [](Life& l) { return hand_over(l, kLater); }, {State::queued}},
      {"taken", [](Life& l) { return taken(l, 1, kLater); }, {State::sending, State::unknown}},
      {"refused", [](Life& l) { return refused(l, kRefusal); }, {State::sending, State::unknown}},
      {"try_again",
       [](Life& l) { return try_again(l, kRefusal, kLater); },
       {State::sending, State::unknown}},
      {"not_handed_over",
       [](Life& l) { return not_handed_over(l, kLater); },
       {State::sending, State::unknown}},
      {"no_answer", [](Life& l) { return no_answer(l, kRefusal); }, {State::sending}},
      {"part_delivered", [](Life& l) { return part_delivered(l, kLater); }, {State::sent}},
      {"undeliverable",
       [](Life& l) { return undeliverable(l, kRefusal); },
       {State::sending, State::sent, State::unknown}},
      {"wait", [](Life& l) { return wait(l, kLater, Error("quiet-hours", "It is night")); }, {State::queued}},
      {"expire", [](Life& l) { return expire(l); }, {State::queued}},
      {"cancel", [](Life& l) { return cancel(l); }, {State::held, State::queued}},
      {"stop", [](Life& l) { return stop(l, kRefusal); }, {State::held, State::queued}},
      {"bring_back", [](Life& l) { return bring_back(l); }, {State::cancelled}},
      {"resend", [](Life& l) { return resend(l); }, {State::unknown}},
      {"drop", [](Life& l) { return drop(l); }, {State::unknown}},
  };
  const std::vector<State> states = {State::held,      State::queued,  State::sending,
                                     State::sent,      State::failed,  State::unknown,
                                     State::delivered, State::expired, State::cancelled};
  for (const Move& move : moves) {
    for (const State state : states) {
      const Life before = in_state(state);
      Life after = before;
      const bool made = move.make(after);
      const bool allowed =
          std::find(move.allowed_in.begin(), move.allowed_in.end(), state) != move.allowed_in.end();
      EXPECT_EQ(made, allowed) << move.name << " in " << to_string(state);
      EXPECT_EQ(after == before, !allowed) << move.name << " in " << to_string(state);
    }
  }
}

}  // namespace
}  // namespace pigeon::messages
