// The checklist of facts about TPDUs, lines 50 to 60: times, validity, SUBMIT and reports
// (3GPP TS 23.040 sections 9.2.2, 9.2.3.11 and 9.2.3.12). Line 58 is told in tests/store.
#include <gtest/gtest.h>

#include "sms/checklist.h"
#include "sms/report.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TimeStamp stamp(std::string_view hex) {
  TimeStamp time;
  const auto octets = from_hex(hex).value();
  std::copy_n(octets.begin(), time.raw.size(), time.raw.begin());
  return time;
}

TEST(Checklist, line_50_the_zone_is_in_quarters_of_an_hour_with_its_sign_in_bit_3) {
  struct Row {
    std::string_view zone, offset;
    int quarters;
  };
  for (const Row& row :
       {Row{"80", "+02:00", 8}, Row{"69", "-04:00", -16}, Row{"18", "-00:15", -1},
        Row{"10", "+00:15", 1}, Row{"23", "+08:00", 32}, Row{"2B", "-08:00", -32},
        Row{"00", "+00:00", 0}, Row{"65", "+14:00", 56}, Row{"97", "+19:45", 79}}) {
    const TimeStamp time = stamp("622110010000" + std::string(row.zone));
    EXPECT_EQ(time.rfc3339(), "2026-12-01T10:00:00" + std::string(row.offset)) << row.zone;
    EXPECT_EQ(time.offset(), minutes(15 * row.quarters)) << row.zone;
    const Instant utc = parse_rfc3339("2026-12-01T10:00:00" + std::string(row.offset)).value();
    EXPECT_EQ(time.utc(), utc) << row.zone;
    EXPECT_EQ(TimeStamp::at(utc, minutes(15 * row.quarters)), time) << row.zone;
  }
}

TEST(Checklist, line_51_years_from_90_on_are_of_the_last_century) {
  struct Row {
    std::string_view year, text;
  };
  for (const Row& row : {Row{"00", "2000"}, Row{"71", "2017"}, Row{"07", "2070"}, Row{"98", "2089"},
                         Row{"09", "1990"}, Row{"99", "1999"}})
    EXPECT_EQ(stamp(std::string(row.year) + "213132959500").rfc3339(),
              std::string(row.text) + "-12-13T23:59:59+00:00");
}

TEST(Checklist, line_52_a_time_that_does_not_exist_loses_no_message) {
  for (const std::string_view time :
       {"6A211001000040", "62311001000040", "62001001000040", "FFFFFFFFFFFFFF", "00000000000000",
        "622110420000F0", "62201301000000", "62211001000041"}) {
    std::string hex = deliver_hex("04", "00", "05E8329BFD06");
    hex.replace(hex.find("62211001000040"), time.size(), time);
    const auto pdu = decode(Kind::deliver, hex, Framing::bare);
    ASSERT_TRUE(pdu) << time;
    EXPECT_EQ(pdu->deliver()->text, "hello") << time;
    EXPECT_EQ(to_hex(pdu->deliver()->service_centre_time.raw), time);
    EXPECT_EQ(pdu->deliver()->service_centre_time.rfc3339().has_value(), time.ends_with("41"));
  }
}

Submit submit(std::string_view first, std::string_view validity) {
  const std::string hex =
      std::string(first) + "000C9144770009101000" + "00" + std::string(validity) + "05E8329BFD06";
  const auto pdu = decode(Kind::submit, hex, Framing::bare);
  EXPECT_TRUE(pdu) << validity;
  if (pdu) {
    EXPECT_EQ(pdu->submit()->text, "hello") << validity;
  }
  return pdu ? *pdu->submit() : Submit{};
}

TEST(Checklist, line_53_a_relative_validity_reads_exactly_and_is_rounded_up) {
  struct Row {
    std::string_view octet;
    minutes period;
  };
  const Row rows[] = {{"00", minutes(5)},        {"0B", hours(1)},
                      {"8F", hours(12)},         {"90", minutes(12 * 60 + 30)},
                      {"A7", hours(24)},         {"A8", hours(48)},
                      {"AA", hours(4 * 24)},     {"C4", hours(30 * 24)},
                      {"C5", hours(5 * 7 * 24)}, {"FF", hours(63 * 7 * 24)}};
  for (const Row& row : rows) {
    EXPECT_EQ(submit("11", row.octet).validity.minutes, row.period) << row.octet;
    EXPECT_EQ(hex_octet(encode_relative_validity(row.period)), row.octet);
    if (row.octet != "00") {
      EXPECT_EQ(hex_octet(encode_relative_validity(row.period - minutes(1))), row.octet);
    }
  }
  EXPECT_EQ(encode_relative_validity(minutes(6)), 1);
  EXPECT_EQ(encode_relative_validity(minutes(12 * 60 + 1)), 0x90);
  EXPECT_EQ(encode_relative_validity(hours(25)), 0xA8);
  EXPECT_EQ(encode_relative_validity(hours(31 * 24)), 0xC5);
  EXPECT_EQ(encode_relative_validity(minutes(0)), 0);
  EXPECT_EQ(encode_relative_validity(hours(64 * 7 * 24)), 0xFF);
}

TEST(Checklist, line_54_absolute_and_enhanced_validity) {
  const Validity absolute = submit("19", "62211001000040").validity;
  EXPECT_EQ(absolute.format, Validity::Format::absolute);
  EXPECT_EQ(absolute.at->rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(submit("19", "62311001000040").validity.at->rfc3339(), std::nullopt);
  struct Row {
    std::string_view octets;
    std::optional<minutes> in_minutes;
    std::optional<seconds> in_seconds;
  };
  const Row rows[] = {
      {"00000000000000", {}, {}},
      {"01AA0000000000", hours(96), {}},
      {"021E0000000000", {}, seconds(30)},
      {"03103254000000", {}, hours(1) + minutes(23) + seconds(45)},
      {"4101AABBCCDDEE", minutes(10), {}},  // single shot, and a pad that is not zero
      {"8100AA00000000", hours(96), {}},    // behind another indicator octet
      {"04AA0000000000", {}, {}},           // reserved
      {"07AA0000000000", {}, {}},
      {"031A3254000000", {}, {}},  // no digit
      {"03100654000000", {}, {}},  // minute 60
      {"03103206000000", {}, {}},  // second 60
  };
  for (const Row& row : rows) {
    const Validity validity = submit("09", row.octets).validity;
    EXPECT_EQ(validity.format, Validity::Format::enhanced) << row.octets;
    EXPECT_EQ(validity.minutes, row.in_minutes) << row.octets;
    EXPECT_EQ(validity.seconds, row.in_seconds) << row.octets;
    EXPECT_EQ(validity.at, std::nullopt);
  }
}

TEST(Checklist, line_55_no_validity_takes_no_octet) {
  EXPECT_EQ(submit("01", "").validity, Validity{});
  SubmitOptions options;
  options.to = "7";
  EXPECT_EQ(encode_submit("A", options)->front().hex, "0001000181F700000141");
  options.validity = Validity::relative(hours(1));
  EXPECT_EQ(encode_submit("A", options)->front().hex, "0011000181F700000B0141");
}

TEST(Checklist, line_56_an_own_submit_is_read_back_from_the_sim) {
  const auto pdu = decode_received("0011000C914477000910100000AA05E8329BFD06FFFFFF");
  ASSERT_TRUE(pdu && pdu->submit());
  EXPECT_FALSE(pdu->smsc);
  EXPECT_EQ(pdu->submit()->recipient.text, "+447700900101");
  EXPECT_EQ(pdu->submit()->text, "hello");
  EXPECT_EQ(pdu->trailing, 3u);
}

constexpr std::string_view kReport =
    "062A0C91447700091010"
    "62211001000040"
    "62211001103040";

StatusReport status_report(std::string_view tail) {
  const auto pdu =
      decode(Kind::status_report, std::string(kReport) + std::string(tail), Framing::bare);
  EXPECT_TRUE(pdu) << tail;
  return pdu ? *pdu->status_report() : StatusReport{};
}

TEST(Checklist, line_57_a_status_report_and_what_is_optional_in_it) {
  const StatusReport plain = status_report("00");
  EXPECT_EQ(plain.reference, 0x2A);
  EXPECT_EQ(plain.recipient.text, "+447700900101");
  EXPECT_EQ(plain.service_centre_time.rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(plain.discharge.rfc3339(), "2026-12-01T10:01:03+01:00");
  EXPECT_EQ(plain.status, 0);
  EXPECT_FALSE(plain.pid || plain.has_dcs || plain.has_user_data || plain.truncated);
  EXPECT_EQ(status_report("46").status, 0x46);
  const StatusReport full = status_report(
      "00"
      "07"
      "41"
      "08"
      "020041");
  EXPECT_EQ(full.pid, 0x41);
  EXPECT_EQ(full.dcs.value(), 0x08);
  EXPECT_EQ(full.text, "A");
  EXPECT_EQ(status_report("000141").pid, 0x41);
  EXPECT_TRUE(status_report("000208").has_dcs);
  EXPECT_EQ(status_report("00"
                          "06"
                          "08"
                          "020041")
                .text,
            "A");
  EXPECT_TRUE(status_report("0007").truncated) << "announced and not there";
}

TEST(Checklist, line_59_user_data_without_a_coding_are_of_coding_0) {
  const StatusReport report = status_report(
      "00"
      "04"
      "05E8329BFD06");
  EXPECT_FALSE(report.has_dcs);
  EXPECT_EQ(report.dcs.value(), 0);
  EXPECT_EQ(report.text, "hello");
  EXPECT_EQ(status_report("00"
                          "05"
                          "41"
                          "05E8329BFD06")
                .text,
            "hello");
}

Report report(bool of_submit, std::string_view hex) {
  const auto octets = from_hex(hex).value();
  const auto read = of_submit ? decode_submit_report(octets) : decode_deliver_report(octets);
  EXPECT_TRUE(read) << hex;
  return read.value_or(Report{});
}

TEST(Checklist, line_60_reports_of_the_radio_link_with_and_without_text) {
  constexpr bool kDeliver = false;
  constexpr bool kSubmit = true;
  const Report bare = report(kDeliver, "0000");
  EXPECT_FALSE(bare.is_error() || bare.has_user_data || bare.service_centre_time);
  EXPECT_EQ(report(kDeliver, "0007410005E8329BFD06").text, "hello");
  const Report refused = report(kDeliver, "00D300");
  EXPECT_EQ(refused.cause, 0xD3) << "memory is full";
  EXPECT_EQ(report(kDeliver, "00D507410005E8329BFD06").text, "hello");
  const Report taken = report(kSubmit, "010062211001000040");
  EXPECT_FALSE(taken.is_error());
  EXPECT_EQ(taken.service_centre_time->rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(report(kSubmit,
                   "01076221100100004041"
                   "0005E8329BFD06")
                .text,
            "hello");
  const Report barred = report(kSubmit, "01C00062211001000040");
  EXPECT_EQ(barred.cause, 0xC0);
  EXPECT_EQ(report(kSubmit, "01C0046221100100004005E8329BFD06").text, "hello");
  EXPECT_FALSE(decode_submit_report(from_hex("0100622110").value()));
  EXPECT_FALSE(decode_deliver_report(from_hex("0100").value())) << "TP-MTI of a SUBMIT-REPORT";
}

}  // namespace
}  // namespace pigeon::sms
