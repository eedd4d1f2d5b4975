// The checklist of facts about TPDUs, lines 58 and 65 to 67: what needs a memory. The others are
// told in tests/sms, line 49 in tests/at (23.040 sections 9.2.2.3 and 9.2.3.24.1).
#include <gtest/gtest.h>

#include "base/hex.h"
#include "fixture_pdus.h"

namespace pigeon::store {
namespace {

using Kind = Kept::Kind;

constexpr std::string_view kAnnInternational = "0C91447700091010";  // +447700900101
constexpr std::string_view kBobInternational = "0C91447700091020";
constexpr std::string_view kHour16 = "61";

std::string hex_octet(int value) {
  const std::uint8_t octet[] = {static_cast<std::uint8_t>(value)};
  return to_hex(octet);
}

// User data of one letter behind a header 00 03 `reference` `total` `sequence` and a fill bit.
std::string user_data(int reference, int total, int sequence, char letter) {
  return "08050003" + hex_octet(reference) + hex_octet(total) + hex_octet(sequence) +
         hex_octet(letter << 1);
}

// A part of 2026-11-24 or another day of that month (its digits swapped), at an hour.
std::string part(int reference, int total, int sequence, char letter,
                 std::string_view sender = kAnnInternational, std::string_view day = "42",
                 std::string_view hour = kHour16) {
  std::string hex = "0044";
  hex.append(sender)
      .append(
          "0000"
          "6211")
      .append(day)
      .append(hour)
      .append("000000");
  return hex + user_data(reference, total, sequence, letter);
}

// A report of success.
std::string report(int reference, std::string_view recipient) {
  return "0006" + hex_octet(reference) + std::string(recipient) + "62114261000000" +
         "62114261000000" + "00";
}

class Checklist : public InboundFixture {
 protected:
  std::string text_of(const Kept& kept) {
    EXPECT_EQ(kept.kind, Kind::message);
    return kept.message ? message(*kept.message).text : "";
  }
};

TEST_F(Checklist, line_58_a_report_is_matched_by_reference_and_last_digits_and_all_are_needed) {
  Draft wanted = draft("text");
  wanted.report = true;
  const MessageId id = queue(wanted, 3);
  for (const int reference : {254, 255, 0})
    ASSERT_TRUE(store().settle(std::vector{sent(next(), reference)}, "sim1", kNow));
  EXPECT_EQ(keep(report(253, kAnnInternational)).message, std::nullopt) << "another reference";
  EXPECT_EQ(keep(report(254, kBobInternational)).message, std::nullopt) << "another number";
  EXPECT_EQ(keep(report(254, kAnnInternational)).message, id);
  EXPECT_EQ(keep(report(255,
                        "0BA170079000"
                        "01F1"))
                .message,
            id)
      << "national: 07700900101";
  EXPECT_EQ(state(id), State::sent) << "one part is missing";
  EXPECT_EQ(keep(report(0, "0C81447700091010")).message, id) << "of an unknown type, without +";
  EXPECT_EQ(state(id), State::delivered);
}

TEST_F(Checklist, line_65_disorder_duplicates_and_interleaved_sets) {
  EXPECT_EQ(keep(part(7, 3, 3, 'c')).kind, Kind::part);
  EXPECT_EQ(keep(part(8, 2, 2, 'y')).kind, Kind::part) << "another reference";
  EXPECT_EQ(keep(part(7, 3, 1, 'p', kBobInternational)).kind, Kind::part) << "another sender";
  EXPECT_EQ(keep(part(7, 2, 1, 's')).kind, Kind::part) << "another total";
  EXPECT_EQ(keep(part(7, 3, 1, 'a')).kind, Kind::part);
  EXPECT_EQ(keep(part(7, 3, 3, 'c')).kind, Kind::duplicate);
  // Our own SUBMIT of the same reference, kept on the SIM, is no part of what came in.
  EXPECT_EQ(keep("004100" + std::string(kAnnInternational) + "0000" + user_data(7, 3, 2, 'z')).kind,
            Kind::undecodable);
  EXPECT_EQ(text_of(keep(part(8, 2, 1, 'x'))), "xy");
  EXPECT_EQ(text_of(keep(part(7, 3, 2, 'b'))), "abc");
  EXPECT_EQ(text_of(keep(part(7, 2, 2, 't'))), "st");
}

TEST_F(Checklist, line_66_a_set_that_is_not_whole_after_a_day_takes_no_part_of_a_later_text) {
  EXPECT_EQ(keep(part(7, 2, 1, 'a')).kind, Kind::part);
  // The next day at 17:00 the reference is used again.
  const Instant later = kNow + hours(25);
  EXPECT_EQ(keep(part(7, 2, 2, 'y', kAnnInternational, "52", "71"), later).kind, Kind::part);
  EXPECT_EQ(text_of(keep(part(7, 2, 1, 'x', kAnnInternational, "52", "71"), later)), "xy");
  EXPECT_EQ(text_of(keep(part(7, 2, 2, 'b'), later)), "ab") << "held up in the network";
}

TEST_F(Checklist, line_67_a_part_numbered_0_stands_alone_and_the_others_still_join) {
  EXPECT_EQ(keep(part(7, 2, 1, 'a')).kind, Kind::part);
  EXPECT_EQ(text_of(keep(part(7, 2, 0, 'o'))), "o");
  EXPECT_EQ(text_of(keep(part(7, 2, 2, 'b'))), "ab");
}

}  // namespace
}  // namespace pigeon::store
