// Whose turn it is, and what came of a claim.
#include <gtest/gtest.h>

#include "fixture.h"

namespace pigeon::store {
namespace {

using Outcome = Settlement::Outcome;

class TurnTest : public StoreTest {};

TEST_F(TurnTest, nothing_queued_is_nothing_to_wait_for) {
  const Turn turn = no_claim();
  EXPECT_FALSE(turn.look_again);
}

TEST_F(TurnTest, a_claim_carries_all_that_a_modem_needs) {
  Draft wanted = draft("Hello", kBob);
  wanted.report = true;
  const MessageId id = queue(wanted, 3);
  const Claim claim = next("sim1", kNow + seconds(5));
  EXPECT_EQ(claim.message, id);
  EXPECT_EQ(claim.to, kBob);
  EXPECT_EQ(claim.text, "Hello");
  EXPECT_EQ(claim.part, 0);
  EXPECT_EQ(claim.parts, 3);
  EXPECT_TRUE(claim.report);
  EXPECT_EQ(claim.attempts, 0);
  EXPECT_EQ(message(id).state, State::sending);
  EXPECT_EQ(message(id).modem, "sim1");
}

TEST_F(TurnTest, higher_priority_goes_first_then_the_older) {
  const MessageId first = queue(draft("first"));
  const MessageId second = queue(draft("second"));
  Draft urgent = draft("urgent");
  urgent.priority = 5;
  const MessageId third = queue(urgent);
  Draft idle = draft("whenever");
  idle.priority = -1;
  const MessageId last = queue(idle);

  std::optional<Settlement> settlement;
  for (const MessageId expected : {third, first, second, last}) {
    const Claim claim = next("sim1", kNow, settlement);
    EXPECT_EQ(claim.message, expected);
    settlement = sent(claim);
  }
  no_claim("sim1", kNow, settlement);
}

TEST_F(TurnTest, among_equals_the_one_that_has_been_due_the_longest_goes_first) {
  Draft reminder = draft("queued first, due last");
  reminder.not_before = kNow + minutes(20);
  const MessageId late = queue(reminder, 1, kNow);
  reminder.not_before = kNow + minutes(5);
  const MessageId early = queue(reminder, 1, kNow + seconds(1));
  const MessageId now_before = queue(draft("at once"), 1, kNow + minutes(1));
  const MessageId now_after = queue(draft("at once"), 1, kNow + minutes(10));
  release_due(kNow + minutes(30));

  std::optional<Settlement> settlement;
  for (const MessageId expected : {now_before, early, now_after, late}) {
    const Claim claim = next("sim1", kNow + minutes(30), settlement);
    EXPECT_EQ(claim.message, expected);
    settlement = sent(claim);
  }
}

TEST_F(TurnTest, what_may_go_at_once_goes_though_the_clock_was_set_back) {
  const MessageId id = queue(draft("at once"));
  EXPECT_EQ(next("sim1", kNow - hours(24 * 365)).message, id);
}

TEST_F(TurnTest, one_that_has_to_try_again_waits_and_says_until_when) {
  queue(draft("twice"));
  const auto again = outcome(next(), Settlement::Outcome::try_again, kNow + minutes(5));
  EXPECT_EQ(no_claim("sim1", kNow, again).look_again, kNow + minutes(5));
  EXPECT_EQ(no_claim("sim1", kNow + minutes(5) - Milliseconds(1)).look_again, kNow + minutes(5));
  EXPECT_EQ(next("sim1", kNow + minutes(5)).text, "twice");
}

TEST_F(TurnTest, no_modem_finds_what_waits_for_its_instant) {
  Draft later = draft("later");
  later.not_before = kNow + minutes(10);
  queue(later);
  later.modem = "sim1";
  later.priority = 7;
  queue(later);
  EXPECT_FALSE(no_claim("sim1", kNow + hours(1)).look_again);
}

TEST_F(TurnTest, a_text_that_wants_a_modem_is_only_for_that_one) {
  Draft wanting = draft("mine");
  wanting.modem = "sim2";
  const MessageId id = queue(wanting);
  const Turn other = no_claim("sim1");
  EXPECT_FALSE(other.look_again);
  EXPECT_EQ(next("sim2").message, id);
}

TEST_F(TurnTest, a_modem_takes_the_better_of_its_own_and_everybodys) {
  Draft own = draft("own");
  own.modem = "sim1";
  const MessageId everybodys = queue(draft("everybody's"), 1, kNow);
  const MessageId mine = queue(own, 1, kNow + seconds(1));
  Draft urgent = own;
  urgent.priority = 1;
  const MessageId mine_urgent = queue(urgent, 1, kNow + seconds(2));
  const Claim first = next("sim1", kNow + seconds(3));
  EXPECT_EQ(first.message, mine_urgent);
  const Claim second = next("sim1", kNow + seconds(3), sent(first));
  EXPECT_EQ(second.message, everybodys);
  EXPECT_EQ(next("sim1", kNow + seconds(3), sent(second)).message, mine);
}

TEST_F(TurnTest, a_claim_is_for_one_modem_only) {
  queue(draft("one"));
  next("sim1");
  no_claim("sim2");
}

TEST_F(TurnTest, a_text_is_sent_when_its_only_part_is_taken) {
  const MessageId id = queue(draft("Hello"));
  const Claim claim = next();
  no_claim("sim1", kNow + seconds(2), sent(claim, 42));
  const Message after = message(id);
  EXPECT_EQ(after.state, State::sent);
  EXPECT_EQ(after.sent_at, kNow + seconds(2));
  EXPECT_EQ(after.references, std::vector<int>{42});
  EXPECT_EQ(after.attempts, 1);
  EXPECT_FALSE(after.error);
}

TEST_F(TurnTest, a_modem_that_tells_no_reference_is_noted_as_minus_one) {
  const MessageId id = queue(draft("Hello"));
  const Claim claim = next();
  no_claim("sim1", kNow, sent(claim, std::nullopt));
  EXPECT_EQ(message(id).references, std::vector<int>{-1});
}

TEST_F(TurnTest, the_parts_of_a_long_text_go_in_order_with_one_reference_before_anything_else) {
  const MessageId id = queue(draft("long"), 3);
  const Claim first = next();
  Draft urgent = draft("urgent");
  urgent.priority = 100;
  const MessageId other = queue(urgent);

  const Claim second = next("sim1", kNow, sent(first, 10));
  EXPECT_EQ(second.message, id);
  EXPECT_EQ(second.part, 1);
  EXPECT_EQ(second.reference, first.reference);
  EXPECT_EQ(message(id).state, State::sending);
  const Claim third = next("sim1", kNow, sent(second, 11));
  EXPECT_EQ(third.part, 2);
  EXPECT_EQ(third.reference, first.reference);
  EXPECT_EQ(next("sim1", kNow, sent(third, 12)).message, other);
  EXPECT_EQ(message(id).state, State::sent);
  EXPECT_EQ(message(id).references, (std::vector<int>{10, 11, 12}));
  EXPECT_EQ(message(id).attempts, 1);
}

TEST_F(TurnTest, only_the_modem_that_began_a_long_text_ends_it) {
  const MessageId id = queue(draft("long"), 2);
  const Claim first = next("sim1");
  ASSERT_TRUE(store().settle(std::vector{sent(first)}, "sim1", kNow));
  EXPECT_EQ(state(id), State::sending);
  no_claim("sim2");
  reopen();
  EXPECT_EQ(store().recover(kNow).value(), 0) << "nothing of it is on the air";
  const Claim second = next("sim1");
  EXPECT_EQ(second.message, id);
  EXPECT_EQ(second.part, 1);
  EXPECT_EQ(second.reference, first.reference);
}

TEST_F(TurnTest, references_of_successive_long_texts_differ_in_the_low_octet) {
  queue(draft("one"), 2);
  queue(draft("two"), 2);
  const Claim one = next("sim1");
  const Claim two = next("sim2");
  EXPECT_NE(one.reference & 0xff, two.reference & 0xff);
}

TEST_F(TurnTest, a_refusal_for_good_fails_the_text_with_the_reason) {
  const MessageId id = queue(draft("long"), 3);
  const Claim claim = next();
  no_claim("sim1", kNow, outcome(claim, Outcome::refused));
  EXPECT_EQ(state(id), State::failed);
  EXPECT_EQ(message(id).error->code(), "cms-38");
}

TEST_F(TurnTest, a_refusal_for_now_is_tried_again_when_its_time_has_come) {
  const MessageId id = queue(draft("one"));
  const Claim claim = next();
  const Turn turn = no_claim("sim1", kNow, outcome(claim, Outcome::try_again, kNow + minutes(1)));
  EXPECT_EQ(turn.look_again, kNow + minutes(1));
  EXPECT_EQ(state(id), State::queued);
  EXPECT_EQ(message(id).error->code(), "cms-38");
  const Claim again = next("sim1", kNow + minutes(1));
  EXPECT_EQ(again.message, id);
  EXPECT_EQ(again.attempts, 1);
  EXPECT_EQ(again.reference, claim.reference);
}

TEST_F(TurnTest, a_bad_number_does_not_hold_up_the_others) {
  queue(draft("bad"));
  const MessageId good = queue(draft("good", kBob));
  const Claim bad = next();
  EXPECT_EQ(next("sim1", kNow, outcome(bad, Outcome::try_again, kNow + minutes(1))).message, good);
}

TEST_F(TurnTest, after_eight_refusals_the_text_fails_with_the_last_error) {
  const MessageId id = queue(draft("one"));
  Instant now = kNow;
  std::optional<Settlement> last;
  for (int attempt = 0; attempt < 8; ++attempt) {
    const Claim claim = next("sim1", now, last);
    EXPECT_EQ(claim.attempts, attempt);
    now += minutes(1);
    last = outcome(claim, Outcome::try_again, now);
  }
  no_claim("sim1", now, last);
  EXPECT_EQ(state(id), State::failed);
  EXPECT_EQ(message(id).attempts, 8);
  EXPECT_EQ(message(id).error->code(), "cms-38");
}

TEST_F(TurnTest, what_was_not_handed_over_goes_back_to_its_place_uncounted) {
  const MessageId id = queue(draft("one"), 1, kNow);
  queue(draft("two"), 1, kNow);
  Claim claim = next();
  ASSERT_TRUE(store().settle(std::vector{outcome(claim, Outcome::not_handed_over)}, "sim1", kNow));
  EXPECT_EQ(state(id), State::queued);
  claim = next("sim2");
  EXPECT_EQ(claim.message, id) << "another modem may take it, in its old place";
  EXPECT_EQ(claim.attempts, 0);
}

TEST_F(TurnTest, an_unknown_one_is_never_claimed_again_nor_are_its_later_parts) {
  const MessageId id = queue(draft("long"), 3);
  const Claim claim = next();
  no_claim("sim1", kNow, outcome(claim, Outcome::unknown));
  EXPECT_EQ(state(id), State::unknown);
  reopen();
  store().recover(kNow).value();
  no_claim("sim1", kNow + hours(24 * 30));
}

TEST_F(TurnTest, a_settlement_told_twice_changes_nothing_the_second_time) {
  const MessageId id = queue(draft("long"), 2);
  const Claim claim = next();
  ASSERT_TRUE(store().settle(std::vector{sent(claim, 7)}, "sim1", kNow));
  ASSERT_TRUE(store().settle(std::vector{sent(claim, 7)}, "sim1", kNow));
  ASSERT_TRUE(store().settle(std::vector{outcome(claim, Outcome::refused)}, "sim1", kNow));
  EXPECT_EQ(state(id), State::sending);
  EXPECT_EQ(message(id).references, std::vector<int>{7});
}

TEST_F(TurnTest, a_settlement_of_another_modems_claim_is_ignored) {
  const MessageId id = queue(draft("one"));
  const Claim claim = next("sim1");
  ASSERT_TRUE(store().settle(std::vector{sent(claim)}, "sim2", kNow));
  EXPECT_EQ(state(id), State::sending);
}

TEST_F(TurnTest, a_stale_text_expires_when_its_turn_comes_and_the_next_one_goes) {
  Draft stale = draft("stale");
  stale.expires = kNow + minutes(5);
  const MessageId old = queue(stale);
  const MessageId fresh = queue(draft("fresh"));
  EXPECT_EQ(next("sim1", kNow + minutes(5)).message, fresh);
  EXPECT_EQ(state(old), State::expired);
}

TEST_F(TurnTest, thousands_of_stale_texts_are_cleared_away_over_some_calls) {
  Draft stale = draft("stale");
  stale.expires = kNow;
  std::vector<std::pair<Draft, int>> many(1200, {stale, 1});
  store().enqueue(many, kNow).value();
  const MessageId fresh = queue(draft("fresh"));
  std::optional<Claim> claim;
  int calls = 0;
  for (; !claim && calls < 10; ++calls) {
    const Turn turn = store().advance({}, "sim1", kNow).value();
    if (!turn.claims.empty()) claim = turn.claims.front();
    if (!claim) {
      EXPECT_EQ(turn.look_again, kNow) << "ask again at once";
    }
  }
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->message, fresh);
  EXPECT_GT(calls, 1) << "no call is long";
  EXPECT_EQ(store().count(State::expired).value(), 1200);
}

TEST_F(TurnTest, the_gate_is_asked_at_the_moment_of_hand_over) {
  const MessageId first = queue(draft("to Ann"));
  const MessageId second = queue(draft("to Bob", kBob));
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = consent::Event::revoked}));
  EXPECT_EQ(next().message, second);
  EXPECT_EQ(state(first), State::cancelled);
  EXPECT_EQ(message(first).error->code(), "stopped");
}

TEST_F(TurnTest, an_answer_and_a_confirmation_pass_the_gate_after_stop) {
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = consent::Event::revoked}));
  std::optional<Settlement> last;
  for (const Origin origin : {Origin::reply, Origin::confirmation}) {
    Draft answer = draft("answer");
    answer.origin = origin;
    const MessageId id = queue(answer);
    const Claim claim = next("sim1", kNow, last);
    EXPECT_EQ(claim.message, id);
    last = sent(claim);
  }
}

TEST_F(TurnTest, the_rest_of_a_long_text_is_dropped_when_stop_came_between_its_parts) {
  const MessageId id = queue(draft("long"), 3);
  const Claim first = next();
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = consent::Event::revoked}));
  no_claim("sim1", kNow, sent(first));
  EXPECT_EQ(state(id), State::cancelled);
  EXPECT_EQ(message(id).error->code(), "stopped");
}

TEST_F(TurnTest, a_programs_text_needs_consent_and_a_plain_one_does_not) {
  Draft offer = draft("offer");
  offer.origin = Origin::program;
  offer.program = "bright";
  const MessageId without = queue(offer);
  const MessageId plain = queue(draft("plain"));
  const Claim claim = next();
  EXPECT_EQ(claim.message, plain);
  EXPECT_EQ(state(without), State::cancelled);
  EXPECT_EQ(message(without).error->code(), "no-consent");

  ASSERT_TRUE(store().append(
      {.at = kNow, .number = kAnn, .event = consent::Event::granted, .program = "bright"}));
  const MessageId with = queue(offer);
  EXPECT_EQ(next("sim1", kNow, sent(claim)).message, with);
}

TEST_F(TurnTest, after_a_start_what_was_on_the_air_is_unknown) {
  const MessageId air = queue(draft("on the air"));
  const MessageId waiting = queue(draft("waiting"));
  next();
  reopen();
  EXPECT_EQ(store().recover(kNow).value(), 1);
  EXPECT_EQ(state(air), State::unknown);
  EXPECT_EQ(message(air).error->code(), "no-answer-seen");
  EXPECT_EQ(state(waiting), State::queued);
  EXPECT_EQ(store().recover(kNow).value(), 0);
  EXPECT_EQ(next().message, waiting);
}

TEST_F(TurnTest, several_are_claimed_at_once_in_the_order_in_which_they_would_go) {
  std::vector<MessageId> ids;
  for (const std::string text : {"a", "b", "c", "d"})
    ids.push_back(queue(draft(text)));
  Draft urgent = draft("urgent");
  urgent.priority = 5;
  const MessageId first = queue(urgent);
  const Turn turn = store().advance({}, "sim1", kNow, 3).value();
  ASSERT_EQ(turn.claims.size(), 3u);
  EXPECT_EQ(turn.claims[0].message, first);
  EXPECT_EQ(turn.claims[1].message, ids[0]);
  EXPECT_EQ(turn.claims[2].message, ids[1]);
  const std::vector<Settlement> outcomes{sent(turn.claims[0]), sent(turn.claims[1], 2),
                                         outcome(turn.claims[2], Outcome::not_handed_over)};
  const Turn rest = store().advance(outcomes, "sim1", kNow, 10).value();
  ASSERT_EQ(rest.claims.size(), 3u) << "what was given back, and the other two";
  EXPECT_EQ(rest.claims[0].message, ids[1]);
  EXPECT_EQ(state(ids[0]), State::sent);
}

TEST_F(TurnTest, nothing_is_claimed_after_a_part_that_others_follow) {
  queue(draft("short"));
  const MessageId long_one = queue(draft(std::string(200, 'a')), 2);
  queue(draft("later"));
  const Turn turn = store().advance({}, "sim1", kNow, 10).value();
  ASSERT_EQ(turn.claims.size(), 2u);
  EXPECT_EQ(turn.claims[1].message, long_one);
  const std::vector<Settlement> outcomes{sent(turn.claims[0]), sent(turn.claims[1])};
  const Turn rest = store().advance(outcomes, "sim1", kNow, 10).value();
  ASSERT_EQ(rest.claims.size(), 2u);
  EXPECT_EQ(rest.claims[0].part, 1);
}

TEST_F(TurnTest, a_modem_stands_in_for_another_only_when_told) {
  Draft wish = draft("for sim2");
  wish.modem = "sim2";
  const MessageId id = queue(wish);
  no_claim("sim1");
  const std::vector<std::string> absent{"sim2"};
  const Turn turn = store().advance({}, "sim1", kNow, 1, absent).value();
  ASSERT_EQ(turn.claims.size(), 1u);
  EXPECT_EQ(turn.claims[0].message, id);
  ASSERT_TRUE(store().settle(std::vector{sent(turn.claims[0])}, "sim1", kNow));
  EXPECT_EQ(message(id).modem, "sim1") << "it says which one took it";
}

TEST_F(TurnTest, the_rest_of_a_text_waits_for_the_modem_that_began_it) {
  Draft wish = draft(std::string(200, 'a'));
  wish.modem = "sim2";
  queue(wish, 2);
  ASSERT_TRUE(store().settle(std::vector{sent(next("sim2"))}, "sim2", kNow));
  const std::vector<std::string> absent{"sim2"};
  EXPECT_TRUE(store().advance({}, "sim1", kNow, 1, absent).value().claims.empty());
}

TEST_F(TurnTest, the_modems_that_texts_wait_for_are_known) {
  for (const std::string modem : {"sim2", "", "old", "sim2"}) {
    Draft wish = draft("text");
    wish.modem = modem;
    queue(wish);
  }
  const std::vector<std::string> expected{"old", "sim2"};
  EXPECT_EQ(store().wished_modems().value(), expected);
}

}  // namespace
}  // namespace pigeon::store
