// Status reports find the text that they are about.
#include "store/reports.h"

#include <gtest/gtest.h>

#include "fixture_pdus.h"

namespace pigeon::store {
namespace {

using Kind = Kept::Kind;
using Outcome = Settlement::Outcome;

constexpr int kDelivered = 0x00;
constexpr int kStillTrying = 0x30;  // 23.040 section 9.2.3.15: congestion, still trying
constexpr int kFailed = 0x45;       // permanent: rejected by the service centre

class ReportsTest : public InboundFixture {
 protected:
  MessageId queue_reported(int segments = 1, PhoneNumber to = kAnn) {
    Draft wanted = draft("text", std::move(to));
    wanted.report = true;
    return queue(wanted, segments);
  }
  // A text whose parts were taken with references from `reference` on.
  MessageId send_reported(int reference, int segments = 1, PhoneNumber to = kAnn,
                          Instant now = kNow) {
    const MessageId id = queue_reported(segments, std::move(to));
    for (int part = 0; part < segments; ++part) {
      EXPECT_TRUE(
          store().settle(std::vector{sent(next("sim1", now), reference + part)}, "sim1", now));
    }
    EXPECT_EQ(state(id), State::sent);
    return id;
  }
  MessageId unknown_reported(PhoneNumber to = kAnn, const std::string& modem = "sim1") {
    const MessageId id = queue_reported(1, std::move(to));
    EXPECT_TRUE(store().settle(std::vector{outcome(next(modem), Outcome::unknown)}, modem, kNow));
    return id;
  }
  Kept report(int reference, std::string_view recipient, int status, Instant now = kNow,
              const std::string& modem = "sim1") {
    // The discharge also makes one report another PDU than the next.
    return keep(report_pdu(reference, recipient, status, now), now, modem);
  }
};

TEST_F(ReportsTest, a_report_of_success_makes_a_text_delivered) {
  const MessageId id = send_reported(7);
  const Kept kept = report(7, kAnnNumber, kDelivered, kNow + seconds(4));
  EXPECT_EQ(kept.kind, Kind::report);
  EXPECT_EQ(kept.message, id);
  EXPECT_EQ(state(id), State::delivered);
  EXPECT_EQ(message(id).delivered_at, kNow + seconds(4));
}

TEST_F(ReportsTest, every_part_must_have_arrived) {
  const MessageId id = send_reported(254, 3);
  EXPECT_EQ(report(254, kAnnNumber, kDelivered).message, id);
  EXPECT_EQ(report(256 & 0xff, kAnnNumber, kDelivered).message, std::nullopt) << "not yet used";
  EXPECT_EQ(report(255, kAnnNumber, kDelivered).message, id);
  EXPECT_EQ(state(id), State::sent);
  EXPECT_FALSE(message(id).delivered_at);
}

TEST_F(ReportsTest, the_last_parts_report_settles_it_with_the_latest_time) {
  const MessageId id = send_reported(10, 2);
  report(11, kAnnNumber, kDelivered, kNow + seconds(9));
  report(10, kAnnNumber, kDelivered, kNow + seconds(5));
  EXPECT_EQ(state(id), State::delivered);
  EXPECT_EQ(message(id).delivered_at, kNow + seconds(9));
}

TEST_F(ReportsTest, one_parts_report_twice_does_not_stand_for_two) {
  const MessageId id = send_reported(10, 2);
  report(10, kAnnNumber, kDelivered, kNow + seconds(1));
  report(10, kAnnNumber, kDelivered, kNow + seconds(2));
  EXPECT_EQ(state(id), State::sent);
}

TEST_F(ReportsTest, while_the_network_tries_nothing_changes_and_the_end_still_counts) {
  const MessageId id = send_reported(7);
  EXPECT_EQ(report(7, kAnnNumber, kStillTrying, kNow + minutes(1)).message, id);
  EXPECT_EQ(state(id), State::sent);
  report(7, kAnnNumber, kDelivered, kNow + minutes(2));
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(ReportsTest, a_report_of_failure_says_why) {
  const MessageId id = send_reported(7);
  report(7, kAnnNumber, kFailed);
  EXPECT_EQ(state(id), State::failed);
  EXPECT_EQ(message(id).error->code(), "report-69");
  EXPECT_FALSE(message(id).error->meaning().empty());
  EXPECT_FALSE(message(id).error->hint().empty());
}

TEST_F(ReportsTest, a_part_that_failed_ends_a_text_whose_other_parts_still_wait) {
  const MessageId id = queue_reported(3);
  ASSERT_TRUE(store().settle(std::vector{sent(next(), 7)}, "sim1", kNow));
  report(7, kAnnNumber, kFailed);
  EXPECT_EQ(state(id), State::failed);
  no_claim();
}

TEST_F(ReportsTest, the_recipient_may_be_written_nationally) {
  const MessageId id = send_reported(7);
  EXPECT_EQ(report(7, "07700900101", kDelivered).message, id);
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(ReportsTest, another_number_reference_or_modem_does_not_match) {
  const MessageId id = send_reported(7);
  EXPECT_EQ(report(7, "+447700900102", kDelivered).message, std::nullopt);
  EXPECT_EQ(report(8, kAnnNumber, kDelivered).message, std::nullopt);
  EXPECT_EQ(report(7, kAnnNumber, kDelivered, kNow, "sim2").message, std::nullopt);
  EXPECT_EQ(state(id), State::sent);
}

TEST_F(ReportsTest, of_two_texts_with_one_reference_it_is_about_the_later) {
  const MessageId earlier = send_reported(7, 1, kAnn, kNow);
  const MessageId later = send_reported(7, 1, kAnn, kNow + hours(1));
  EXPECT_EQ(report(7, kAnnNumber, kDelivered, kNow + hours(2)).message, later);
  EXPECT_EQ(state(earlier), State::sent);
}

TEST_F(ReportsTest, after_a_week_a_reference_means_something_else) {
  const MessageId id = send_reported(7);
  EXPECT_EQ(report(7, kAnnNumber, kDelivered, kNow + hours(24 * 7)).message, std::nullopt);
  EXPECT_EQ(state(id), State::sent);
}

TEST_F(ReportsTest, an_unknown_text_is_settled_by_its_report) {
  const MessageId id = unknown_reported();
  EXPECT_EQ(report(99, "07700900101", kDelivered, kNow + minutes(1)).message, id);
  EXPECT_EQ(state(id), State::delivered);
  EXPECT_EQ(message(id).references, std::vector<int>{99});
  EXPECT_EQ(message(id).attempts, 1);
}

TEST_F(ReportsTest, a_report_that_the_network_still_tries_proves_that_an_unknown_was_taken) {
  const MessageId id = unknown_reported();
  EXPECT_EQ(report(99, kAnnNumber, kStillTrying, kNow + minutes(1)).message, id);
  EXPECT_EQ(state(id), State::sent);
  report(99, kAnnNumber, kDelivered, kNow + minutes(2));
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(ReportsTest, an_unknown_part_that_arrived_lets_the_rest_follow) {
  const MessageId id = queue_reported(2);
  ASSERT_TRUE(store().settle(std::vector{outcome(next(), Outcome::unknown)}, "sim1", kNow));
  report(99, kAnnNumber, kDelivered);
  EXPECT_EQ(state(id), State::sending);
  const Claim rest = next();
  EXPECT_EQ(rest.part, 1);
  ASSERT_TRUE(store().settle(std::vector{sent(rest, 100)}, "sim1", kNow));
  report(100, kAnnNumber, kDelivered, kNow + minutes(1));
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(ReportsTest, with_two_unknown_texts_to_one_number_nobody_guesses) {
  const MessageId one = unknown_reported();
  const MessageId two = unknown_reported();
  EXPECT_EQ(report(99, kAnnNumber, kDelivered).message, std::nullopt);
  EXPECT_EQ(state(one), State::unknown);
  EXPECT_EQ(state(two), State::unknown);
}

TEST_F(ReportsTest, an_unknown_of_another_modem_number_or_week_is_not_settled) {
  const MessageId id = unknown_reported(kAnn, "sim2");
  EXPECT_EQ(report(99, kAnnNumber, kDelivered, kNow, "sim1").message, std::nullopt);
  EXPECT_EQ(report(99, "+447700900102", kDelivered, kNow, "sim2").message, std::nullopt);
  EXPECT_EQ(report(99, kAnnNumber, kDelivered, kNow + hours(24 * 7), "sim2").message, std::nullopt);
  EXPECT_EQ(state(id), State::unknown);
}

TEST_F(ReportsTest, a_report_that_overtakes_the_answer_waits_for_it) {
  const MessageId id = queue_reported();
  const Claim claim = next();
  EXPECT_EQ(report(7, kAnnNumber, kDelivered, kNow + seconds(1)).kind, Kind::report);
  EXPECT_EQ(state(id), State::sending);
  no_claim("sim1", kNow + seconds(2), sent(claim, 7));
  EXPECT_EQ(state(id), State::delivered);
  EXPECT_EQ(message(id).sent_at, kNow + seconds(2));
}

TEST_F(ReportsTest, a_report_that_overtook_settles_an_answer_that_never_comes) {
  const MessageId id = queue_reported();
  const Claim claim = next();
  report(7, kAnnNumber, kDelivered, kNow + seconds(1));
  no_claim("sim1", kNow + seconds(60), outcome(claim, Outcome::unknown));
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(ReportsTest, a_report_that_overtook_survives_a_crash) {
  const MessageId id = queue_reported();
  next();
  report(7, kAnnNumber, kDelivered, kNow + seconds(1));
  reopen();
  store().recover(kNow + minutes(1)).value();
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(ReportsTest, a_report_that_overtook_but_has_another_reference_settles_nothing) {
  const MessageId id = queue_reported();
  const Claim claim = next();
  report(7, kAnnNumber, kDelivered, kNow + seconds(1));
  no_claim("sim1", kNow + seconds(2), sent(claim, 8));
  EXPECT_EQ(state(id), State::sent);
}

TEST_F(ReportsTest, a_text_sent_without_asking_awaits_no_report) {
  const MessageId id = queue(draft("plain"));
  ASSERT_TRUE(store().settle(std::vector{sent(next(), 7)}, "sim1", kNow));
  EXPECT_EQ(report(7, kAnnNumber, kDelivered).message, std::nullopt);
  EXPECT_EQ(state(id), State::sent);
}

TEST(SameSubscriber, is_told_by_the_last_digits) {
  const struct {
    const char* one;
    const char* other;
    bool same;
  } rows[] = {
      {"+447700900101", "+447700900101", true},
      {"+447700900101", "07700900101", true},
      {"+447700900101", "00447700900101", true},
      {"+447700900101", "7700900101", true},
      {"+447700900101", "+447700900102", false},
      {"+5215512345678", "+525512345678", true},  // Mexico's mobile 1, which comes and goes
      {"+3725123456", "5123456", true},           // seven digits are all that Estonia has
      {"60777", "60777", true},
      {"60777", "+4477060777", false},
      {"60777", "777", false},
      {"+447700900101", "", false},
      {"", "", true},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(same_subscriber(row.one, row.other), row.same) << row.one << " " << row.other;
    EXPECT_EQ(same_subscriber(row.other, row.one), row.same) << row.other << " " << row.one;
  }
}

}  // namespace
}  // namespace pigeon::store
