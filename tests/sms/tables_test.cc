// Every code of every table of TS 23.038, both ways, against tests/vectors/sms-tables.tsv.
#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "sms/gsm7.h"
#include "sms/rows.h"

namespace pigeon::sms {
namespace {

struct Code {
  std::uint8_t language = 0;
  bool locking = false;
  std::uint8_t septet = 0;
  char32_t character = 0;

  LanguageShift shift() const {
    return locking ? LanguageShift{.locking = language, .single = 0}
                   : LanguageShift{.locking = 0, .single = language};
  }
  std::string where() const {
    return "language " + std::to_string(language) + (locking ? " locking " : " single ") +
           std::to_string(septet);
  }
};

const std::vector<Code>& codes() {
  static const std::vector<Code> all = [] {
    std::vector<Code> read;
    for (const auto& row : rows("sms-tables.tsv")) {
      read.push_back({static_cast<std::uint8_t>(number(row.at(0), 10)), row.at(1) == "locking",
                      static_cast<std::uint8_t>(number(row.at(2), 16)),
                      static_cast<char32_t>(number(row.at(3).substr(2), 16))});
    }
    return read;
  }();
  return all;
}

std::string utf8(char32_t character) {
  std::string text;
  append_utf8(text, character);
  return text;
}

std::string read(std::vector<std::uint8_t> septets, LanguageShift language) {
  std::string text;
  append_gsm7(text, septets, language);
  return text;
}

TEST(Tables, the_data_file_is_whole) {
  std::map<std::pair<int, bool>, std::size_t> sizes;
  std::set<std::tuple<int, bool, int>> septets;
  for (const Code& code : codes()) {
    ++sizes[{code.language, code.locking}];
    EXPECT_TRUE(septets.insert({code.language, code.locking, code.septet}).second) << code.where();
  }
  EXPECT_EQ(sizes.size(), 27u);  // 14 single shift tables, 13 main ones: Spanish has none
  EXPECT_EQ((sizes[{0, true}]), 127u);
  EXPECT_EQ((sizes[{0, false}]), 10u);
  EXPECT_EQ((sizes[{1, true}]), 127u);
  EXPECT_EQ((sizes[{1, false}]), 17u);
  EXPECT_EQ((sizes[{2, false}]), 19u);
  EXPECT_EQ((sizes[{3, true}]), 127u);
  EXPECT_EQ((sizes[{6, true}]), 127u);
  EXPECT_EQ((sizes[{13, true}]), 127u);
}

TEST(Tables, only_two_signs_of_the_indic_single_shift_tables_stand_twice) {
  std::map<std::tuple<int, bool, char32_t>, int> seen;
  for (const Code& code : codes()) {
    const int times = ++seen[{code.language, code.locking, code.character}];
    if (times == 1) continue;
    EXPECT_FALSE(code.locking) << code.where();
    EXPECT_GE(code.language, 4) << code.where();
    EXPECT_TRUE(code.character == U'\u00A1' || code.character == U'*') << code.where();
  }
}

TEST(Tables, every_code_is_read) {
  for (const Code& code : codes()) {
    const auto septets = code.locking ? std::vector<std::uint8_t>{code.septet}
                                      : std::vector<std::uint8_t>{0x1B, code.septet};
    EXPECT_EQ(read(septets, code.shift()), utf8(code.character)) << code.where();
  }
}

TEST(Tables, every_character_is_written_with_a_code_that_reads_back) {
  for (const Code& code : codes()) {
    const Gsm7Code written = gsm7_code(code.character, code.shift());
    ASSERT_NE(written.count, 0) << code.where();
    EXPECT_TRUE(!code.locking || written.count == 1) << code.where();
    const auto septets = written.count == 1 ? std::vector<std::uint8_t>{written.septet}
                                            : std::vector<std::uint8_t>{0x1B, written.septet};
    EXPECT_EQ(read(septets, code.shift()), utf8(code.character)) << code.where();
  }
}

TEST(Tables, no_other_character_is_written) {
  for (std::uint8_t language = 0; language < 14; ++language) {
    const LanguageShift shift{.locking = language, .single = language};
    std::vector<bool> there(0x3000);
    for (const Code& code : codes()) {
      const bool void_spanish = language == 2 && code.locking && code.language == 0;
      if (code.language == language || void_spanish) there[code.character] = true;
    }
    // Every character up to the last letter of a table, then some.
    for (char32_t c = 0; c < there.size(); c += c < 0x1000 ? 1 : 7) {
      if ((gsm7_code(c, shift).count != 0) != there[c])
        ADD_FAILURE() << "language " << int{language} << " U+" << std::hex << std::uint32_t{c};
    }
  }
}

TEST(Tables, what_a_locking_table_leaves_empty_is_shown_as_unreadable) {
  EXPECT_EQ(read({0x11}, {.locking = 4}), "\uFFFD");
  EXPECT_EQ(read({0x61, 0x11, 0x62}, {.locking = 4}), "a\uFFFDb");
}

TEST(Tables, what_a_single_shift_table_leaves_empty_is_read_from_the_main_table) {
  EXPECT_EQ(read({0x1B, 0x61}, {}), "a");
  EXPECT_EQ(read({0x1B, 0x0D}, {.locking = 0, .single = 4}), "\r");
  EXPECT_EQ(read({0x1B, 0x70}, {.locking = 4, .single = 4}), "p");
}

TEST(Tables, a_language_that_does_not_exist_means_the_default_tables) {
  EXPECT_EQ(read({0x04, 0x1B, 0x65}, {.locking = 14, .single = 99}), "è€");
  EXPECT_EQ(gsm7_code(U'è', {.locking = 255, .single = 14}).septet, 0x04);
}

TEST(Tables, a_character_knows_the_tables_that_have_it) {
  EXPECT_EQ(tables_with(U'a').locking, 0x3FFF);
  EXPECT_EQ(tables_with(U'ş').locking, 1 << 1);
  EXPECT_EQ(tables_with(U'ş').single, 1 << 1);
  EXPECT_EQ(tables_with(U'€').locking, 1 << 1 | 1 << 3);
  EXPECT_EQ(tables_with(U'€').single, 0x3FFF);
  for (const char32_t nowhere : {U'ж', U'\0', U'\u001B'})
    EXPECT_EQ(tables_with(nowhere).locking | tables_with(nowhere).single, 0);
}

}  // namespace
}  // namespace pigeon::sms
