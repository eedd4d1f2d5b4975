// STOP and START: the ledger and the queue change in the transaction that keeps the words.
#include <gtest/gtest.h>

#include "fixture_pdus.h"

namespace pigeon::store {
namespace {

using consent::Event;

class StopTest : public InboundFixture {};

TEST_F(StopTest, the_ledger_tells_when_who_and_in_which_words) {
  const MessageId heard = hear(kAnnNumber, "\u00ab Arr\u00eat. \u00bb", kNow + seconds(9));
  const auto entries = store().ledger(kAnn).value();
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].at, kNow + seconds(9));
  EXPECT_EQ(entries[0].number, kAnn);
  EXPECT_EQ(entries[0].event, Event::revoked);
  EXPECT_EQ(entries[0].method, "sms");
  EXPECT_EQ(entries[0].message, heard);
  EXPECT_EQ(entries[0].evidence, "\u00ab Arr\u00eat. \u00bb");
  EXPECT_EQ(entries[0].language, "fr");
  EXPECT_EQ(entries[0].reason, "word:arret");
  EXPECT_TRUE(store().standing(kAnn).value().blocked());
  EXPECT_FALSE(store().standing(kBob).value().blocked());
}

TEST_F(StopTest, everything_proactive_to_that_number_is_cancelled_at_once) {
  std::vector<MessageId> proactive;
  std::vector<MessageId> others;
  for (const Origin origin : {Origin::hand, Origin::reminder, Origin::program}) {
    Draft one = draft("to Ann");
    one.origin = origin;
    proactive.push_back(queue(one));
    one.not_before = kNow + hours(24);
    one.modem = "sim2";
    proactive.push_back(queue(one));
    others.push_back(queue(draft("to Bob", kBob)));
  }
  for (const Origin origin : {Origin::reply, Origin::confirmation}) {
    Draft one = draft("answer to Ann");
    one.origin = origin;
    others.push_back(queue(one));
  }
  const MessageId heard = hear(kAnnNumber, "STOP");
  reopen();
  for (const MessageId id : proactive) {
    EXPECT_EQ(state(id), State::cancelled);
    EXPECT_EQ(message(id).error->code(), "stopped");
  }
  for (const MessageId id : others)
    EXPECT_EQ(state(id), State::queued);
  EXPECT_EQ(store().unanswered(10).value().at(0).id, heard) << "the engine confirms it";
}

TEST_F(StopTest, the_rest_of_a_text_partly_sent_is_dropped_and_what_is_on_the_air_is_settled) {
  const MessageId half = queue(draft("long"), 2);
  ASSERT_TRUE(store().settle(std::vector{sent(next())}, "sim1", kNow));
  const MessageId air = queue(draft("long"), 2);
  const Claim on_air = next("sim2");
  hear(kAnnNumber, "STOP");
  EXPECT_EQ(state(half), State::cancelled);
  EXPECT_EQ(state(air), State::sending) << "its part can't be called back";
  no_claim("sim2", kNow, sent(on_air, 5));
  EXPECT_EQ(state(air), State::cancelled) << "but no other part follows";
  EXPECT_EQ(message(air).references, std::vector<int>{5});
}

TEST_F(StopTest, an_answer_decided_before_the_stop_and_written_after_it_is_dropped) {
  const MessageId question = hear(kAnnNumber, "Where is my parcel?");
  hear(kAnnNumber, "STOP");
  Draft answer = draft("It is on its way");
  answer.origin = Origin::reply;
  Draft confirmation = draft("You're unsubscribed");
  confirmation.origin = Origin::confirmation;
  ASSERT_TRUE(store().answer({.message = question, .replies = {answer, confirmation}}, kNow));
  EXPECT_EQ(next().text, confirmation.text);
  no_claim("sim1", kNow);
}

TEST_F(StopTest, a_stop_in_parts_counts_when_it_is_whole) {
  auto fields = text_from(kAnnNumber, "please take me off " + std::string(200, '.'));
  const auto pdus = pdus_of(fields);
  keep(pdus[1]);
  EXPECT_FALSE(store().standing(kAnn).value().blocked());
  keep(pdus[0]);
  EXPECT_TRUE(store().standing(kAnn).value().blocked());
  EXPECT_EQ(store().ledger(kAnn).value().at(0).reason, "phrase:take me off");
}

TEST_F(StopTest, a_repeated_stop_is_logged_but_the_first_one_stays_the_cause) {
  const MessageId first = hear(kAnnNumber, "STOP", kNow);
  hear(kAnnNumber, "STOP", kNow + minutes(1));
  EXPECT_EQ(store().ledger(kAnn).value().size(), 2u);
  EXPECT_EQ(store().standing(kAnn).value().message, first);
}

TEST_F(StopTest, the_same_pdu_told_again_is_not_another_stop) {
  const auto pdu = pdus_of(text_from(kAnnNumber, "STOP")).at(0);
  keep(pdu);
  keep(pdu);
  EXPECT_EQ(store().ledger(kAnn).value().size(), 1u);
}

TEST_F(StopTest, start_brings_back_what_is_still_to_come_and_nothing_else) {
  Draft reminder = draft("later");
  reminder.origin = Origin::reminder;
  reminder.not_before = kNow + hours(24);
  const MessageId later = queue(reminder);
  reminder.not_before = kNow + hours(1);
  const MessageId missed = queue(reminder);
  const MessageId at_once = queue(draft("at once"));
  const MessageId by_hand = queue(reminder);
  ASSERT_TRUE(store().cancel(by_hand, kNow));
  hear(kAnnNumber, "STOP", kNow);
  EXPECT_EQ(state(later), State::cancelled);

  const MessageId start = hear(kAnnNumber, "START", kNow + hours(2));
  EXPECT_EQ(state(later), State::queued);
  EXPECT_FALSE(message(later).error);
  EXPECT_EQ(state(missed), State::cancelled);
  EXPECT_EQ(state(at_once), State::cancelled);
  EXPECT_EQ(state(by_hand), State::cancelled);
  const auto entries = store().ledger(kAnn).value();
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[1].event, Event::resumed);
  EXPECT_EQ(entries[1].message, start);
  EXPECT_FALSE(store().standing(kAnn).value().blocked());
  EXPECT_EQ(store().next_due().value(), kNow + hours(24));
  release_due(kNow + hours(24));
  EXPECT_EQ(next("sim1", kNow + hours(24)).message, later);
}

TEST_F(StopTest, start_without_a_stop_is_only_words) {
  hear(kAnnNumber, "START");
  EXPECT_TRUE(store().ledger(kAnn).value().empty());
}

TEST_F(StopTest, help_yes_and_plain_words_leave_no_entry) {
  Instant now = kNow;
  for (const char* text : {"HELP", "YES", "I can't stop laughing"}) {
    hear(kAnnNumber, text, now += seconds(1));
  }
  EXPECT_TRUE(store().ledger(kAnn).value().empty());
}

TEST_F(StopTest, what_is_queued_after_stop_is_cancelled_by_the_gate) {
  hear(kAnnNumber, "STOP");
  const MessageId id = queue(draft("never"));
  no_claim();
  EXPECT_EQ(state(id), State::cancelled);
  EXPECT_EQ(message(id).error->code(), "stopped");
}

}  // namespace
}  // namespace pigeon::store
