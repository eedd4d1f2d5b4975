#include "sms/dcs.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace pigeon::sms {
namespace {

// Bits 7 to 0 of 23.038 section 4; x is either.
bool fits(std::string_view pattern, int value) {
  for (int bit = 0; bit < 8; ++bit) {
    const char c = pattern[static_cast<std::size_t>(7 - bit)];
    if (c != 'x' && (c == '1') != ((value >> bit & 1) == 1)) return false;
  }
  return true;
}

template <class T>
T look_up(const std::vector<std::pair<std::string_view, T>>& rows, int value) {
  int found = 0;
  T result{};
  for (const auto& [pattern, meaning] : rows) {
    if (!fits(pattern, value)) continue;
    ++found;
    result = meaning;
  }
  EXPECT_EQ(found, 1) << value;
  return result;
}

TEST(Dcs, the_alphabet_of_each_of_the_256_values) {
  const std::vector<std::pair<std::string_view, Alphabet>> rows = {
      {"0xxx00xx", Alphabet::gsm7}, {"0xxx01xx", Alphabet::eight_bit}, {"0xxx10xx", Alphabet::ucs2},
      {"0xxx11xx", Alphabet::gsm7},  // reserved
      {"10xxxxxx", Alphabet::gsm7},  // reserved groups 8 to B
      {"1100xxxx", Alphabet::gsm7}, {"1101xxxx", Alphabet::gsm7},      {"1110xxxx", Alphabet::ucs2},
      {"1111x0xx", Alphabet::gsm7}, {"1111x1xx", Alphabet::eight_bit},
  };
  for (int value = 0; value < 256; ++value)
    EXPECT_EQ(DataCoding(static_cast<std::uint8_t>(value)).alphabet(), look_up(rows, value))
        << value;
}

TEST(Dcs, class_compression_and_deletion_of_each_value) {
  struct Meaning {
    bool has_class, compressed, auto_delete;
  };
  const std::vector<std::pair<std::string_view, Meaning>> rows = {
      {"0000xxxx", {false, false, false}}, {"0001xxxx", {true, false, false}},
      {"0010xxxx", {false, true, false}},  {"0011xxxx", {true, true, false}},
      {"0100xxxx", {false, false, true}},  {"0101xxxx", {true, false, true}},
      {"0110xxxx", {false, true, true}},   {"0111xxxx", {true, true, true}},
      {"10xxxxxx", {false, false, false}}, {"110xxxxx", {false, false, false}},
      {"1110xxxx", {false, false, false}}, {"1111xxxx", {true, false, false}},
  };
  for (int value = 0; value < 256; ++value) {
    const DataCoding dcs(static_cast<std::uint8_t>(value));
    const Meaning meaning = look_up(rows, value);
    EXPECT_EQ(dcs.message_class().has_value(), meaning.has_class) << value;
    EXPECT_EQ(dcs.message_class().value_or(value & 3), value & 3) << value;
    EXPECT_EQ(dcs.compressed(), meaning.compressed) << value;
    EXPECT_EQ(dcs.auto_delete(), meaning.auto_delete) << value;
  }
}

TEST(Dcs, message_waiting_of_each_value) {
  using Kind = MessageWaiting::Kind;
  constexpr Kind kinds[] = {Kind::voicemail, Kind::fax, Kind::email, Kind::other};
  for (int value = 0; value < 256; ++value) {
    const auto waiting = DataCoding(static_cast<std::uint8_t>(value)).waiting();
    ASSERT_EQ(waiting.has_value(), value >= 0xC0 && value < 0xF0) << value;
    if (!waiting) continue;
    EXPECT_EQ(waiting->kind, kinds[value % 4]) << value;
    EXPECT_EQ(waiting->active, value % 16 >= 8) << value;
    EXPECT_EQ(waiting->store, value >= 0xD0) << value;
    EXPECT_FALSE(waiting->count) << value;
  }
}

TEST(Dcs, an_encoder_gets_the_plain_scheme) {
  EXPECT_EQ(DataCoding::of(Alphabet::gsm7).value(), 0x00);
  EXPECT_EQ(DataCoding::of(Alphabet::eight_bit).value(), 0x04);
  EXPECT_EQ(DataCoding::of(Alphabet::ucs2).value(), 0x08);
  EXPECT_EQ(DataCoding::of(Alphabet::gsm7, 0).value(), 0x10);
  EXPECT_EQ(DataCoding::of(Alphabet::ucs2, 2).value(), 0x1A);
  EXPECT_EQ(DataCoding().value(), 0);
}

}  // namespace
}  // namespace pigeon::sms
