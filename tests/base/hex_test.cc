#include "base/hex.h"

#include <gtest/gtest.h>

namespace pigeon {
namespace {

TEST(Hex, is_upper_case_without_separators) {
  EXPECT_EQ(to_hex({}), "");
  EXPECT_EQ(to_hex(std::vector<std::uint8_t>{0x00, 0x9A, 0xFF}), "009AFF");
}

TEST(Hex, every_octet_comes_back_in_either_case) {
  std::vector<std::uint8_t> octets;
  for (int octet = 0; octet < 256; ++octet)
    octets.push_back(static_cast<std::uint8_t>(octet));
  std::string text = to_hex(octets);
  EXPECT_EQ(from_hex(text), octets);
  for (char& c : text)
    c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  EXPECT_EQ(from_hex(text), octets);
}

TEST(Hex, that_is_none_gives_nothing) {
  for (const char* text : {"0", "0G", "0x", " 0", "00 ", "0\n", "é"}) {
    EXPECT_EQ(from_hex(text), std::nullopt) << text;
  }
  EXPECT_EQ(from_hex(""), std::vector<std::uint8_t>{});
}

}  // namespace
}  // namespace pigeon
