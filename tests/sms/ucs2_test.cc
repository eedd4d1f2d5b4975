#include "sms/ucs2.h"

#include <gtest/gtest.h>

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/hex.h"
#include "base/utf8.h"

namespace pigeon::sms {
namespace {

struct Written {
  std::string_view octets;
  std::string_view text;
};

std::string text_of(std::string_view hex) {
  std::string text;
  append_ucs2(text, from_hex(hex).value());
  return text;
}

TEST(Ucs2, reads_what_is_there) {
  const Written rows[] = {
      {"", ""},
      {"00410042", "AB"},
      {"20AC", "€"},
      {"043F04400438", "при"},
      {"D83DDE00", "😀"},
      {"DBFFDFFF", "\U0010FFFF"},
      {"FFFE", "\uFFFE"},
      {"FEFF0041",
       "\uFEFF"
       "A"},               // a byte order mark is a character like any other
      {"D83D", "\uFFFD"},  // half a pair
      {"DE00", "\uFFFD"},  // the other half
      {"D83D0041",
       "\uFFFD"
       "A"},
      {"D83DD83DDE00", "\uFFFD😀"},
      {"DE00D83D", "\uFFFD\uFFFD"},
      {"004100", "A"},  // half a unit
      {"00", ""},
      {"D83DDE", "\uFFFD"},
  };
  for (const Written& row : rows)
    EXPECT_EQ(text_of(row.octets), row.text) << row.octets;
}

TEST(Ucs2, a_nul_is_kept) {
  EXPECT_EQ(text_of("004100000042"), std::string("A\0B", 3));
}

TEST(Ucs2, writes_one_unit_or_a_pair) {
  std::array<std::uint8_t, 14> octets;
  std::uint8_t* end = octets.data();
  for (const char32_t c : {U'A', U'€', U'\uFFFF', U'\U00010000', U'😀'})
    end = put_ucs2(c, end);
  ASSERT_EQ(end, octets.data() + octets.size());
  EXPECT_EQ(to_hex(octets), "004120ACFFFFD800DC00D83DDE00");
}

TEST(Ucs2, every_character_comes_back) {
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x12000 ? 1 : 257) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::array<std::uint8_t, 4> octets;
    const std::uint8_t* end = put_ucs2(c, octets.data());
    std::string text;
    append_ucs2(text, std::span<const std::uint8_t>(octets.data(), end));
    std::size_t position = 0;
    ASSERT_EQ(next_code_point(text, position), c);
    ASSERT_EQ(position, text.size());
  }
}

}  // namespace
}  // namespace pigeon::sms
