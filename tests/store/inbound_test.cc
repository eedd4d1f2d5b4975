// Texts come in: decoded, kept once, put together from their parts.
#include <gtest/gtest.h>

#include "fixture_pdus.h"
#include "sms/submit.h"

namespace pigeon::store {
namespace {

using Kind = Kept::Kind;

class InboundTest : public InboundFixture {};

// 400 characters that tell where a part is missing or out of place.
std::string long_text(char mark = 'a') {
  std::string text;
  while (text.size() < 400)
    text += std::string(1, mark) + std::to_string(text.size()) + " ";
  return text;
}

TEST_F(InboundTest, a_text_becomes_a_message) {
  const std::string hex = pdus_of(text_from(kAnnNumber, "Where is it? \u20ac")).at(0);
  const Kept kept = keep(hex, kNow + seconds(3), "sim2");
  ASSERT_EQ(kept.kind, Kind::message);
  reopen();
  const Message heard = message(kept.message.value());
  EXPECT_EQ(heard.direction, Direction::in);
  EXPECT_EQ(heard.state, State::received);
  EXPECT_EQ(heard.number, kAnn);
  EXPECT_EQ(heard.text, "Where is it? \u20ac");
  EXPECT_EQ(heard.modem, "sim2");
  EXPECT_EQ(heard.received_at, kNow + seconds(3));
  EXPECT_FALSE(heard.queued_at);
  EXPECT_FALSE(heard.message_class);
  EXPECT_EQ(store().count(State::received).value(), 1);
}

TEST_F(InboundTest, a_flash_message_keeps_its_class) {
  auto fields = text_from(kAnnNumber, "Look!");
  fields.message_class = 0;
  EXPECT_EQ(message(keep(pdus_of(fields).at(0)).message.value()).message_class, 0);
}

TEST_F(InboundTest, a_national_sender_is_completed_with_the_country) {
  const auto hex = pdus_of(text_from("07700900101", "Hi")).at(0);
  EXPECT_EQ(message(keep(hex).message.value()).number, kAnn);
}

TEST_F(InboundTest, an_alphanumeric_sender_stays_a_name) {
  auto fields = text_from(kAnnNumber, "Your code");
  fields.originator = sms::Address::from_name("Bright").value();
  EXPECT_EQ(message(keep(pdus_of(fields).at(0)).message.value()).number.text(), "Bright");
}

TEST_F(InboundTest, the_same_pdu_again_is_a_duplicate_also_after_a_restart) {
  const auto hex = pdus_of(text_from(kAnnNumber, "Hi")).at(0);
  EXPECT_EQ(keep(hex).kind, Kind::message);
  EXPECT_EQ(keep(hex).kind, Kind::duplicate);
  reopen();
  EXPECT_EQ(keep(hex, kNow + hours(24 * 400)).kind, Kind::duplicate);
  EXPECT_EQ(keep("\r\n " + hex + "\r\n").kind, Kind::duplicate) << "blanks are the modem's";
  EXPECT_EQ(store().count(State::received).value(), 1);
}

TEST_F(InboundTest, another_service_centre_in_front_makes_no_other_text) {
  auto fields = text_from(kAnnNumber, "Hi");
  EXPECT_EQ(keep(pdus_of(fields).at(0)).kind, Kind::message);
  fields.smsc = sms::Address::from_number("+447700900000").value();
  EXPECT_EQ(keep(pdus_of(fields).at(0)).kind, Kind::duplicate);
}

TEST_F(InboundTest, the_same_words_a_second_later_are_another_text) {
  hear(kAnnNumber, "Yes", kNow);
  hear(kAnnNumber, "Yes", kNow + seconds(1));
  EXPECT_EQ(store().count(State::received).value(), 2);
}

TEST_F(InboundTest, without_a_time_stamp_the_same_words_on_another_day_are_another_text) {
  std::string hex = pdus_of(text_from(kAnnNumber, "Yes")).at(0);
  const std::string stamp = "62114261000000";  // the swapped digits of kNow, with its zone
  const auto at = hex.find(stamp);
  ASSERT_NE(at, std::string::npos) << hex;
  hex.replace(at, stamp.size(), "00000000000000");
  EXPECT_EQ(keep(hex, kNow).kind, Kind::message);
  EXPECT_EQ(keep(hex, kNow + minutes(1)).kind, Kind::duplicate);
  EXPECT_EQ(keep(hex, kNow + hours(24)).kind, Kind::message);
}

TEST_F(InboundTest, parts_make_one_message_in_any_order_repeated_and_over_restarts) {
  auto fields = text_from(kAnnNumber, long_text());
  fields.concat_reference = 77;
  const auto pdus = pdus_of(fields);
  ASSERT_EQ(pdus.size(), 3u);
  EXPECT_EQ(keep(pdus[2]).kind, Kind::part);
  EXPECT_EQ(keep(pdus[0]).kind, Kind::part);
  EXPECT_EQ(keep(pdus[2]).kind, Kind::duplicate);
  reopen();
  EXPECT_EQ(keep(pdus[0]).kind, Kind::duplicate);
  EXPECT_EQ(store().count(State::received).value(), 0);
  const Kept whole = keep(pdus[1], kNow + minutes(1));
  ASSERT_EQ(whole.kind, Kind::message);
  EXPECT_EQ(message(*whole.message).text, long_text());
  EXPECT_EQ(message(*whole.message).segments, 3);
  EXPECT_EQ(message(*whole.message).received_at, kNow + minutes(1));
  EXPECT_EQ(keep(pdus[1]).kind, Kind::duplicate);
  EXPECT_EQ(store().count(State::received).value(), 1);
}

TEST_F(InboundTest, every_order_of_the_parts_gives_the_same_text) {
  std::vector<std::size_t> order{0, 1, 2};
  std::uint16_t reference = 1;
  do {
    auto fields = text_from(kAnnNumber, long_text());
    fields.concat_reference = reference++;
    const auto pdus = pdus_of(fields);
    Kept kept{};
    for (const std::size_t part : order)
      kept = keep(pdus[part]);
    ASSERT_EQ(kept.kind, Kind::message);
    EXPECT_EQ(message(*kept.message).text, long_text());
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(InboundTest, parts_may_come_by_different_modems) {
  const auto pdus = pdus_of(text_from(kAnnNumber, long_text()));
  keep(pdus[0], kNow, "sim1");
  keep(pdus[1], kNow, "sim2");
  EXPECT_EQ(keep(pdus[2], kNow, "sim1").kind, Kind::message);
}

TEST_F(InboundTest, sets_of_different_senders_references_widths_and_totals_are_not_mixed) {
  std::vector<sms::DeliverFields> texts;
  for (const char* sender : {"+447700900101", "+447700900102"}) {
    for (const int reference : {5, 6}) {
      for (const bool wide : {false, true}) {
        for (const char mark : {'a', 'b'}) {
          auto fields = text_from(sender, long_text(mark) + (mark == 'b' ? long_text(mark) : ""));
          fields.concat_reference = static_cast<std::uint16_t>(reference);
          fields.segments.sixteen_bit_reference = wide;
          texts.push_back(fields);
        }
      }
    }
  }
  // All the first parts, then all the second ones, and so on.
  std::vector<std::string> whole;
  for (std::size_t part = 0; part < 6; ++part) {
    for (const auto& fields : texts) {
      const auto pdus = pdus_of(fields);
      if (part >= pdus.size()) continue;
      const Kept kept = keep(pdus[part]);
      ASSERT_EQ(kept.kind, part + 1 == pdus.size() ? Kind::message : Kind::part);
      if (kept.message) {
        EXPECT_EQ(message(*kept.message).text, fields.text);
      }
    }
  }
  EXPECT_EQ(store().count(State::received).value(), 16);
}

TEST_F(InboundTest, a_reference_used_again_after_a_whole_text_begins_a_new_one) {
  for (const char mark : {'a', 'b'}) {
    const Instant sent = kNow + minutes(mark);
    const auto pdus = pdus_of(text_from(kAnnNumber, long_text(mark), sent));
    EXPECT_EQ(keep(pdus[0]).kind, Kind::part);
    EXPECT_EQ(keep(pdus[1]).kind, Kind::part);
    EXPECT_EQ(message(keep(pdus[2]).message.value()).text, long_text(mark));
  }
}

TEST_F(InboundTest, a_reference_used_again_while_a_part_was_missing_is_not_mixed) {
  const auto lost = pdus_of(text_from(kAnnNumber, long_text('a'), kNow));
  keep(lost[0]);
  keep(lost[1]);
  // An hour later: the same places are taken by other words, so it is another text.
  const auto soon = pdus_of(text_from(kAnnNumber, long_text('b'), kNow + hours(1)));
  EXPECT_EQ(keep(soon[0]).kind, Kind::part);
  EXPECT_EQ(keep(soon[1]).kind, Kind::part);
  EXPECT_EQ(message(keep(soon[2]).message.value()).text, long_text('b'));
  // Two days later the last part alone would fit into the first set, but for its time.
  const auto late = pdus_of(text_from(kAnnNumber, long_text('c'), kNow + hours(48)));
  EXPECT_EQ(keep(late[2]).kind, Kind::part);
  keep(late[1]);
  EXPECT_EQ(message(keep(late[0]).message.value()).text, long_text('c'));
  // And the part that was missing all the time still finds its own.
  EXPECT_EQ(message(keep(lost[2], kNow + hours(50)).message.value()).text, long_text('a'));
}

TEST_F(InboundTest, a_part_sent_again_with_a_newer_time_stamp_is_not_kept_twice) {
  const auto first = pdus_of(text_from(kAnnNumber, long_text(), kNow));
  const auto again = pdus_of(text_from(kAnnNumber, long_text(), kNow + minutes(2)));
  EXPECT_EQ(keep(first[0]).kind, Kind::part);
  EXPECT_EQ(keep(again[0]).kind, Kind::duplicate);
  EXPECT_EQ(keep(again[1]).kind, Kind::part);
  EXPECT_EQ(message(keep(first[2]).message.value()).text, long_text());
}

TEST_F(InboundTest, what_can_not_be_decoded_is_kept_as_it_came_with_the_reason) {
  for (const char* hex : {"", "0", "0011GG", "00", "07919999", "nonsense"}) {
    EXPECT_EQ(keep(hex, kNow + minutes(1), "sim2").kind, Kind::undecodable) << hex;
    EXPECT_EQ(keep(hex).kind, Kind::duplicate) << hex;
  }
  reopen();
  const auto kept = store().undecodable(3).value();
  ASSERT_EQ(kept.size(), 3u);
  EXPECT_EQ(kept[2].hex, "nonsense");
  EXPECT_EQ(kept[2].modem, "sim2");
  EXPECT_EQ(kept[2].received_at, kNow + minutes(1));
  EXPECT_FALSE(kept[2].reason.empty());
  EXPECT_EQ(store().count(State::received).value(), 0);
}

TEST_F(InboundTest, our_own_text_on_the_sim_is_kept_but_not_heard) {
  sms::SubmitOptions options;
  options.to = "+447700900102";
  const auto own = sms::encode_submit("STOP", options).value().at(0).hex;
  EXPECT_EQ(keep(own).kind, Kind::undecodable);
  EXPECT_EQ(store().undecodable(10).value().at(0).hex, own);
  EXPECT_TRUE(store().unanswered(10).value().empty());
}

TEST_F(InboundTest, data_are_shown_in_hex_and_never_answered) {
  // From +447700900101, DCS 04 (8-bit), the octets 01 02 FF.
  const Kept kept = keep(
      "00040C9144770009101000046211426100000003"
      "0102FF");
  ASSERT_EQ(kept.kind, Kind::message);
  EXPECT_EQ(message(*kept.message).text, "data: 0102FF");
  EXPECT_TRUE(store().unanswered(10).value().empty());
  EXPECT_EQ(store().list({.direction = Direction::in}).value().size(), 1u);
}

TEST_F(InboundTest, a_mailbox_that_announces_something_is_never_answered) {
  // DCS C8: voicemail waits.
  ASSERT_EQ(keep("00040C91447700091010"
                 "00C8"
                 "62114261000000"
                 "02C834")
                .kind,
            Kind::message);
  EXPECT_TRUE(store().unanswered(10).value().empty());
}

TEST_F(InboundTest, the_inbox_is_in_order_whether_answered_or_not) {
  std::vector<MessageId> ids;
  for (int i = 0; i < 6; ++i) {
    ids.push_back(hear(kAnnNumber, std::to_string(i), kNow + seconds(i)));
  }
  for (const int answered : {4, 1}) {
    ASSERT_TRUE(store().answer({.message = ids[static_cast<std::size_t>(answered)]}, kNow));
  }
  const auto texts = [&](const Listing& listing) {
    std::string shown;
    for (const Message& heard : list(listing))
      shown += heard.text;
    return shown;
  };
  EXPECT_EQ(texts({.direction = Direction::in}), "012345");
  EXPECT_EQ(texts({.direction = Direction::in, .limit = 3}), "345");
  EXPECT_EQ(texts({.direction = Direction::in, .since = ids[1], .limit = 3}), "234");
}

class AnswerTest : public InboundFixture {};

TEST_F(AnswerTest, what_was_not_answered_is_found_oldest_first_also_after_a_restart) {
  const MessageId first = hear(kAnnNumber, "one", kNow);
  const MessageId second = hear(kAnnNumber, "two", kNow + seconds(1));
  reopen();
  const auto waiting = store().unanswered(10).value();
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].id, first);
  EXPECT_EQ(waiting[1].id, second);
  EXPECT_EQ(store().unanswered(1).value().size(), 1u);
  ASSERT_TRUE(store().answer({.message = first}, kNow));
  EXPECT_EQ(store().unanswered(10).value().at(0).id, second);
}

TEST_F(AnswerTest, an_answer_is_written_whole_and_once) {
  const MessageId heard = hear(kAnnNumber, "YES");
  Answer answer{.message = heard};
  Draft reply = draft("Thank you. " + std::string(200, '.'));
  reply.origin = Origin::reply;
  answer.replies = {reply, draft("And one more", kBob)};
  answer.ledger = {{.at = kNow, .number = kAnn, .event = consent::Event::confirmed}};
  for (int time = 0; time < 2; ++time) {
    ASSERT_TRUE(store().answer(answer, kNow));
    reopen();
  }
  const auto queued = store().list({.direction = Direction::out}).value();
  ASSERT_EQ(queued.size(), 2u);
  EXPECT_EQ(queued[0].text, reply.text);
  EXPECT_EQ(queued[0].origin, Origin::reply);
  EXPECT_EQ(queued[0].answers, heard);
  EXPECT_EQ(queued[0].segments, 2);
  EXPECT_EQ(queued[1].segments, 1);
  EXPECT_EQ(store().ledger(kAnn).value().size(), 1u);
}

TEST_F(AnswerTest, what_no_topic_was_found_for_stays_unclear_until_it_is_settled) {
  const MessageId understood = hear(kAnnNumber, "one", kNow);
  const MessageId of_shop = hear(kAnnNumber, "two", kNow + seconds(1));
  const MessageId of_none = hear(kAnnNumber, "three", kNow + seconds(2));
  ASSERT_TRUE(store().answer({.message = understood}, kNow));
  ASSERT_TRUE(store().answer({.message = of_shop, .unclear = "shop"}, kNow));
  ASSERT_TRUE(store().answer({.message = of_none, .unclear = ""}, kNow));
  reopen();
  const auto unclear = [&](const std::string& program) {
    std::vector<MessageId> ids;
    const auto found = store().unclear(program, 10).value();
    for (const Message& each : found)
      ids.push_back(each.id);
    return ids;
  };
  EXPECT_EQ(unclear("shop"), (std::vector{of_shop, of_none}));
  EXPECT_EQ(unclear("other"), std::vector{of_none});
  EXPECT_EQ(store().unclear("shop", 1).value().at(0).id, of_none);
  EXPECT_EQ(store().settle_unclear({understood, of_shop, 99}).value(), 1);
  EXPECT_EQ(unclear("shop"), std::vector{of_none});
  ASSERT_TRUE(store().erase(kAnn, "cli", kNow));
  EXPECT_TRUE(unclear("shop").empty());
}

TEST_F(AnswerTest, only_an_incoming_message_can_be_answered) {
  const MessageId out = queue(draft("out"));
  EXPECT_EQ(store().answer({.message = out}, kNow).error().code(), "no-such-message");
  EXPECT_EQ(store().answer({.message = 99}, kNow).error().code(), "no-such-message");
}

}  // namespace
}  // namespace pigeon::store
