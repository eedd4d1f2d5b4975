// The checklist of facts about TPDUs, lines 28 to 35: TP-DCS, message waiting, TP-PID (3GPP
// TS 23.038 section 4, 23.040 sections 9.2.3.9, 9.2.3.10 and 9.2.3.24.2).
#include <gtest/gtest.h>

#include "sms/checklist.h"

namespace pigeon::sms {
namespace {

TEST(Checklist, line_28_the_alphabet_of_all_256_codings) {
  // By the high semi-octet: g is GSM 7-bit, 8 is 8-bit, u is UCS2.
  constexpr std::string_view kGeneral = "gggg8888uuuugggg";
  constexpr std::string_view kPlain = "gggggggggggggggg";
  const std::string_view alphabets[16] = {kGeneral,
                                          kGeneral,
                                          kGeneral,
                                          kGeneral,
                                          kGeneral,
                                          kGeneral,
                                          kGeneral,
                                          kGeneral,
                                          kPlain,
                                          kPlain,
                                          kPlain,
                                          kPlain,
                                          kPlain,
                                          kPlain,
                                          "uuuuuuuuuuuuuuuu",
                                          "gggg8888gggg8888"};
  for (std::size_t dcs = 0; dcs < 256; ++dcs) {
    const Alphabet alphabet = DataCoding(static_cast<std::uint8_t>(dcs)).alphabet();
    const char letter = name_of(alphabet)[0];
    EXPECT_EQ(letter, alphabets[dcs / 16][dcs % 16]) << hex_octet(dcs);
    EXPECT_EQ(DataCoding(static_cast<std::uint8_t>(dcs)).compressed(),
              dcs < 0x80 && (dcs / 16) % 4 >= 2)
        << hex_octet(dcs);
  }
}

TEST(Checklist, line_29_the_class_of_groups_1_and_f) {
  for (const int dcs : {0x10, 0x14, 0x18, 0x50, 0xF0, 0xF4}) {
    for (int number = 0; number < 4; ++number)
      EXPECT_EQ(DataCoding(static_cast<std::uint8_t>(dcs | number)).message_class(), number);
  }
  for (const int dcs : {0x00, 0x01, 0x08, 0x40, 0x83, 0xC1, 0xD9, 0xE1})
    EXPECT_EQ(DataCoding(static_cast<std::uint8_t>(dcs)).message_class(), std::nullopt) << dcs;
  const Deliver text = deliver("04", "F1", "0141");
  EXPECT_EQ(text.text, "A");
  const Deliver data = deliver("04", "F5", "0141");
  EXPECT_EQ(data.text, "");
  EXPECT_EQ(to_hex(data.data()), "41");
  EXPECT_FALSE(data.has_text());
}

TEST(Checklist, line_30_the_automatic_deletion_group_reads_as_the_general_one) {
  EXPECT_EQ(deliver("04", "40", "0141").text, "A");
  EXPECT_EQ(deliver("04", "48", "020041").text, "A");
  EXPECT_EQ(deliver("04", "58", "020041").text, "A");
  EXPECT_FALSE(deliver("04", "44", "0141").has_text());
  EXPECT_EQ(deliver("04", "6A", "020041").text, "") << "compressed";
  EXPECT_TRUE(deliver("04", "48", "020041").dcs.auto_delete());
  EXPECT_FALSE(deliver("04", "08", "020041").dcs.auto_delete());
}

TEST(Checklist, line_31_what_is_reserved_reads_as_the_default_alphabet) {
  for (const std::string_view dcs : {"80", "8B", "9F", "A8", "BF", "0C", "1D", "4E"}) {
    EXPECT_EQ(deliver("04", dcs, "05E8329BFD06").text, "hello") << dcs;
    EXPECT_EQ(deliver("04", dcs, "05E8329BFD06").waiting, std::nullopt) << dcs;
  }
}

TEST(Checklist, line_32_compressed_data_are_never_shown_as_text) {
  for (const std::string_view dcs : {"20", "24", "28", "2C", "30", "60", "78"}) {
    const Deliver compressed = deliver("04", dcs, "0341E298");
    EXPECT_TRUE(compressed.dcs.compressed()) << dcs;
    EXPECT_FALSE(compressed.has_text()) << dcs;
    EXPECT_EQ(compressed.text, "") << dcs;
    EXPECT_EQ(to_hex(compressed.data()), "41E298") << dcs << ": TP-UDL counts octets";
    EXPECT_FALSE(compressed.truncated) << dcs;
  }
  EXPECT_EQ(to_hex(deliver("44", "20", "090500034D020141E298").data()), "41E298");
}

using Waits = MessageWaiting::Kind;

TEST(Checklist, line_33_message_waiting_by_the_coding) {
  struct Row {
    std::string_view dcs, user_data;
    MessageWaiting waiting;
  };
  const Row rows[] = {
      {"C0", "0141", {Waits::voicemail, false, false, {}}},
      {"C8", "0141", {Waits::voicemail, true, false, {}}},
      {"C9", "0141", {Waits::fax, true, false, {}}},
      {"D2", "0141", {Waits::email, false, true, {}}},
      {"DB", "0141", {Waits::other, true, true, {}}},
      {"E0", "020041", {Waits::voicemail, false, true, {}}},
      {"EA", "020041", {Waits::email, true, true, {}}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(deliver("04", row.dcs, row.user_data).waiting, row.waiting) << row.dcs;
    EXPECT_EQ(deliver("04", row.dcs, row.user_data).text, "A") << row.dcs;
  }
  EXPECT_EQ(deliver("04", "F8", "0141").waiting, std::nullopt);
}

TEST(Checklist, line_34_message_waiting_by_the_header_and_by_both) {
  struct Row {
    std::string_view dcs, user_data;
    MessageWaiting waiting;
  };
  const Row rows[] = {
      {"00", "0704010280030401", {Waits::voicemail, true, true, 3}},
      {"00", "0704010200030401", {Waits::voicemail, true, false, 3}},
      {"00", "0704010201000401", {Waits::fax, false, false, 0}},
      {"00", "0704010282050401", {Waits::email, true, true, 5}},
      {"00", "0704010203FF0401", {Waits::other, true, false, 255}},
      {"00", "0704010207010401", {Waits::other, true, false, 1}},  // video, an extended type
      {"C8", "0704010280030401", {Waits::voicemail, true, true, 3}},
      {"D8", "0704010200030401", {Waits::voicemail, true, true, 3}},
      {"C8", "0704010200030401", {Waits::voicemail, true, false, 3}},
      {"D0", "0704010201020401", {Waits::fax, true, true, 2}},
  };
  for (const Row& row : rows) {
    const Deliver read = deliver("44", row.dcs, row.user_data);
    EXPECT_EQ(read.waiting, row.waiting) << row.dcs << " " << row.user_data;
    EXPECT_EQ(read.text, "A");
  }
}

TEST(Checklist, line_35_the_protocol_identifier_does_not_matter_to_the_text) {
  for (const std::string_view pid : {"00", "01", "20", "41", "47", "5F", "7F", "80", "FF"}) {
    std::string hex = deliver_hex("04", "00", "05E8329BFD06");
    hex.replace(std::string_view("040C91447700091010").size(), 2, pid);
    const auto pdu = decode(Kind::deliver, hex, Framing::bare);
    EXPECT_EQ(pdu->deliver()->text, "hello") << pid;
    EXPECT_EQ(hex_octet(pdu->deliver()->pid), pid);
  }
}

}  // namespace
}  // namespace pigeon::sms
