#include "sms/decode.h"

#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

// Service centre +447877016005, then a DELIVER from +447700900101, 2026-12-01 10:00:00 at +01:00.
constexpr std::string_view kCentre = "0791448777100650";
constexpr std::string_view kSender = "0C91447700091010";
constexpr std::string_view kTime = "62211001000040";
constexpr std::string_view kHello = "05E8329BFD06";

std::string deliver_hex(std::string_view first, std::string_view dcs, std::string_view user_data) {
  std::string hex(kCentre);
  hex.append(first).append(kSender).append("00").append(dcs).append(kTime).append(user_data);
  return hex;
}

Deliver read(std::string_view first, std::string_view dcs, std::string_view user_data) {
  const auto pdu = decode_received(deliver_hex(first, dcs, user_data));
  EXPECT_TRUE(pdu) << pdu.error().reason;
  return *pdu->deliver();
}

TEST(Decode, a_deliver_gives_every_field) {
  const auto pdu = decode_received(deliver_hex("04", "00", kHello));
  ASSERT_TRUE(pdu);
  ASSERT_TRUE(pdu->deliver());
  EXPECT_FALSE(pdu->submit() || pdu->status_report());
  const Deliver& deliver = *pdu->deliver();
  EXPECT_EQ(pdu->smsc->text, "+447877016005");
  EXPECT_EQ(pdu->tpdu_offset, 8u);
  EXPECT_EQ(pdu->trailing, 0u);
  EXPECT_EQ(deliver.originator.text, "+447700900101");
  EXPECT_EQ(deliver.pid, 0);
  EXPECT_EQ(deliver.dcs.value(), 0);
  EXPECT_EQ(deliver.service_centre_time.rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(deliver.length, 5);
  EXPECT_EQ(deliver.text, "hello");
  EXPECT_EQ(to_hex(deliver.user_data), "E8329BFD06");
  EXPECT_TRUE(deliver.header().empty());
  EXPECT_FALSE(deliver.truncated || deliver.has_header || deliver.concat || deliver.ports ||
               deliver.waiting);
}

TEST(Decode, the_flags_of_a_deliver_are_the_bits_as_sent) {
  struct Row {
    std::string_view first;
    bool mms, lp, sri, rp;
  };
  for (const Row& row :
       {Row{"00", false, false, false, false}, Row{"04", true, false, false, false},
        Row{"08", false, true, false, false}, Row{"20", false, false, true, false},
        Row{"80", false, false, false, true}, Row{"AC", true, true, true, true}}) {
    const Deliver deliver = read(row.first, "00", kHello);
    EXPECT_EQ(deliver.mms(), row.mms) << row.first;
    EXPECT_EQ(deliver.lp(), row.lp) << row.first;
    EXPECT_EQ(deliver.sri(), row.sri) << row.first;
    EXPECT_EQ(deliver.rp(), row.rp) << row.first;
  }
}

TEST(Decode, the_protocol_identifier_does_not_matter_to_the_text) {
  std::string hex = deliver_hex("04", "00", kHello);
  hex.replace(kCentre.size() + 2 + kSender.size(), 2, "7F");
  EXPECT_EQ(decode_received(hex)->deliver()->text, "hello");
  EXPECT_EQ(decode_received(hex)->deliver()->pid, 0x7F);
}

TEST(Decode, the_length_decides_about_an_eighth_septet_of_zero) {
  EXPECT_EQ(read("04", "00", "0731D98C56B3DD00").text, "1234567");
  EXPECT_EQ(read("04", "00", "0831D98C56B3DD00").text, "1234567@");
}

TEST(Decode, a_last_septet_alone_in_its_octet) {
  EXPECT_EQ(read("04", "00", "0931D98C56B3DD7039").text, "123456789");
}

TEST(Decode, a_text_may_be_empty_or_one_character) {
  EXPECT_EQ(read("04", "00", "00").text, "");
  EXPECT_EQ(read("04", "00", "0141").text, "A");
  EXPECT_FALSE(read("04", "00", "00").truncated);
}

struct TextRow {
  std::string_view first, dcs, user_data, text, data;
  bool truncated;
};

TEST(Decode, text_and_data_by_coding_and_header) {
  const TextRow rows[] = {
      {"04", "00", "0100", "@", "00", false},
      {"04", "08", "0420AC0041", "€A", "20AC0041", false},
      {"04", "08", "04D83DDE00", "😀", "D83DDE00", false},
      {"04", "08", "02D83D", "\uFFFD", "D83D", false},
      {"04", "08", "03004100", "A", "004100", false},
      {"04", "04", "03010203", "", "010203", false},
      {"04", "F5", "03010203", "", "010203", false},
      {"04", "F1", "0141", "A", "41", false},
      {"04", "20", "0341E298", "", "41E298", false},  // compressed: octets, no text
      {"04", "48", "020041", "A", "0041", false},     // automatic deletion, UCS2
      {"04", "0C", "0141", "A", "41", false},         // reserved alphabet
      {"04", "8B", "0141", "A", "41", false},         // reserved group
      {"44", "08", "080500030A03020041", "A", "0041", false},
  };
  for (const TextRow& row : rows) {
    const Deliver deliver = read(row.first, row.dcs, row.user_data);
    EXPECT_EQ(deliver.text, row.text) << row.dcs << " " << row.user_data;
    EXPECT_EQ(to_hex(deliver.data()), row.data) << row.dcs << " " << row.user_data;
    EXPECT_EQ(deliver.truncated, row.truncated) << row.dcs << " " << row.user_data;
  }
}

TEST(Decode, a_text_behind_a_header_begins_on_a_septet_boundary) {
  // Header of six octets, one fill bit, "hello".
  const Deliver deliver = read("44", "00", "0C0500030A0302D06536FB0D");
  EXPECT_EQ(deliver.text, "hello");
  EXPECT_EQ(deliver.concat, (Concat{0x0A, 3, 2, 8}));
  EXPECT_EQ(to_hex(deliver.header()), "00030A0302");
  EXPECT_FALSE(deliver.truncated);
}

TEST(Decode, a_header_may_be_empty_or_stand_alone) {
  EXPECT_EQ(read("44", "08", "03000041").text, "A");
  const Deliver alone = read("44", "00", "070500030A030200");
  EXPECT_EQ(alone.text, "");
  EXPECT_EQ(alone.concat, (Concat{0x0A, 3, 2, 8}));
  EXPECT_FALSE(alone.truncated);
}

TEST(Decode, lengths_that_point_past_the_end_keep_what_is_there) {
  struct Row {
    std::string_view first, dcs, user_data, text;
  };
  const Row rows[] = {
      {"04", "00", "0AE8329BFD06", "hello"},    // ten septets announced, five there
      {"04", "08", "0A00410042", "AB"},         //
      {"04", "00", "A0", ""},                   // nothing there
      {"44", "08", "0405000300", ""},           // the header runs past the end
      {"44", "08", "04FF000300", ""},           //
      {"44", "08", "0A05000A0A03020041", "A"},  // an element runs past its header
      {"44", "00", "00", ""},                   // a header is announced, no octet follows
  };
  for (const Row& row : rows) {
    const Deliver deliver = read(row.first, row.dcs, row.user_data);
    EXPECT_EQ(deliver.text, row.text) << row.user_data;
    EXPECT_TRUE(deliver.truncated) << row.user_data;
    EXPECT_EQ(deliver.originator.text, "+447700900101");
  }
}

TEST(Decode, national_languages_from_the_header) {
  // Turkish: 1B 73 is ş by single shift, 1D by locking shift; elements 24 and 25 are hexadecimal.
  const Deliver single = read("44", "00", "0703240101D8CC01");
  EXPECT_EQ(single.language, (LanguageShift{.locking = 0, .single = 1}));
  EXPECT_EQ(single.text, "ş");
  const Deliver locking = read("44", "00", "0603250101E800");
  EXPECT_EQ(locking.text, "ş");
}

TEST(Decode, message_waiting_from_coding_and_header_together) {
  const Deliver by_dcs = read("04", "C8", "0141");
  EXPECT_EQ(by_dcs.waiting, (MessageWaiting{MessageWaiting::Kind::voicemail, true, false, {}}));
  EXPECT_EQ(by_dcs.text, "A");
  EXPECT_EQ(read("04", "E9", "020041").text, "A");
  // The header knows the count; stored if either says so.
  const Deliver both = read("44", "D8", "0704010200030401");
  EXPECT_EQ(both.waiting, (MessageWaiting{MessageWaiting::Kind::voicemail, true, true, 3}));
  EXPECT_FALSE(read("44", "C8", "0704010200030401").waiting->store);
  EXPECT_TRUE(read("44", "C8", "0704010280030401").waiting->store);
  EXPECT_TRUE(read("44", "00", "0704010280030401").waiting->store);
}

TEST(Decode, octets_behind_the_user_data_are_counted_and_mean_nothing) {
  const auto padded = decode_received(deliver_hex("04", "00", std::string(kHello) + "FFFFFF"));
  EXPECT_EQ(padded->deliver()->text, "hello");
  EXPECT_EQ(padded->trailing, 3u);
  EXPECT_FALSE(padded->deliver()->truncated);
  const auto longest =
      decode_received(deliver_hex("04", "00", std::string(kHello) + std::string(4000, 'F')));
  EXPECT_EQ(longest->trailing, 2000u);
}

TEST(Decode, cut_before_the_user_data_is_an_error_and_never_read_past) {
  const std::string whole = deliver_hex("04", "00", kHello);
  const std::size_t user_data = (whole.size() - kHello.size()) / 2;
  for (std::size_t octets = 0; octets <= whole.size() / 2; ++octets) {
    const auto copy = from_hex(whole.substr(0, 2 * octets)).value();  // a heap block: ASan watches
    const auto pdu = decode_received(std::span<const std::uint8_t>(copy));
    EXPECT_EQ(pdu.has_value(), octets > user_data) << octets;
    if (pdu) continue;
    EXPECT_LE(pdu.error().offset, octets);
    EXPECT_FALSE(pdu.error().reason.empty());
  }
}

TEST(Decode, an_error_names_the_place_from_the_start_of_the_pdu) {
  EXPECT_EQ(decode_received("079144877710065004").error(),
            (DecodeError{"the address is cut off", 9}));
  EXPECT_EQ(decode_received("00040F91").error(), (DecodeError{"the address is cut off", 2}));
  EXPECT_EQ(decode_received("00041591").error().offset, 2u);
  EXPECT_EQ(decode_received("0791448777100650").error(), (DecodeError{"there is no TPDU", 8}));
  EXPECT_EQ(decode_received("00").error(), (DecodeError{"there is no TPDU", 1}));
}

TEST(Decode, without_a_service_centre) {
  const auto pdu =
      decode_received("00040C914477000910100000" + std::string(kTime) + std::string(kHello));
  ASSERT_TRUE(pdu);
  EXPECT_FALSE(pdu->smsc);
  EXPECT_EQ(pdu->tpdu_offset, 1u);
}

TEST(Decode, hexadecimal_in_either_case_and_nothing_else) {
  std::string hex = deliver_hex("04", "00", kHello);
  for (char& c : hex)
    c = static_cast<char>(std::tolower(c));
  EXPECT_EQ(decode_received(hex)->deliver()->text, "hello");
  const std::string whole = deliver_hex("04", "00", kHello);
  for (const std::string& bad : {std::string(), whole + "F", "0x" + whole, " " + whole, whole + " ",
                                 whole + std::string(1, '\0'), "G" + whole.substr(1),
                                 whole.substr(0, 10) + "٣" + whole.substr(12)})
    EXPECT_FALSE(decode_received(bad)) << bad;
  EXPECT_EQ(decode_received("0004G0").error().offset, 2u);
  EXPECT_EQ(decode_received("00040").error().offset, 2u);
  EXPECT_EQ(decode_received(std::string(2000, 'F') + "x").error().offset, 1000u);
}

TEST(Decode, a_bad_time_stamp_loses_only_the_time) {
  std::string hex = deliver_hex("04", "00", kHello);
  hex.replace(hex.find(kTime), kTime.size(), "62311001000040");
  const auto pdu = decode_received(hex);
  ASSERT_TRUE(pdu);
  EXPECT_EQ(pdu->deliver()->text, "hello");
  EXPECT_FALSE(pdu->deliver()->service_centre_time.utc());
  EXPECT_EQ(to_hex(pdu->deliver()->service_centre_time.raw), "62311001000040");
}

TEST(Decode, an_own_submit_stored_on_the_sim) {
  const auto pdu = decode_received("0031000B916407281553F80000AA0AE8329BFD4697D9EC37");
  ASSERT_TRUE(pdu);
  const Submit* submit = pdu->submit();
  ASSERT_TRUE(submit);
  EXPECT_EQ(submit->recipient.text, "+46708251358");
  EXPECT_EQ(submit->reference, 0);
  EXPECT_EQ(submit->validity.format, Validity::Format::relative);
  EXPECT_EQ(submit->validity.minutes, std::chrono::minutes(4 * 24 * 60));
  EXPECT_EQ(submit->text, "hellohello");
  EXPECT_TRUE(submit->srr());
  EXPECT_FALSE(submit->rd() || submit->rp());
}

TEST(Decode, a_submit_in_each_validity_format) {
  EXPECT_EQ(decode_received("0001000B916407281553F800000AE8329BFD4697D9EC37")->submit()->text,
            "hellohello");
  const auto enhanced =
      decode_received("0009000B916407281553F80000021E00000000000AE8329BFD4697D9EC37");
  EXPECT_EQ(enhanced->submit()->validity.seconds, std::chrono::seconds(30));
  EXPECT_EQ(enhanced->submit()->text, "hellohello");
  const auto absolute =
      decode_received("0019000B916407281553F80000622110010000400AE8329BFD4697D9EC37");
  EXPECT_EQ(absolute->submit()->validity.at->rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(absolute->submit()->text, "hellohello");
  EXPECT_FALSE(decode_received("0019000B916407281553F800006221"));
  EXPECT_TRUE(decode_received("0085000B916407281553F8000000")->submit()->rd());
  EXPECT_TRUE(decode_received("0085000B916407281553F8000000")->submit()->rp());
}

constexpr std::string_view kPlainReport = "0006250C914477000910106221100100004062211001000140";

TEST(Decode, a_status_report_gives_what_became_of_the_text) {
  const auto pdu = decode_received(std::string(kPlainReport) + "00");
  ASSERT_TRUE(pdu);
  const StatusReport& report = *pdu->status_report();
  EXPECT_EQ(report.reference, 0x25);
  EXPECT_EQ(report.recipient.text, "+447700900101");
  EXPECT_EQ(report.service_centre_time.rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(report.discharge.rfc3339(), "2026-12-01T10:00:10+01:00");
  EXPECT_EQ(report.status, 0);
  EXPECT_FALSE(report.pid);
  EXPECT_FALSE(report.truncated);
  EXPECT_TRUE(report.mms());
  EXPECT_FALSE(report.lp() || report.srq());
}

TEST(Decode, what_is_optional_in_a_status_report) {
  struct Row {
    std::string_view tail;
    int pid;
    std::string_view text;
    std::size_t trailing;
    bool truncated;
  };
  const Row rows[] = {
      {"00", -1, "", 0, false},        // no parameter indicator
      {"0000", -1, "", 0, false},      // nothing announced
      {"000140", 0x40, "", 0, false},  // PID
      {"0007000005E8329BFD06", 0, "hello", 0, false},
      {"000405E8329BFD06", -1, "hello", 0, false},  // no DCS: 0
      {"0006080420AC0041", -1, "€A", 0, false},
      {"00810440", 0x40, "", 0, false},  // an extended indicator
      {"00FFFFFF", -1, "", 3, false},    // padding, not an indicator
      {"0007", -1, "", 0, true},         // announced, not there
      {"000700", 0, "", 0, true},
      {"00070000", 0, "", 0, true},
      {"00070000A041", 0, "A", 0, true},
      {"0080", -1, "", 0, false},
  };
  for (const Row& row : rows) {
    const auto pdu = decode_received(std::string(kPlainReport) + std::string(row.tail));
    ASSERT_TRUE(pdu) << row.tail;
    const StatusReport& report = *pdu->status_report();
    EXPECT_EQ(report.pid ? int{*report.pid} : -1, row.pid) << row.tail;
    EXPECT_EQ(report.text, row.text) << row.tail;
    EXPECT_EQ(pdu->trailing, row.trailing) << row.tail;
    EXPECT_EQ(report.truncated, row.truncated) << row.tail;
  }
  EXPECT_FALSE(decode_received(kPlainReport)) << "the status itself is missing";
}

TEST(Decode, a_reserved_message_type_is_taken_for_a_deliver) {
  EXPECT_EQ(read("07", "00", kHello).text, "hello");
}

TEST(Decode, a_kind_that_is_given_must_be_the_one_that_is_there) {
  const std::string hex = deliver_hex("04", "00", kHello);
  EXPECT_TRUE(decode(Kind::deliver, hex));
  EXPECT_EQ(decode(Kind::submit, hex).error().offset, 8u);
  EXPECT_FALSE(decode(Kind::status_report, hex));
  const std::string bare = hex.substr(kCentre.size());
  const auto pdu = decode(Kind::deliver, bare, Framing::bare);
  EXPECT_EQ(pdu->deliver()->text, "hello");
  EXPECT_EQ(pdu->tpdu_offset, 0u);
  EXPECT_FALSE(pdu->smsc);
}

TEST(Decode, a_bare_tpdu_in_octets) {
  const auto deliver = from_hex(deliver_hex("04", "00", kHello).substr(kCentre.size())).value();
  EXPECT_EQ(decode_deliver(deliver)->text, "hello");
  EXPECT_FALSE(decode_submit(deliver));
  EXPECT_FALSE(decode_status_report(deliver));
  EXPECT_FALSE(decode_deliver({}));
  EXPECT_EQ(decode_submit(from_hex("01000B916407281553F800000141").value())->text, "A");
  EXPECT_EQ(
      decode_status_report(from_hex(std::string(kPlainReport.substr(2)) + "46").value())->status,
      0x46);
  EXPECT_EQ(
      decode(Kind::deliver, std::span<const std::uint8_t>(deliver), Framing::bare)->deliver()->text,
      "hello");
}

}  // namespace
}  // namespace pigeon::sms
