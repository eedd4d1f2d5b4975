// The checklist of facts about TPDUs, lines 36 to 48: the header in the user data, and lengths
// (3GPP TS 23.040 sections 9.2.3.16, 9.2.3.23 and 9.2.3.24). Line 49 is told in tests/at.
#include <gtest/gtest.h>

#include "sms/checklist.h"

namespace pigeon::sms {
namespace {

// UCS2 behind a header: TP-UDL and TP-UD.
Deliver ucs2_behind_header(std::string_view user_data) {
  return deliver("44", "08", user_data);
}

std::vector<std::string> elements_of(const UserData& data) {
  std::vector<std::string> elements;
  for (const HeaderElement element : data.elements())
    elements.push_back(hex_octet(element.iei) + ":" + to_hex(element.data));
  return elements;
}

using Elements = std::vector<std::string>;

TEST(Checklist, line_36_concatenation_with_8_and_with_16_bits) {
  const Deliver narrow = ucs2_behind_header("080500034D03020041");
  EXPECT_EQ(narrow.concat, (Concat{0x4D, 3, 2, 8}));
  EXPECT_EQ(narrow.text, "A");
  const Deliver wide = ucs2_behind_header("09060804014D03020041");
  EXPECT_EQ(wide.concat, (Concat{0x014D, 3, 2, 16}));
  EXPECT_EQ(wide.text, "A");
  EXPECT_EQ(ucs2_behind_header("08050003FFFFFF0041").concat, (Concat{0xFF, 255, 255, 8}));
}

TEST(Checklist, line_37_other_elements_are_skipped_and_make_no_part) {
  const Deliver unknown = ucs2_behind_header("0C097002AABB00034D03020041");
  EXPECT_EQ(unknown.concat, (Concat{0x4D, 3, 2, 8}));
  EXPECT_EQ(elements_of(unknown), (Elements{"70:AABB", "00:4D0302"}));
  EXPECT_EQ(unknown.text, "A");
  for (const std::string_view alone : {"07040402F0E10041", "0704010280030041"}) {
    EXPECT_EQ(ucs2_behind_header(alone).concat, std::nullopt) << alone;
    EXPECT_EQ(ucs2_behind_header(alone).text, "A") << alone;
    EXPECT_FALSE(ucs2_behind_header(alone).truncated) << alone;
  }
}

TEST(Checklist, line_38_elements_of_one_kind_are_walked_one_after_the_other) {
  const Deliver formatted = ucs2_behind_header(
      "12"
      "0F"
      "0A03000510"
      "0A03050520"
      "0A030A0140"
      "0041");
  EXPECT_EQ(elements_of(formatted), (Elements{"0A:000510", "0A:050520", "0A:0A0140"}));
  EXPECT_EQ(formatted.text, "A");
  EXPECT_EQ(elements_of(ucs2_behind_header("0704"
                                           "0A00"
                                           "7000"
                                           "0041")),
            (Elements{"0A:", "70:"}));
}

TEST(Checklist, line_39_what_counts_wrongly_is_no_concatenation) {
  for (const std::string_view header : {
           "0500034D0001",    // total 0
           "0500034D0200",    // sequence 0
           "0500034D0203",    // sequence above total
           "0400024D02",      // short
           "0600044D020100",  // long
           "0500034D0000",    //
           "020000",          // empty
           "050803014D02",    // short, 16 bits
           "06080401"
           "4D0203",
       }) {
    const Deliver part =
        ucs2_behind_header(hex_octet(header.size() / 2 + 2) + std::string(header) + "0041");
    EXPECT_EQ(part.concat, std::nullopt) << header;
    EXPECT_EQ(part.text, "A") << header;
    EXPECT_FALSE(part.truncated) << header;
  }
}

TEST(Checklist, line_40_of_repeated_elements_the_last_valid_one_counts) {
  EXPECT_EQ(ucs2_behind_header("0D0A00034D020100034E03020041").concat, (Concat{0x4E, 3, 2, 8}));
  EXPECT_EQ(ucs2_behind_header("0D0A00034D020100034E03000041").concat, (Concat{0x4D, 2, 1, 8}));
  EXPECT_EQ(ucs2_behind_header("0E0B00034D02010804014E03020041").concat,
            (Concat{0x014E, 3, 2, 16}));
  EXPECT_EQ(ucs2_behind_header("0E0B0804014E030200034D02010041").concat, (Concat{0x4D, 2, 1, 8}));
  // 25 01 03 behind 25 01 01, then septet 1D: Portuguese, not Turkish.
  EXPECT_EQ(text_behind_header("09"
                               "06"
                               "250101"
                               "250103"
                               "1D"),
            "â");
}

TEST(Checklist, line_41_a_header_or_element_past_the_end_is_never_read_past) {
  const Deliver header = ucs2_behind_header("05FF00034D02");
  EXPECT_TRUE(header.truncated);
  EXPECT_EQ(header.text, "");
  EXPECT_EQ(header.concat, std::nullopt);
  EXPECT_EQ(elements_of(header), (Elements{"00:4D02"}));
  const Deliver element = ucs2_behind_header("070400094D020041");
  EXPECT_TRUE(element.truncated);
  EXPECT_EQ(element.concat, std::nullopt);
  EXPECT_EQ(elements_of(element), (Elements{"00:4D02"}));
  EXPECT_EQ(element.text, "A");
  const Deliver stray = ucs2_behind_header(
      "0800"
      "034D0201"
      "700041");
  EXPECT_FALSE(stray.truncated) << "UDHL 0: the rest is text";
  const Deliver half = ucs2_behind_header(
      "0906"
      "00034D0201"
      "70"
      "0041");
  EXPECT_TRUE(half.truncated) << "an identifier without a length";
  EXPECT_EQ(half.concat, (Concat{0x4D, 2, 1, 8})) << "what is whole is read";
  EXPECT_EQ(half.text, "A");
  const Deliver nothing = deliver("44", "00", "00");
  EXPECT_TRUE(nothing.truncated) << "a header is announced, and there is no octet";
}

TEST(Checklist, line_42_an_empty_header_and_a_header_alone_are_legal) {
  const Deliver empty = ucs2_behind_header("03000041");
  EXPECT_TRUE(empty.has_header);
  EXPECT_EQ(elements_of(empty), Elements{});
  EXPECT_EQ(empty.text, "A");
  EXPECT_FALSE(empty.truncated);
  EXPECT_EQ(text_behind_header("03004010"), "A") << "six fill bits behind the one octet";
  const Deliver alone = deliver("44", "00", "070500034D0201");
  EXPECT_EQ(alone.text, "");
  EXPECT_EQ(alone.concat, (Concat{0x4D, 2, 1, 8}));
}

TEST(Checklist, line_43_ports_of_8_and_16_bits_alone_and_in_a_part) {
  const Deliver narrow = deliver("44", "04", "07040402F0E1BEEF");
  EXPECT_EQ(narrow.ports, (Ports{240, 225, 8}));
  EXPECT_EQ(to_hex(narrow.data()), "BEEF");
  const Deliver push = deliver("44", "F5", "090605040B8423F0BEEF");
  EXPECT_EQ(push.ports, (Ports{2948, 9200, 16}));
  EXPECT_EQ(push.text, "");
  for (const std::string_view both :
       {"0E0B05040B8423F000034D0201BEEF", "0E0B00034D020105040B8423F0BEEF"}) {
    const Deliver part = deliver("44", "04", both);
    EXPECT_EQ(part.ports, (Ports{2948, 9200, 16}));
    EXPECT_EQ(part.concat, (Concat{0x4D, 2, 1, 8}));
    EXPECT_EQ(to_hex(part.data()), "BEEF");
  }
  const Deliver both = deliver("44", "04", "0C090402F0E100034D0201BEEF");
  EXPECT_EQ(both.ports, (Ports{240, 225, 8}));
  EXPECT_EQ(both.concat, (Concat{0x4D, 2, 1, 8}));
  EXPECT_EQ(deliver("44", "04", "07040502F0E1BEEF").ports, std::nullopt) << "too short for 16 bits";
}

struct CutRow {
  std::string_view first, dcs, user_data, text;
};

TEST(Checklist, line_44_a_length_beyond_the_data_keeps_what_is_there) {
  for (const CutRow& row :
       {CutRow{"04", "00", "A0E8329BFD06", "hello"}, CutRow{"04", "00", "06E8329BFD06", "hello"},
        CutRow{"04", "00", "FF41", "A"}, CutRow{"04", "00", "01", ""},
        CutRow{"04", "08", "8C00410042", "AB"}, CutRow{"04", "08", "0600410042D8", "AB"},
        CutRow{"44", "08", "8C0500034D02010041", "A"}}) {
    const Deliver cut = deliver(row.first, row.dcs, row.user_data);
    EXPECT_EQ(cut.text, row.text) << row.user_data;
    EXPECT_TRUE(cut.truncated) << row.user_data;
    EXPECT_EQ(hex_octet(cut.length), row.user_data.substr(0, 2));
  }
}

TEST(Checklist, line_45_cut_data_and_cut_parts_keep_what_is_there_too) {
  const Deliver data = deliver("04", "04", "8C010203");
  EXPECT_EQ(to_hex(data.data()), "010203");
  EXPECT_TRUE(data.truncated);
  const Deliver part = deliver("44", "00", "A00500034D0201D06536FB0D");
  EXPECT_EQ(part.text, "hello");
  EXPECT_EQ(part.concat, (Concat{0x4D, 2, 1, 8}));
  EXPECT_TRUE(part.truncated);
}

TEST(Checklist, line_46_cut_before_the_user_data_is_an_error_that_says_where) {
  struct Row {
    Kind kind;
    std::string_view hex;
    std::size_t needed;                // octets without which nothing is kept
    std::vector<std::size_t> offsets;  // of the error, when so many octets are there
  };
  const Row rows[] = {
      {Kind::deliver,
       "0404810011000062211001000040"
       "0141",
       15,
       {0, 1, 1, 1, 1, 5, 6, 7, 7, 7, 7, 7, 7, 7, 14}},
      {Kind::submit,
       "1107048100110000AA"
       "0141",
       10,
       {0, 1, 2, 2, 2, 2, 6, 7, 8, 9}},
      {Kind::status_report,
       "06070481001162211001000040"
       "6221100100014000",
       21,
       {0, 1, 2, 2, 2, 2, 6, 6, 6, 6, 6, 6, 6, 13, 13, 13, 13, 13, 13, 13, 20}},
  };
  for (const Row& row : rows) {
    const auto whole = from_hex(row.hex).value();
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const std::vector<std::uint8_t> cut(whole.begin(), whole.begin() + static_cast<long>(size));
      const auto pdu = decode(row.kind, std::span<const std::uint8_t>(cut), Framing::bare);
      EXPECT_EQ(pdu.has_value(), size >= row.needed) << row.hex << " " << size;
      if (!pdu) {
        EXPECT_EQ(pdu.error().offset, row.offsets[size]) << row.hex << " " << size;
      }
    }
  }
}

TEST(Checklist, line_47_no_data_and_one_character_are_messages) {
  const Deliver empty = deliver("04", "00", "00");
  EXPECT_EQ(empty.text, "");
  EXPECT_TRUE(empty.has_user_data && empty.has_text() && !empty.truncated);
  EXPECT_EQ(deliver("04", "00", "0131").text, "1");
  EXPECT_EQ(deliver("04", "08", "00").text, "");
  EXPECT_EQ(deliver("04", "08", "020031").text, "1");
  EXPECT_EQ(deliver("04", "04", "00").data().size(), 0u);
}

TEST(Checklist, line_48_octets_behind_the_user_data_are_counted_and_left_alone) {
  for (const std::string_view tail : {"", "00", "FFFFFF", "41414141"}) {
    const auto pdu = decode(
        Kind::deliver, deliver_hex("04", "00", "05E8329BFD06") + std::string(tail), Framing::bare);
    EXPECT_EQ(pdu->deliver()->text, "hello");
    EXPECT_EQ(pdu->trailing, tail.size() / 2);
    EXPECT_FALSE(pdu->deliver()->truncated);
  }
}

}  // namespace
}  // namespace pigeon::sms
