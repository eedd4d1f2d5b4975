#include "sms/user_data_header.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

HeaderMeaning meaning_of_hex(std::string_view hex) {
  return read_header(from_hex(hex).value());
}

// "00:0A0302 24:01": identifier and data of each element.
std::string list(std::string_view hex) {
  const auto octets = from_hex(hex).value();
  std::string text;
  for (const HeaderElement element : HeaderElements(octets)) {
    if (!text.empty()) text += ' ';
    text += to_hex(std::vector{element.iei}) + ":" + to_hex(element.data);
  }
  return text;
}

TEST(Header, concatenation_with_eight_and_sixteen_bits) {
  EXPECT_EQ(meaning_of_hex("00030A0302").concat, (Concat{0x0A, 3, 2, 8}));
  EXPECT_EQ(meaning_of_hex("0804123403FF").concat, std::nullopt)
      << "the sequence is above the total";
  EXPECT_EQ(meaning_of_hex("08041234FFFF").concat, (Concat{0x1234, 255, 255, 16}));
}

TEST(Header, an_element_that_makes_no_sense_is_no_concatenation) {
  for (const std::string_view hex : {
           "00030A0001",    // total 0
           "00030A0300",    // sequence 0
           "00030A0304",    // sequence above total
           "00020A03",      // short
           "00040A030200",  // long
           "08030A0302",    // short
       }) {
    EXPECT_FALSE(meaning_of_hex(hex).concat) << hex;
    EXPECT_TRUE(meaning_of_hex(hex).whole) << hex;
  }
}

TEST(Header, ports_of_eight_and_sixteen_bits) {
  EXPECT_EQ(meaning_of_hex("0402F0F1").ports, (Ports{0xF0, 0xF1, 8}));
  EXPECT_EQ(meaning_of_hex("05040B8423F0").ports, (Ports{2948, 9200, 16}));  // WAP push
  EXPECT_FALSE(meaning_of_hex("0401F0").ports);
  EXPECT_FALSE(meaning_of_hex("05030B8423").ports);
}

TEST(Header, ports_and_concatenation_together_in_either_order) {
  for (const std::string_view hex : {"05040B8423F000030A0302", "00030A030205040B8423F0"}) {
    EXPECT_EQ(meaning_of_hex(hex).ports, (Ports{2948, 9200, 16})) << hex;
    EXPECT_EQ(meaning_of_hex(hex).concat, (Concat{0x0A, 3, 2, 8})) << hex;
  }
}

TEST(Header, languages_are_elements_24_and_25_in_hexadecimal) {
  EXPECT_EQ(meaning_of_hex("240101").language, (LanguageShift{.locking = 0, .single = 1}));
  EXPECT_EQ(meaning_of_hex("250103").language, (LanguageShift{.locking = 3, .single = 0}));
  EXPECT_EQ(meaning_of_hex("24010D250104").language, (LanguageShift{.locking = 4, .single = 13}));
  EXPECT_EQ(meaning_of_hex("180101190101").language, LanguageShift{})
      << "decimal 24 and 25 mean nothing";
  EXPECT_EQ(meaning_of_hex("24020101").language, LanguageShift{});
}

TEST(Header, message_waiting_with_type_store_and_count) {
  struct Headed {
    std::string_view hex;
    MessageWaiting waiting;
  };
  using Kind = MessageWaiting::Kind;
  const Headed rows[] = {
      {"01020003", {Kind::voicemail, true, false, 3}}, {"01020100", {Kind::fax, false, false, 0}},
      {"01028201", {Kind::email, true, true, 1}},      {"010283FF", {Kind::other, true, true, 255}},
      {"01020701", {Kind::other, true, false, 1}},  // extended: video
  };
  for (const Headed& row : rows)
    EXPECT_EQ(meaning_of_hex(row.hex).waiting, row.waiting) << row.hex;
  EXPECT_FALSE(meaning_of_hex("010100").waiting);
}

TEST(Header, neither_ports_nor_waiting_make_it_a_part) {
  EXPECT_FALSE(meaning_of_hex("0402F0F1").concat);
  EXPECT_FALSE(meaning_of_hex("01020003").concat);
}

TEST(Header, an_unknown_element_is_skipped_and_kept) {
  EXPECT_EQ(meaning_of_hex("7003AABBCC00030A0302").concat, (Concat{0x0A, 3, 2, 8}));
  EXPECT_EQ(list("7003AABBCC00030A0302"), "70:AABBCC 00:0A0302");
}

TEST(Header, of_repeated_elements_the_last_valid_one_counts) {
  EXPECT_EQ(meaning_of_hex("00030103010003020302").concat->reference, 2);
  EXPECT_EQ(meaning_of_hex("000301030100030203000003").concat->reference, 1);
  EXPECT_EQ(meaning_of_hex("00030103020804111103020402F0F1").concat, (Concat{0x1111, 3, 2, 16}));
  EXPECT_EQ(meaning_of_hex("240101240102").language.single, 2);
}

TEST(Header, several_formatting_elements_are_all_walked) {
  EXPECT_EQ(list("0A030005100A0305031000030A0302"), "0A:000510 0A:050310 00:0A0302");
}

TEST(Header, an_empty_header_and_an_empty_element_are_legal) {
  EXPECT_TRUE(meaning_of_hex("").whole);
  EXPECT_EQ(list(""), "");
  EXPECT_TRUE(meaning_of_hex("7000").whole);
  EXPECT_EQ(list("700000030A0302"), "70: 00:0A0302");
}

TEST(Header, an_element_that_runs_past_the_end_comes_with_what_is_there) {
  for (const std::string_view hex :
       {"00030A03", "00030A030224", "240100030A0302", "2405AA", "24"}) {
    EXPECT_FALSE(meaning_of_hex(hex).whole) << hex;
    EXPECT_FALSE(HeaderElements(from_hex(hex).value()).whole()) << hex;
  }
  EXPECT_EQ(list("00030A03"), "00:0A03");
  EXPECT_EQ(list("00030A030224"), "00:0A0302 24:");
  EXPECT_EQ(meaning_of_hex("00030A030224").concat->reference, 0x0A);
}

}  // namespace
}  // namespace pigeon::sms
