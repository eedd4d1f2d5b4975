// The checklist of facts about TPDUs, lines 61 to 70 but for 65 to 67, which are told in
// tests/store: splitting and joining (3GPP TS 23.040 section 9.2.3.24.1), and hexadecimal text.
#include <gtest/gtest.h>

#include "sms/checklist.h"
#include "sms/join.h"
#include "sms/segment.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

constexpr SegmentOptions kWide{.sixteen_bit_reference = true};

std::vector<std::string> parts_of(std::string_view text, const SegmentOptions& options = {}) {
  SubmitOptions submit;
  submit.to = "7";
  submit.concat_reference = 0x4D;
  std::vector<std::string> parts;
  const auto encoded = encode_submit(text, submit, options).value();
  for (const EncodedPart& part : encoded)
    parts.push_back(part.hex);
  return parts;
}

// The text of each part by itself.
std::vector<std::string> texts_of(std::string_view text, const SegmentOptions& options = {}) {
  std::vector<std::string> texts;
  for (const std::string& hex : parts_of(text, options))
    texts.push_back(decode_received(hex)->submit()->text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Checklist, line_61_the_limits_of_one_part_and_of_several) {
  const std::string_view a = "a";
  const std::string_view zhe = "ж";
  EXPECT_EQ(texts_of(times(160, a)), Texts{times(160, a)});
  EXPECT_EQ(texts_of(times(161, a)), (Texts{times(153, a), times(8, a)}));
  EXPECT_EQ(texts_of(times(307, a)), (Texts{times(153, a), times(153, a), "a"}));
  EXPECT_EQ(texts_of(times(305, a), kWide), (Texts{times(152, a), times(152, a), "a"}));
  EXPECT_EQ(texts_of(times(70, zhe)), Texts{times(70, zhe)});
  EXPECT_EQ(texts_of(times(71, zhe)), (Texts{times(67, zhe), times(4, zhe)}));
  EXPECT_EQ(texts_of(times(135, zhe)), (Texts{times(67, zhe), times(67, zhe), "ж"}));
  EXPECT_EQ(texts_of(times(133, zhe), kWide), (Texts{times(66, zhe), times(66, zhe), "ж"}));
  EXPECT_EQ(segment(times(160, a))->units_left, 0);
  EXPECT_EQ(segment(times(161, a))->units_left, 145);
}

TEST(Checklist, line_62_an_escape_and_a_surrogate_pair_are_never_cut) {
  // The euro begins at the last septet of a part, and one before it.
  EXPECT_EQ(texts_of(times(152, "a") + "€" + times(10, "b")),
            (Texts{times(152, "a"), "€" + times(10, "b")}));
  EXPECT_EQ(texts_of(times(151, "a") + "€" + times(10, "b")),
            (Texts{times(151, "a") + "€", times(10, "b")}));
  EXPECT_EQ(texts_of(times(151, "a") + "€" + times(10, "b"), kWide),
            (Texts{times(151, "a"), "€" + times(10, "b")}));
  EXPECT_EQ(texts_of(times(66, "ж") + "😀" + times(5, "ж")),
            (Texts{times(66, "ж"), "😀" + times(5, "ж")}));
  EXPECT_EQ(texts_of(times(65, "ж") + "😀" + times(5, "ж")),
            (Texts{times(65, "ж") + "😀", times(5, "ж")}));
}

TEST(Checklist, line_63_exactly_255_parts_and_not_one_more) {
  struct Row {
    std::string_view character;
    std::size_t in_a_part;
    bool wide;
  };
  for (const Row& row :
       {Row{"a", 153, false}, Row{"a", 152, true}, Row{"ж", 67, false}, Row{"ж", 66, true}}) {
    const SegmentOptions options{.sixteen_bit_reference = row.wide};
    const std::string most = times(255 * row.in_a_part, row.character);
    EXPECT_EQ(segment(most, options)->size(), 255u);
    EXPECT_EQ(segment(most, options)->units_left, 0);
    EXPECT_EQ(segment(most + std::string(row.character), options).error().code(), "text-too-long");
  }
}

std::string joined(const std::vector<std::string>& hexes) {
  std::vector<Pdu> pdus;
  for (const std::string& hex : hexes)
    pdus.push_back(decode_received(hex).value());
  std::vector<const UserData*> parts;
  for (const Pdu& pdu : pdus)
    parts.push_back(pdu.submit());
  return join(std::span<const UserData* const>(parts));
}

TEST(Checklist, line_64_many_parts_keep_their_number_and_their_place) {
  for (const std::size_t parts : {31u, 32u, 33u, 64u, 65u, 128u, 255u}) {
    std::string text;
    for (std::size_t i = 0; i < parts; ++i)
      text += times(153, std::string(1, static_cast<char>('a' + i % 26)));
    const auto hexes = parts_of(text);
    ASSERT_EQ(hexes.size(), parts);
    for (std::size_t i = 0; i < parts; ++i) {
      const auto concat = decode_received(hexes[i])->submit()->concat;
      EXPECT_EQ(concat, (Concat{0x4D, static_cast<std::uint8_t>(parts),
                                static_cast<std::uint8_t>(i + 1), 8}));
    }
    EXPECT_EQ(joined(hexes), text);
  }
}

std::string joined(const Deliver& one, const Deliver& two) {
  const UserData* parts[] = {&one, &two};
  return join(std::span<const UserData* const>(parts));
}

TEST(Checklist, line_68_what_a_careless_sender_cut_is_joined_before_it_is_read) {
  // 61 1B and 65 62.
  EXPECT_EQ(
      joined(deliver("44", "00", "090500034D0201C21B"), deliver("44", "00", "090500034D0202CA62")),
      "a€b");
  EXPECT_EQ(joined(deliver("44", "08", "0A0500034D02010041D83D"),
                   deliver("44", "08", "0A0500034D0202DE000042")),
            "A😀B");
}

TEST(Checklist, line_69_not_hex_odd_or_empty_is_an_error_and_lower_case_is_equal) {
  const std::string hex = "00" + deliver_hex("04", "00", "05E8329BFD06");
  std::string lower = hex;
  for (char& c : lower) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  }
  ASSERT_NE(lower, hex);
  EXPECT_EQ(decode_received(lower)->deliver()->text, "hello");
  EXPECT_EQ(decode_received(lower)->deliver()->originator,
            decode_received(hex)->deliver()->originator);
  EXPECT_EQ(decode_received("").error(), (DecodeError{"the PDU is empty", 0}));
  EXPECT_EQ(decode_received(hex + "0").error().offset, hex.size() / 2);
  EXPECT_EQ(decode_received("00G4").error(), (DecodeError{"a character is not hexadecimal", 1}));
}

TEST(Checklist, line_70_no_blank_nul_prefix_or_foreign_digit_is_hexadecimal) {
  const std::string hex = "00" + deliver_hex("04", "00", "05E8329BFD06");
  for (const std::string& bad :
       {" " + hex, hex + " ", hex.substr(0, 4) + " " + hex.substr(4), "\t" + hex, hex + "\r",
        hex + std::string(1, '\0'), std::string("\0", 1) + hex, "0x" + hex, "0X" + hex,
        hex.substr(0, 4) + "٣" + hex.substr(4), hex.substr(0, 4) + "\uFF11" + hex.substr(4),
        "\uFEFF" + hex, "+" + hex, hex.substr(0, 4) + ":" + hex.substr(4)}) {
    EXPECT_FALSE(decode_received(bad)) << bad;
    EXPECT_FALSE(decode(Kind::deliver, bad)) << bad;
  }
}

}  // namespace
}  // namespace pigeon::sms
