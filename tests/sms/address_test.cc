#include "sms/address.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

struct Row {
  std::string_view octets;
  std::string_view text;
  int ton, npi;
};

// Each is read and, from its text, type and plan, written again.
constexpr Row kRows[] = {
    {"0C91447700091010", "+447700900101", 1, 1},
    {"0B916407281553F8", "+46708251358", 1, 1},  // an odd number of digits
    {"05810677F7", "60777", 0, 1},               // a short code
    {"0B817007900001F1", "07700900101", 0, 1},
    {"0AA17700091010", "7700900101", 2, 1},  // national: no +
    {"05811A00FB", "*100#", 0, 1},
    {"068021DC3E", "12abc3", 0, 0},
    {"0081", "", 0, 1},  // no digits at all is legal
    {"0091", "", 1, 1},
    {"149121436587092143658709", "+12345678901234567890", 1, 1},  // 20 digits, the most
    {"0BD04279FA8CA603", "Bright", 5, 0},
    {"0DD0C4B29B9E9ED301", "Dentist", 5, 0},   // 7 characters are 13 semi-octets
    {"0ED0C4B29B9E9ED3E7", "Dentists", 5, 0},  // 8 characters are 14
    {"0BD000F4BB5D0600", "@home@", 5, 0},      // @ first and last
    {"0ED000000000000000", "@@@@@@@@", 5, 0},  // 8 times @
    {"02D041", "A", 5, 0},
    {"12D053F41BBEE1C9681B1F", "Shop[24]", 5, 0},  // extension characters
    {"0DD09B725DFEDE0001", "€uro|", 5, 0},
    {"14D0C8329BFDBEBEE56C720C", "HelloWorld1", 5, 0},  // 11 characters
    {"14D000000000000000000000", "@@@@@@@@@@@", 5, 0},  // 11 times @
    {"10D0DA30DABD97EBE965", "Zahnärzte", 5, 0},
};

Decoded<Address> read(std::string_view hex) {
  std::size_t position = 0;
  const auto octets = from_hex(hex).value();
  auto address = decode_address(octets, position);
  EXPECT_EQ(position, address ? octets.size() : 0) << hex;
  return address;
}

Decoded<Address> read_service_centre(std::string_view hex) {
  std::size_t position = 0;
  const auto octets = from_hex(hex).value();
  return decode_service_centre(octets, position);
}

std::string written(const Result<EncodedAddress>& encoded) {
  return encoded ? to_hex(encoded->span()) : encoded.error().code();
}

TEST(Address, is_read) {
  for (const Row& row : kRows) {
    const auto address = read(row.octets);
    ASSERT_TRUE(address) << row.octets << " " << address.error().reason;
    EXPECT_EQ(address->text, row.text);
    EXPECT_EQ(address->ton, row.ton) << row.octets;
    EXPECT_EQ(address->npi, row.npi) << row.octets;
    EXPECT_EQ(address->is_international(), row.ton == 1);
    EXPECT_EQ(address->is_alphanumeric(), row.ton == 5);
  }
}

TEST(Address, is_written_as_it_was_read) {
  for (const Row& row : kRows) {
    const Address address{std::string(row.text), static_cast<std::uint8_t>(row.ton),
                          static_cast<std::uint8_t>(row.npi)};
    EXPECT_EQ(written(encode_address(address)), row.octets) << row.text;
  }
}

TEST(Address, every_type_and_plan_is_kept) {
  for (int ton = 0; ton < 8; ++ton) {
    for (int npi = 0; npi < 16; ++npi) {
      const auto type = static_cast<std::uint8_t>(0x80 | ton << 4 | npi);
      const std::vector<std::uint8_t> octets = {2, type, 0x21};
      std::size_t position = 0;
      const auto address = decode_address(octets, position);
      ASSERT_TRUE(address);
      EXPECT_EQ(address->ton, ton);
      EXPECT_EQ(address->npi, npi);
      if (ton == 5) continue;
      EXPECT_EQ(address->text, ton == 1 ? "+12" : "12");
      EXPECT_EQ(written(encode_address(*address)), to_hex(octets));
    }
  }
}

TEST(Address, an_end_mark_ends_it_even_where_the_length_says_more) {
  EXPECT_EQ(read("048121F3")->text, "123");
}

TEST(Address, a_sender_with_an_empty_name_loses_nothing) {
  const auto address = read("00D0");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->text, "");
  EXPECT_TRUE(address->is_alphanumeric());
}

TEST(Address, the_worst_name_takes_22_octets_of_text) {
  // Eleven septets of two octets each.
  const auto address = Address::from_name("ΔΔΔΔΔΔΔΔΔΔΔ");
  ASSERT_TRUE(address);
  const auto encoded = encode_address(*address);
  ASSERT_TRUE(encoded);
  EXPECT_EQ(encoded->size, 12);
  EXPECT_EQ(read(to_hex(encoded->span()))->text, "ΔΔΔΔΔΔΔΔΔΔΔ");
}

TEST(Address, what_is_cut_off_or_too_long_is_an_error_with_its_place) {
  for (const std::string_view hex :
       {"0C9144770009", "0C", "", "0191", "159121436587092143658709210000", "FF91", "07D0C274"}) {
    const auto address = read(hex);
    ASSERT_FALSE(address) << hex;
    EXPECT_EQ(address.error().offset, 0u);
    EXPECT_FALSE(address.error().reason.empty());
  }
}

TEST(Address, from_a_number) {
  EXPECT_EQ(written(Address::from_number("+447700900101").and_then(encode_address)),
            "0C91447700091010");
  EXPECT_EQ(written(Address::from_number("60777").and_then(encode_address)), "05810677F7");
  for (const std::string_view bad : {"", "+", "hello", "+44 7700", "+4477d", "++44", "44+77", "٣٤",
                                     "123456789012345678901", "+123456789012345678901"}) {
    const auto address = Address::from_number(bad);
    ASSERT_FALSE(address) << bad;
    EXPECT_EQ(address.error().code(), "invalid-number");
    EXPECT_FALSE(address.error().hint().empty());
  }
}

TEST(Address, from_a_name) {
  for (const std::string_view bad :
       {"TwelveLetter", "Zahn ärzte 1", "ÜÜÜÜÜ[[[[", "ключ", "a\xFF"}) {
    const auto address = Address::from_name(bad);
    ASSERT_FALSE(address) << bad;
    EXPECT_EQ(address.error().code(), "invalid-sender");
  }
  EXPECT_TRUE(Address::from_name("Café"));
}

TEST(ServiceCentre, counts_octets_where_an_address_counts_digits) {
  const auto address = read_service_centre("07914477790706F0");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->text, "+44779770600");
  EXPECT_EQ(written(encode_service_centre(*address)), "07914477790706F0");
  EXPECT_EQ(read_service_centre("0691447779070600")->text, "+4477977060");
}

TEST(ServiceCentre, none_is_a_single_zero) {
  std::size_t position = 0;
  const auto address = decode_service_centre(from_hex("0001").value(), position);
  ASSERT_TRUE(address);
  EXPECT_EQ(position, 1u);
  EXPECT_TRUE(address->text.empty());
  EXPECT_EQ(written(encode_service_centre(Address{})), "00");
}

TEST(ServiceCentre, what_is_cut_off_or_too_long_is_an_error) {
  for (const std::string_view hex : {"", "0791", "01", "0C91214365870921436587092143", "FFFFFFFF"})
    EXPECT_FALSE(read_service_centre(hex)) << hex;
}

TEST(ServiceCentre, a_number_that_cannot_be_written_is_refused) {
  EXPECT_EQ(written(encode_service_centre(Address{"+44x", 1, 1})), "invalid-number");
}

}  // namespace
}  // namespace pigeon::sms
