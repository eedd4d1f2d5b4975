// Queueing, cancelling, and a person's word about an unknown.
#include <gtest/gtest.h>

#include "fixture.h"

namespace pigeon::store {
namespace {

using Outcome = Settlement::Outcome;

class QueueTest : public StoreTest {};

TEST_F(QueueTest, everything_that_was_wanted_is_kept) {
  Draft wanted = draft("caf\u00e9 \U0001F600", kBob);
  wanted.origin = Origin::program;
  wanted.report = true;
  wanted.priority = -7;
  wanted.modem = "sim2";
  wanted.key = "order-1";
  wanted.program = "bright";
  wanted.not_before = kNow + hours(1);
  wanted.expires = kNow + hours(2);
  wanted.answers = 99;
  const MessageId id = queue(wanted, 4);
  reopen();
  const Message kept = message(id);
  EXPECT_EQ(kept.id, id);
  EXPECT_EQ(kept.direction, Direction::out);
  EXPECT_EQ(kept.number, kBob);
  EXPECT_EQ(kept.text, wanted.text);
  EXPECT_EQ(kept.state, State::queued);
  EXPECT_EQ(kept.segments, 4);
  EXPECT_EQ(kept.origin, Origin::program);
  EXPECT_TRUE(kept.report);
  EXPECT_EQ(kept.priority, -7);
  EXPECT_EQ(kept.modem, "sim2");
  EXPECT_EQ(kept.program, "bright");
  EXPECT_EQ(kept.queued_at, kNow);
  EXPECT_EQ(kept.not_before, kNow + hours(1));
  EXPECT_EQ(kept.expires, kNow + hours(2));
  EXPECT_EQ(kept.answers, 99);
  EXPECT_EQ(kept.attempts, 0);
  EXPECT_FALSE(kept.sent_at || kept.delivered_at || kept.received_at || kept.error);
  EXPECT_TRUE(kept.references.empty());
}

TEST_F(QueueTest, a_text_may_hold_a_nul) {
  const std::string text("a\0b", 3);
  EXPECT_EQ(message(queue(draft(text))).text, text);
}

TEST_F(QueueTest, ids_come_back_in_the_order_of_the_drafts) {
  const auto queued =
      store().enqueue({{draft("a"), 1}, {draft("b"), 1}, {draft("c"), 1}}, kNow).value();
  ASSERT_EQ(queued.size(), 3u);
  EXPECT_EQ(message(queued[0].id).text, "a");
  EXPECT_EQ(message(queued[2].id).text, "c");
  EXPECT_LT(queued[0].id, queued[1].id);
}

TEST_F(QueueTest, a_known_key_leads_to_the_earlier_text_whatever_became_of_it) {
  Draft keyed = draft("once");
  keyed.key = "k1";
  const MessageId id = queue(keyed);
  no_claim("sim1", kNow, sent(next()));
  keyed.text = "another text under the same key";
  reopen();
  const auto again = store().enqueue({{keyed, 1}}, kNow + hours(1)).value().at(0);
  EXPECT_EQ(again.id, id);
  EXPECT_TRUE(again.existed);
  EXPECT_EQ(message(id).text, "once");
  no_claim();
}

TEST_F(QueueTest, the_same_key_twice_in_one_batch_is_one_text) {
  Draft keyed = draft("once");
  keyed.key = "k1";
  const auto queued = store().enqueue({{keyed, 1}, {draft("other"), 1}, {keyed, 1}}, kNow).value();
  EXPECT_FALSE(queued[0].existed);
  EXPECT_FALSE(queued[1].existed);
  EXPECT_TRUE(queued[2].existed);
  EXPECT_EQ(queued[2].id, queued[0].id);
  EXPECT_EQ(store().count(State::queued).value(), 2);
}

TEST_F(QueueTest, texts_without_a_key_are_never_taken_for_each_other) {
  EXPECT_NE(queue(draft("same")), queue(draft("same")));
}

TEST_F(QueueTest, a_queued_text_can_be_cancelled_once) {
  const MessageId id = queue(draft("one"));
  ASSERT_TRUE(store().cancel(id, kNow));
  EXPECT_EQ(state(id), State::cancelled);
  no_claim();
  EXPECT_EQ(store().cancel(id, kNow).error().code(), "too-late");
}

TEST_F(QueueTest, what_may_be_on_the_air_can_not_be_cancelled) {
  const MessageId id = queue(draft("long"), 2);
  const Claim claim = next();
  EXPECT_EQ(store().cancel(id, kNow).error().code(), "too-late");
  ASSERT_TRUE(store().settle(std::vector{sent(claim)}, "sim1", kNow));
  EXPECT_EQ(store().cancel(id, kNow).error().code(), "too-late") << "half of it has gone";
  EXPECT_EQ(next().part, 1);
}

TEST_F(QueueTest, there_must_be_such_a_message) {
  EXPECT_EQ(store().message(17).error().code(), "no-such-message");
  EXPECT_EQ(store().cancel(17, kNow).error().code(), "no-such-message");
  EXPECT_EQ(store().resolve(17, Resolution::drop, kNow).error().code(), "no-such-message");
}

class UnknownTest : public StoreTest {
 protected:
  // A text of `parts` parts whose part `part` is unknown.
  MessageId unknown(int parts, int part) {
    const MessageId id = queue(draft("text"), parts);
    Claim claim = next();
    for (int taken = 0; taken < part; ++taken)
      claim = next("sim1", kNow, sent(claim, 20 + taken));
    no_claim("sim1", kNow, outcome(claim, Outcome::unknown));
    return id;
  }
};

TEST_F(UnknownTest, sent_by_a_persons_word_is_sent) {
  const MessageId id = unknown(1, 0);
  ASSERT_TRUE(store().resolve(id, Resolution::sent, kNow + hours(1)));
  EXPECT_EQ(state(id), State::sent);
  EXPECT_EQ(message(id).sent_at, kNow + hours(1));
  EXPECT_EQ(message(id).references, std::vector<int>{-1});
}

TEST_F(UnknownTest, after_a_part_known_to_be_sent_the_rest_follows) {
  const MessageId id = unknown(3, 1);
  ASSERT_TRUE(store().resolve(id, Resolution::sent, kNow));
  const Claim rest = next();
  EXPECT_EQ(rest.message, id);
  EXPECT_EQ(rest.part, 2);
}

TEST_F(UnknownTest, resend_sends_the_unknown_part_and_those_after_it) {
  const MessageId id = unknown(3, 1);
  ASSERT_TRUE(store().resolve(id, Resolution::resend, kNow));
  Claim claim = next();
  EXPECT_EQ(claim.message, id);
  EXPECT_EQ(claim.part, 1);
  claim = next("sim1", kNow, sent(claim));
  EXPECT_EQ(claim.part, 2);
}

TEST_F(UnknownTest, resend_of_a_whole_text_may_go_by_another_modem) {
  const MessageId id = unknown(1, 0);
  ASSERT_TRUE(store().resolve(id, Resolution::resend, kNow));
  EXPECT_EQ(state(id), State::queued);
  EXPECT_EQ(next("sim2").message, id);
}

TEST_F(UnknownTest, drop_ends_it) {
  const MessageId id = unknown(2, 0);
  ASSERT_TRUE(store().resolve(id, Resolution::drop, kNow));
  EXPECT_EQ(state(id), State::cancelled);
  no_claim();
}

TEST_F(UnknownTest, only_an_unknown_one_can_be_resolved) {
  const MessageId id = queue(draft("queued"));
  EXPECT_EQ(store().resolve(id, Resolution::sent, kNow).error().code(), "not-unknown");
  EXPECT_EQ(state(id), State::queued);
}

}  // namespace
}  // namespace pigeon::store
