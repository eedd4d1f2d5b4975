// The checklist of facts about TPDUs, lines 18 to 27: alphabets (3GPP TS 23.038 section 6.2 and
// annex A, 23.040 section 9.2.3.24.15).
#include <gtest/gtest.h>

#include <utility>

#include "base/utf8.h"
#include "sms/checklist.h"
#include "sms/gsm7.h"
#include "sms/join.h"
#include "sms/segment.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

// 23.038 section 6.2.1, row by row of sixteen; ␛ stands for the escape.
constexpr std::string_view kDefaultAlphabet =
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞ␛ÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà";

struct Letter {
  std::uint8_t septet;
  std::string_view character;
};

// 23.038 section 6.2.1.1.
constexpr Letter kExtension[] = {{0x0A, "\f"}, {0x14, "^"}, {0x28, "{"}, {0x29, "}"}, {0x2F, "\\"},
                                 {0x3C, "["},  {0x3D, "~"}, {0x3E, "]"}, {0x40, "|"}, {0x65, "€"}};

// TP-DCS, TP-UDL and TP-UD.
std::string only_part(std::string_view text, const SegmentOptions& segments = {}) {
  SubmitOptions options;
  options.to = "7";
  const auto parts = encode_submit(text, options, segments);
  if (!parts) return parts.error().code();
  return parts->front().hex.substr(std::string_view("0001000181F700").size());
}

Gsm7Code code_of(std::string_view character, LanguageShift language) {
  std::size_t at = 0;
  return gsm7_code(next_code_point(character, at), language);
}

// TP-UDL and TP-UD of a text behind the elements 25 (locking) and 24 (single).
std::string in_language(int locking, int single, const Septets& septets) {
  const std::string header =
      "06"
      "2501" +
      hex_octet(static_cast<std::size_t>(locking)) + "2401" +
      hex_octet(static_cast<std::size_t>(single));
  return hex_octet(8 + septets.size()) + header + packed(septets, 0);
}

TEST(Checklist, line_18_every_default_and_extension_code_both_ways) {
  std::size_t at = 0;
  for (std::uint8_t septet = 0; septet < 128; ++septet) {
    const std::size_t start = at;
    const char32_t character = next_code_point(kDefaultAlphabet, at);
    const auto letter = kDefaultAlphabet.substr(start, at - start);
    if (septet == 0x1B) continue;
    const std::string hex = user_data_of({septet});
    EXPECT_EQ(plain_text(hex), letter) << hex;
    EXPECT_EQ(only_part(letter), "00" + hex) << letter;
    EXPECT_EQ(gsm7_code(character).count, 1);
  }
  EXPECT_EQ(at, kDefaultAlphabet.size());
  for (const Letter& letter : kExtension) {
    const std::string hex = user_data_of({0x1B, letter.septet});
    EXPECT_EQ(plain_text(hex), letter.character) << hex;
    EXPECT_EQ(only_part(letter.character), "00" + hex) << letter.character;
  }
}

TEST(Checklist, line_19_an_undefined_escape_gives_the_character_of_the_main_table) {
  EXPECT_EQ(plain_text("029B30"), "a");     // 1B 61
  EXPECT_EQ(plain_text("039BA018"), "Ab");  // 1B 41 62
  for (std::uint8_t septet = 0; septet < 128; ++septet) {
    bool defined = septet == 0x1B;
    for (const Letter& letter : kExtension)
      defined = defined || letter.septet == septet;
    if (!defined) {
      EXPECT_EQ(plain_text(user_data_of({0x1B, septet})), plain_text(user_data_of({septet})));
    }
  }
}

TEST(Checklist, line_20_a_doubled_or_last_escape_loses_nothing_else) {
  EXPECT_EQ(plain_text("039B4D18"), " a");  // 1B 1B 61
  EXPECT_EQ(plain_text("02E10D"), "a");     // 61 1B
  EXPECT_EQ(plain_text("03E1CD06"), "a ");  // 61 1B 1B
  EXPECT_EQ(plain_text("011B"), "");
}

struct Table {
  int language;
  bool locking;
  std::vector<Letter> letters;
};

// What annex A says of the first three languages where they differ from the default tables.
const Table kTables[] = {
    {1,
     true,
     {{0x04, "€"},
      {0x07, "ı"},
      {0x0B, "Ğ"},
      {0x0C, "ğ"},
      {0x1C, "Ş"},
      {0x1D, "ş"},
      {0x40, "İ"},
      {0x60, "ç"}}},
    {1,
     false,
     {{0x0A, "\f"},
      {0x14, "^"},
      {0x28, "{"},
      {0x29, "}"},
      {0x2F, "\\"},
      {0x3C, "["},
      {0x3D, "~"},
      {0x3E, "]"},
      {0x40, "|"},
      {0x47, "Ğ"},
      {0x49, "İ"},
      {0x53, "Ş"},
      {0x63, "ç"},
      {0x65, "€"},
      {0x67, "ğ"},
      {0x69, "ı"},
      {0x73, "ş"}}},
    {2,
     false,
     {{0x09, "ç"},
      {0x0A, "\f"},
      {0x14, "^"},
      {0x28, "{"},
      {0x29, "}"},
      {0x2F, "\\"},
      {0x3C, "["},
      {0x3D, "~"},
      {0x3E, "]"},
      {0x40, "|"},
      {0x41, "Á"},
      {0x49, "Í"},
      {0x4F, "Ó"},
      {0x55, "Ú"},
      {0x61, "á"},
      {0x65, "€"},
      {0x69, "í"},
      {0x6F, "ó"},
      {0x75, "ú"}}},
    {3, true, {{0x04, "ê"}, {0x06, "ú"}, {0x07, "í"},  {0x08, "ó"}, {0x09, "ç"}, {0x0B, "Ô"},
               {0x0C, "ô"}, {0x0E, "Á"}, {0x0F, "á"},  {0x12, "ª"}, {0x13, "Ç"}, {0x14, "À"},
               {0x15, "∞"}, {0x16, "^"}, {0x17, "\\"}, {0x18, "€"}, {0x19, "Ó"}, {0x1A, "|"},
               {0x1C, "Â"}, {0x1D, "â"}, {0x1E, "Ê"},  {0x24, "º"}, {0x40, "Í"}, {0x5B, "Ã"},
               {0x5C, "Õ"}, {0x5D, "Ú"}, {0x60, "~"},  {0x7B, "ã"}, {0x7C, "õ"}, {0x7D, "`"}}},
    {3, false, {{0x05, "ê"},  {0x09, "ç"}, {0x0A, "\f"}, {0x0B, "Ô"}, {0x0C, "ô"}, {0x0E, "Á"},
                {0x0F, "á"},  {0x12, "Φ"}, {0x13, "Γ"},  {0x14, "^"}, {0x15, "Ω"}, {0x16, "Π"},
                {0x17, "Ψ"},  {0x18, "Σ"}, {0x19, "Θ"},  {0x1F, "Ê"}, {0x28, "{"}, {0x29, "}"},
                {0x2F, "\\"}, {0x3C, "["}, {0x3D, "~"},  {0x3E, "]"}, {0x40, "|"}, {0x41, "À"},
                {0x49, "Í"},  {0x4F, "Ó"}, {0x55, "Ú"},  {0x5B, "Ã"}, {0x5C, "Õ"}, {0x61, "Â"},
                {0x65, "€"},  {0x69, "í"}, {0x6F, "ó"},  {0x75, "ú"}, {0x7B, "ã"}, {0x7C, "õ"},
                {0x7F, "â"}}},
};

TEST(Checklist, line_21_turkish_spanish_and_portuguese_code_by_code) {
  for (const Table& table : kTables) {
    for (std::uint8_t septet = 0; septet < 128; ++septet) {
      std::string_view expected;
      for (const Letter& letter : table.letters) {
        if (letter.septet == septet) expected = letter.character;
      }
      const Septets septets = table.locking ? Septets{septet} : Septets{0x1B, septet};
      const std::string text =
          text_behind_header(table.locking ? in_language(table.language, 0, septets)
                                           : in_language(0, table.language, septets));
      if (expected.empty()) {
        if (septet != 0x1B) {
          EXPECT_EQ(text, plain_text(user_data_of({septet})));
        }
        continue;
      }
      EXPECT_EQ(text, expected) << table.language << " " << int{septet};
      const auto shift = static_cast<std::uint8_t>(table.language);
      const Gsm7Code code =
          code_of(expected, table.locking ? LanguageShift{shift, 0} : LanguageShift{0, shift});
      // What the default table has too is written without an escape.
      const bool escaped = !table.locking && code_of(expected, {}).count != 1;
      EXPECT_EQ(code.count, escaped ? 2 : 1) << expected;
      if (table.locking || escaped) {
        EXPECT_EQ(code.septet, septet) << expected;
      }
    }
  }
}

TEST(Checklist, line_22_the_other_ten_languages_locking_single_and_both) {
  struct Row {
    int language;
    std::uint8_t locking_septet;
    std::string_view locking_letter, zero;  // 1C of the single shift table, mostly the digit 0
  };
  const Row rows[] = {{4, 0x00, "ঁ", "২"},  {5, 0x00, "ઁ", "૦"},  {6, 0x00, "ँ", "०"},
                      {7, 0x01, "ಂ", "೦"}, {8, 0x01, "ം", "൦"}, {9, 0x00, "ଁ", "୦"},
                      {10, 0x00, "ਁ", "੦"}, {11, 0x01, "ஂ", "௦"}, {12, 0x00, "ఁ", "౦"},
                      {13, 0x00, "ا", "۰"}};
  for (const Row& row : rows) {
    const std::string locking(row.locking_letter);
    const std::string single(row.zero);
    const Septets septets{row.locking_septet, 0x1B, 0x1C};
    EXPECT_EQ(text_behind_header(in_language(row.language, 0, septets)),
              locking + text_behind_header(in_language(row.language, 0, {0x1C})));
    EXPECT_EQ(text_behind_header(in_language(0, row.language, septets)),
              plain_text(user_data_of({row.locking_septet})) + single);
    EXPECT_EQ(text_behind_header(in_language(row.language, row.language, septets)),
              locking + single);
    EXPECT_EQ(text_behind_header(in_language(row.language, 1, {row.locking_septet, 0x1B, 0x73})),
              locking + "ş")
        << "two different languages";
  }
  EXPECT_EQ(text_behind_header("0B06250106240106800D07"), "ँ०");
  EXPECT_EQ(text_behind_header("060325010EE800"), "æ") << "14 is reserved";
  EXPECT_EQ(text_behind_header("0703240163D89401"), "€") << "so is 99";
}

TEST(Checklist, line_23_the_identifiers_of_the_languages_are_hexadecimal) {
  EXPECT_EQ(text_behind_header("0703240101D8CC01"), "ş");  // 24: single, 1B 73
  EXPECT_EQ(text_behind_header("0603250101E800"), "ş");    // 25: locking, 1D
  EXPECT_EQ(text_behind_header("0603180101E800"), "æ");    // decimal 24
  EXPECT_EQ(text_behind_header("0603190101E800"), "æ");    // decimal 25
}

TEST(Checklist, line_24_default_first_then_national_then_ucs2_within_what_is_allowed) {
  const SegmentOptions any{.languages = kAnyLanguage};
  const auto coding = [](std::string_view text, const SegmentOptions& options) {
    const auto cut = segment(text, options).value();
    return std::pair(cut.alphabet, cut.language);
  };
  using Shift = LanguageShift;
  EXPECT_EQ(coding("Hello €", any), std::pair(Alphabet::gsm7, Shift{}));
  EXPECT_EQ(coding("ş", any), std::pair(Alphabet::gsm7, Shift{.single = 1}));
  EXPECT_EQ(coding("ş", {}), std::pair(Alphabet::ucs2, Shift{}));
  EXPECT_EQ(coding("ş", {.languages = only_language(3)}), std::pair(Alphabet::ucs2, Shift{}));
  EXPECT_EQ(coding("ж", any), std::pair(Alphabet::ucs2, Shift{}));
  EXPECT_EQ(coding("Hello", {.alphabet = AlphabetChoice::ucs2}),
            std::pair(Alphabet::ucs2, Shift{}));
  // 150 of one letter: 300 septets by single shift, 150 behind a locking shift.
  EXPECT_EQ(coding(times(150, "ş"), any), std::pair(Alphabet::gsm7, Shift{.locking = 1}));
  EXPECT_EQ(only_part("Hello"), "0005C8329BFD06");
  EXPECT_EQ(only_part("ş", any), "000703240101D8CC01");
  EXPECT_EQ(only_part("ş"),
            "0802"
            "015F");
}

TEST(Checklist, line_25_a_character_outside_every_table_needs_ucs2_or_is_refused) {
  EXPECT_EQ(only_part("ж"), "08020436");
  EXPECT_EQ(only_part("ж", {.alphabet = AlphabetChoice::gsm7}), "not-in-alphabet");
  EXPECT_EQ(only_part("ş", {.alphabet = AlphabetChoice::gsm7}), "not-in-alphabet");
  EXPECT_EQ(segment("a ж b 😀 ж")->forced_by, (std::vector<std::string>{"ж", "😀"}));
}

TEST(Checklist, line_26_surrogate_pairs_and_halves_of_them) {
  EXPECT_EQ(deliver("04", "08", "04D83DDE00").text, "😀");
  EXPECT_EQ(only_part("😀"), "0804D83DDE00");
  EXPECT_EQ(deliver("04", "08", "060041D83D0042").text, "A\uFFFDB");
  EXPECT_EQ(deliver("04", "08", "02DE00").text, "\uFFFD");
  EXPECT_EQ(deliver("04", "08", "04DE00D83D").text, "\uFFFD\uFFFD");
  const Deliver first = deliver("44", "08", "080500034D0201D83D");
  const Deliver second = deliver("44", "08", "080500034D0202DE00");
  const UserData* parts[] = {&first, &second};
  EXPECT_EQ(join(std::span<const UserData* const>(parts)), "😀");
}

TEST(Checklist, line_27_odd_ucs2_nul_and_byte_order_marks) {
  EXPECT_EQ(deliver("04", "08", "03004100").text, "A");
  EXPECT_EQ(deliver("04", "08", "0100").text, "");
  EXPECT_EQ(deliver("04", "08", "06004100000042").text, std::string("A\0B", 3));
  EXPECT_EQ(deliver("04", "08", "04FEFF0041").text, "\uFEFFA");
  EXPECT_EQ(deliver("04", "08", "04FFFE0041").text, "\uFFFEA");
  EXPECT_EQ(only_part(std::string("A\0B", 3)), "0806004100000042");
}

}  // namespace
}  // namespace pigeon::sms
