#include "sms/gsm7.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pigeon::sms {
namespace {

std::string read(std::vector<std::uint8_t> septets) {
  std::string text;
  append_gsm7(text, septets);
  return text;
}

TEST(Gsm7, the_ten_characters_of_the_extension) {
  EXPECT_EQ(read({0x1B, 0x0A, 0x1B, 0x14, 0x1B, 0x28, 0x1B, 0x29, 0x1B, 0x2F}), "\f^{}\\");
  EXPECT_EQ(read({0x1B, 0x3C, 0x1B, 0x3D, 0x1B, 0x3E, 0x1B, 0x40, 0x1B, 0x65}), "[~]|€");
}

TEST(Gsm7, an_undefined_escape_gives_the_character_of_the_main_table) {
  EXPECT_EQ(read({'a', 0x1B, 'b', 'c'}), "abc");
  EXPECT_EQ(read({0x1B, 0x00}), "@");
}

TEST(Gsm7, an_escape_twice_is_a_blank_and_the_next_character_stays) {
  EXPECT_EQ(read({'a', 0x1B, 0x1B, 'e', 'b'}), "a eb");
  EXPECT_EQ(read({0x1B, 0x1B, 0x1B, 0x65}), " €");
}

TEST(Gsm7, an_escape_at_the_end_loses_nothing_else) {
  EXPECT_EQ(read({'a', 'b', 0x1B}), "ab");
  EXPECT_EQ(read({0x1B}), "");
}

TEST(Gsm7, a_commercial_at_is_kept_wherever_it_stands) {
  EXPECT_EQ(read({0x00, 'a', 0x00}), "@a@");
  EXPECT_EQ(read(std::vector<std::uint8_t>(8, 0x00)), "@@@@@@@@");
}

TEST(Gsm7, an_escape_works_at_every_place_of_a_long_text) {
  // Eight plain septets are copied at once and 256 are read at a time: no border may show.
  for (std::size_t at = 0; at < 600; ++at) {
    std::vector<std::uint8_t> septets(600, 'x');
    septets[at] = 0x1B;
    septets.insert(septets.begin() + static_cast<std::ptrdiff_t>(at) + 1, 0x65);
    ASSERT_EQ(read(septets), std::string(at, 'x') + "€" + std::string(599 - at, 'x')) << at;
  }
}

TEST(Gsm7, text_is_appended) {
  std::string text = "before ";
  append_gsm7(text, std::vector<std::uint8_t>{'o', 'k'});
  EXPECT_EQ(text, "before ok");
}

TEST(Gsm7, a_character_takes_no_septet_one_or_two) {
  EXPECT_EQ(gsm7_code(U'a').count, 1);
  EXPECT_EQ(gsm7_code(U'[').count, 2);
  EXPECT_EQ(gsm7_code(U'€').count, 2);
  EXPECT_EQ(gsm7_code(U'`').count, 0);
  EXPECT_EQ(gsm7_code(U'ç').count, 0) << "only the capital is in the default table";
  EXPECT_EQ(gsm7_code(U'\u001B').count, 0) << "an escape is no character";
  EXPECT_EQ(gsm7_code(U'\0').count, 0);
  EXPECT_EQ(gsm7_code(U'\U0001F600').count, 0);
}

TEST(Gsm7, a_plain_run_ends_before_the_first_other_character_wherever_it_stands) {
  EXPECT_EQ(plain_run(""), 0u);
  for (const std::string_view other : {"@", "$", "_", "`", "[", "é", "€", "\x1B", "\x7F", "\t"}) {
    for (std::size_t before = 0; before < 40; ++before) {
      const std::string plain(before, 'a');
      EXPECT_EQ(plain_run(plain), before);
      EXPECT_EQ(plain_run(plain + std::string(other) + "bcd"), before) << other;
    }
  }
}

// Found by the fuzzer: a table marks the places that it leaves undefined with 0.
TEST(Gsm7, a_nul_is_in_no_table) {
  EXPECT_EQ(tables_with(0).locking, 0);
  EXPECT_EQ(tables_with(0).single, 0);
}

}  // namespace
}  // namespace pigeon::sms
