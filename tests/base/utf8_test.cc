#include "base/utf8.h"

#include <gtest/gtest.h>

namespace pigeon {
namespace {

struct Malformed {
  const char* what;
  std::string octets;
  std::string replaced;
};

// Unicode 15.0 section 3.9, tables 3-7 to 3-11.
TEST(Utf8, each_maximal_malformed_part_becomes_one_replacement) {
  const std::string r = "\uFFFD";
  for (const Malformed& row : {
           Malformed{"an overlong slash", "\xC0\xAF", r + r},
           Malformed{"an overlong three-octet form", "\xE0\x80\xAF", r + r + r},
           Malformed{"a surrogate", "\xED\xA0\x80", r + r + r},
           Malformed{"above U+10FFFF", "\xF4\x91\x92\x93", r + r + r + r},
           Malformed{"a lone continuation", "a\x80z", "a" + r + "z"},
           Malformed{"cut short at the end", "a\xE2\x82", "a" + r},
           Malformed{"cut short by a letter", "\xE2\x82z", r + "z"},
           Malformed{"a cut emoji", "\xF0\x9F\x98!", r + "!"},
           Malformed{"never an octet of UTF-8", "\xFF\xFE", r + r},
       }) {
    EXPECT_FALSE(is_valid_utf8(row.octets)) << row.what;
    EXPECT_EQ(to_valid_utf8(row.octets), row.replaced) << row.what;
    EXPECT_TRUE(is_valid_utf8(row.replaced)) << row.what;
  }
}

TEST(Utf8, valid_text_stays_as_it_is) {
  for (const std::string text : {"", "abc", "é€", "\U0001F600", "\uFFFD", "\U0010FFFF"}) {
    EXPECT_TRUE(is_valid_utf8(text)) << text;
    EXPECT_EQ(to_valid_utf8(text), text);
  }
}

TEST(Utf8, every_code_point_is_read_as_it_was_written) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 251) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t position = 0;
    ASSERT_EQ(next_code_point(text, position), c);
    ASSERT_EQ(position, text.size());
  }
}

TEST(Utf8, what_is_no_code_point_is_written_as_a_replacement) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_EQ(text, "\uFFFD");
  }
}

TEST(Printable, leaves_nothing_that_moves_the_cursor_or_turns_the_text) {
  EXPECT_EQ(printable("plain é \U0001F600"), "plain é \U0001F600");
  EXPECT_EQ(printable("\x1b[2J\r\n\x7f"), "\\u{1B}[2J\\u{D}\\u{A}\\u{7F}");
  EXPECT_EQ(printable("\u0085\u009B"), "\\u{85}\\u{9B}");
  EXPECT_EQ(printable("a\u202Eb\u2066c\u200F"), "a\\u{202E}b\\u{2066}c\\u{200F}");
  EXPECT_EQ(printable("\u2028\uFEFF"), "\\u{2028}\\u{FEFF}");
  EXPECT_EQ(printable("\xFF"), "\uFFFD");
}

}  // namespace
}  // namespace pigeon
