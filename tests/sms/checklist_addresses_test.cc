// The checklist of facts about TPDUs, lines 1 to 17: addresses and packing
// (3GPP TS 23.040 sections 9.1.2.5 and 9.2.3.7 to 9.2.3.9, 23.038 section 6.1.2).
#include <gtest/gtest.h>

#include "sms/address.h"
#include "sms/checklist.h"
#include "sms/septets.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

Address read_address(std::string_view hex) {
  const auto octets = from_hex(hex).value();
  std::size_t position = 0;
  const auto address = decode_address(octets, position);
  EXPECT_EQ(position, octets.size()) << hex;
  return address.value_or(Address{"(refused)", 0, 0});
}

std::string written(const Address& address) {
  const auto encoded = encode_address(address);
  return encoded ? to_hex(encoded->span()) : encoded.error().code();
}

struct AddressRow {
  std::string_view hex, text;
  std::uint8_t ton, npi;
};

// Both ways.
void expect_both_ways(const AddressRow& row) {
  const Address address{std::string(row.text), row.ton, row.npi};
  EXPECT_EQ(read_address(row.hex), address) << row.hex;
  EXPECT_EQ(written(address), row.hex) << row.text;
}

TEST(Checklist, line_01_only_an_international_number_has_a_plus) {
  expect_both_ways({"0C91447700091010", "+447700900101", kTonInternational, kNpiTelephone});
  expect_both_ways({"0C81447700091010", "447700900101", kTonUnknown, kNpiTelephone});
  expect_both_ways({"0BA17000091010F1", "07009001011", kTonNational, kNpiTelephone});
  expect_both_ways({"05C80677F7", "60777", 4, 8});
}

TEST(Checklist, line_02_behind_an_odd_number_of_digits_stands_f) {
  expect_both_ways({"0B912143658709F1", "+12345678901", kTonInternational, kNpiTelephone});
  expect_both_ways({"0181F7", "7", kTonUnknown, kNpiTelephone});
  EXPECT_EQ(read_address("06912143F5").text, "+12345") << "F ends it also when counted";
}

TEST(Checklist, line_03_the_length_of_a_name_counts_semi_octets) {
  expect_both_ways({"0BD04279FA8CA603", "Bright", kTonAlphanumeric, kNpiUnknown});
  // 1 to 11 letters take 2, 4, 6, 7, 9, 11, 13, 14, 16, 18 and 20 semi-octets.
  const std::size_t semi_octets[] = {2, 4, 6, 7, 9, 11, 13, 14, 16, 18, 20};
  for (std::size_t letters = 1; letters <= 11; ++letters) {
    const std::string name = times(letters, "a");
    const std::string hex =
        hex_octet(semi_octets[letters - 1]) + "D0" + packed(Septets(letters, 0x61));
    expect_both_ways({hex, name, kTonAlphanumeric, kNpiUnknown});
  }
}

TEST(Checklist, line_04_a_name_may_hold_characters_of_the_extension) {
  expect_both_ways({"12D0C10D6F53DEF8364031", "A[€]|b", kTonAlphanumeric, kNpiUnknown});
}

TEST(Checklist, line_05_an_at_sign_survives_at_both_ends_and_seven_letters_gain_none) {
  expect_both_ways({"07D080B01800", "@ab@", kTonAlphanumeric, kNpiUnknown});
  expect_both_ways({"0DD0D7327BFC6E9701", "Welcome", kTonAlphanumeric, kNpiUnknown});
  expect_both_ways({"0DD0D7327BFC6E0300", "Welcom@", kTonAlphanumeric, kNpiUnknown});
  expect_both_ways({"0ED0D7327BFC6E9701", "Welcome@", kTonAlphanumeric, kNpiUnknown});
}

TEST(Checklist, line_06_the_longest_name_is_22_octets_of_utf8) {
  const std::string_view name = "ΔΦΓΛΩΠΨΣΘΞÆ";
  ASSERT_EQ(name.size(), 22u);
  expect_both_ways({"14D010C98452B15C30190D07", name, kTonAlphanumeric, kNpiUnknown});
  EXPECT_EQ(written({std::string(name) + "Æ", kTonAlphanumeric, kNpiUnknown}), "invalid-sender");
}

TEST(Checklist, line_07_star_hash_a_b_c_both_ways_and_nothing_else) {
  expect_both_ways({"0581BADCFE", "*#abc", kTonUnknown, kNpiTelephone});
  expect_both_ways({"05811A00FB", "*100#", kTonUnknown, kNpiTelephone});
  for (const std::string_view bad : {"d", "A", "12 34", "1+2", "++1", "12p", "1.2", "٣", "12\n"})
    EXPECT_EQ(written({std::string(bad), kTonUnknown, kNpiTelephone}), "invalid-number") << bad;
}

TEST(Checklist, line_08_a_length_that_cannot_be_is_an_error) {
  const auto error_of = [](std::string_view hex) {
    const auto pdu = decode(Kind::deliver, hex, Framing::bare);
    return pdu ? DecodeError{"", 99} : pdu.error();
  };
  EXPECT_EQ(error_of("040C914477"), (DecodeError{"the address is cut off", 1}));
  EXPECT_EQ(error_of("0415910000000000000000000000"),
            (DecodeError{"the address is longer than 20 semi-octets", 1}));
  EXPECT_EQ(error_of("04FF91" + times(140, "00")).offset, 1u);
  expect_both_ways(
      {"14912143658709214365"
       "8709",
       "+12345678901234567890", kTonInternational, 1});
  EXPECT_EQ(written({"+123456789012345678901", kTonInternational, 1}), "invalid-number");
}

TEST(Checklist, line_09_an_address_of_length_zero_loses_no_message) {
  for (const std::string_view address : {"0091", "0081", "00D0", "0000"}) {
    const auto pdu = decode(Kind::deliver, "04" + std::string(address) + "0000622110010000400141",
                            Framing::bare);
    ASSERT_TRUE(pdu) << address;
    EXPECT_EQ(pdu->deliver()->originator.text, "") << address;
    EXPECT_EQ(pdu->deliver()->text, "A") << address;
  }
}

TEST(Checklist, line_10_the_length_of_the_service_centre_counts_octets) {
  struct Row {
    std::string_view hex, number;
  };
  for (const Row& row : {Row{"0791448777100650", "+447877016005"},
                         Row{"07912143658709F1", "+12345678901"}, Row{"04812143F5", "12345"}}) {
    const auto octets = from_hex(std::string(row.hex) + "04").value();
    std::size_t position = 0;
    EXPECT_EQ(decode_service_centre(octets, position)->text, row.number);
    EXPECT_EQ(position, row.hex.size() / 2);
    const Address address = Address::from_number(row.number).value();
    EXPECT_EQ(to_hex(encode_service_centre(address)->span()), row.hex);
    EXPECT_NE(written(address), row.hex) << "a TP address counts digits";
  }
}

TEST(Checklist, line_11_the_message_begins_behind_the_service_centre) {
  const std::string tpdu = deliver_hex("04", "00", "0141");
  const auto without = decode(Kind::deliver, "00" + tpdu);
  EXPECT_EQ(without->tpdu_offset, 1u);
  EXPECT_FALSE(without->smsc);
  EXPECT_EQ(without->deliver()->text, "A");
  const auto with = decode(Kind::deliver, "0791448777100650" + tpdu);
  EXPECT_EQ(with->tpdu_offset, 8u);
  EXPECT_EQ(with->smsc->text, "+447877016005");
  EXPECT_EQ(with->deliver()->text, "A");
}

std::string pack(const Septets& septets, unsigned fill = 0) {
  std::vector<std::uint8_t> octets(packed_size(septets.size(), fill));
  pack_septets(septets, fill, octets.data());
  return to_hex(octets);
}

TEST(Checklist, line_12_one_to_eight_septets_take_one_to_seven_octets) {
  const std::string_view of_a[] = {
      "61",         "E130",         "E17018",         "E170380C",
      "E170381C06", "E170381C0E03", "E170381C0E8701", "E170381C0E87C3"};
  for (std::size_t count = 1; count <= 8; ++count) {
    EXPECT_EQ(pack(Septets(count, 0x61)), of_a[count - 1]);
    EXPECT_EQ(plain_text(hex_octet(count) + std::string(of_a[count - 1])), times(count, "a"));
  }
}

TEST(Checklist, line_13_the_length_decides_whether_there_is_an_eighth_septet) {
  EXPECT_EQ(plain_text("0731D98C56B3DD00"), "1234567");
  EXPECT_EQ(plain_text("0831D98C56B3DD00"), "1234567@");
}

TEST(Checklist, line_14_a_text_message_is_not_padded_with_a_carriage_return) {
  EXPECT_EQ(plain_text("0831D98C56B3DD1A"), "1234567\r") << "one that was written stays";
  EXPECT_EQ(plain_text("04E186B801"), "a\r\x62\r");
  SubmitOptions options;
  options.to = "60777";
  EXPECT_EQ(encode_submit("1234567", options)->front().hex,
            "000100058106"
            "77F700000731D98C56B3DD00");
  EXPECT_EQ(encode_submit("1234567\r", options)->front().hex,
            "00010005810677F700000831D98C56B3DD1A");
}

TEST(Checklist, line_15_behind_a_header_fill_bits_lead_to_the_next_septet) {
  struct Row {
    unsigned fill;
    std::string_view abc, abcdefgh, long_text;
  };
  // A header of an unknown element 70, as long as it takes.
  const Row rows[] = {
      {6, "050040583C06", "0A0040583C2697CD6734", "19008031CD668362B219489CA6CF5920F71BD47ECBCB2E"},
      {5, "060170202C1E03", "0B0170202C1E93CBE6331A",
       "1A0170C09866B34131D90C244ED3E72C90FB0D6ABFE56517"},
      {4, "0702700010168F01", "0C02700010168FC965F3190D",
       "1B027000604CB3D9A0986C0612A7E97316C8FD06B5DFF2B20B"},
      {3, "0803700155088BC7", "0D03700155088BC7E4B2F98C06",
       "1C0370015530A6D96C504C360389D3F4390BE47E83DA6F79D905"},
      {2, "09047002112284C563", "0E047002112284C56372D97C4603",
       "1D047002112218D36C3628269B81C469FA9C0572BF41EDB7BCEC02"},
      {1, "0A057003112233C2E231", "0F057003112233C2E231B96C3EA301",
       "1E0570031122338C69361B1493CD40E2347DCE02B9DFA0F65B5E7601"},
      {0, "0B0670041122334461F118", "100670041122334461F1985C369FD1",
       "1F06700411223344C6349B0D8AC96620719A3E6781DC6F50FB2D2FBB00"}};
  for (const Row& row : rows) {
    EXPECT_EQ(text_behind_header(row.abc), "abc") << row.fill;
    EXPECT_EQ(text_behind_header(row.abcdefgh), "abcdefgh") << row.fill;
    EXPECT_EQ(text_behind_header(row.long_text), "Fill 123 bits, no more.") << row.fill;
    for (std::size_t count = 0; count <= 40; ++count) {
      Septets septets;
      for (std::size_t i = 0; i < count; ++i)
        septets.push_back(static_cast<std::uint8_t>((i * 37 + 85) % 128));
      const std::string hex = packed(septets, row.fill);
      EXPECT_EQ(pack(septets, row.fill), hex) << row.fill << " " << count;
      Septets unpacked(count);
      unpack_septets(from_hex(hex).value(), row.fill, count, unpacked.data());
      EXPECT_EQ(unpacked, septets) << row.fill << " " << count;
    }
  }
}

TEST(Checklist, line_16_of_25_characters_the_last_stands_alone_in_its_octet) {
  constexpr std::string_view kHex = "1954741914AFA7C76B9058FEBEBB41E6371EA4AEB7E173";
  EXPECT_EQ(plain_text(kHex), "The quick brown fox jumps");
  SubmitOptions options;
  options.to = "60777";
  EXPECT_EQ(encode_submit("The quick brown fox jumps", options)->front().hex,
            "00010005810677F70000" + std::string(kHex));
}

TEST(Checklist, line_17_empty_one_character_and_exactly_160) {
  const std::string full = "A0" + times(20, "E170381C0E87C3");
  EXPECT_EQ(plain_text("00"), "");
  EXPECT_EQ(plain_text("0141"), "A");
  EXPECT_EQ(plain_text(full), times(160, "a"));
  SubmitOptions options;
  options.to = "60777";
  const auto hex_of = [&](std::string_view text) {
    const auto parts = encode_submit(text, options, {.allow_empty = true});
    EXPECT_EQ(parts->size(), 1u);
    return parts->front().hex;
  };
  EXPECT_EQ(hex_of(""), "00010005810677F7000000");
  EXPECT_EQ(hex_of("A"), "00010005810677F700000141");
  EXPECT_EQ(hex_of(times(160, "a")), "00010005810677F70000" + full);
  EXPECT_EQ(encode_submit("", options).error().code(), "empty-text") << "mostly a mistake";
}

}  // namespace
}  // namespace pigeon::sms
