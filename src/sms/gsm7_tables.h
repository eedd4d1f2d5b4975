// The character tables of the GSM 7-bit alphabet (3GPP TS 23.038 section 6.2.1).
#pragma once

#include <array>
#include <cstdint>

namespace pigeon::sms {

// By septet; 0 where the specification defines nothing (no table holds U+0000).
using Gsm7Table = std::array<char16_t, 128>;

inline constexpr std::uint8_t kEscape = 0x1B;  // the next septet is one of the extension table

// Section 6.2.1; the escape stands as U+001B.
inline constexpr Gsm7Table kDefaultTable = {
    u'@',      u'\u00A3', u'$',      u'\u00A5', u'\u00E8', u'\u00E9', u'\u00F9', u'\u00EC',  // 00
    u'\u00F2', u'\u00C7', u'\n',     u'\u00D8', u'\u00F8', u'\r',     u'\u00C5', u'\u00E5',  // 08
    u'\u0394', u'_',      u'\u03A6', u'\u0393', u'\u039B', u'\u03A9', u'\u03A0', u'\u03A8',  // 10
    u'\u03A3', u'\u0398', u'\u039E', u'\u001B', u'\u00C6', u'\u00E6', u'\u00DF', u'\u00C9',  // 18
    u' ',      u'!',      u'"',      u'#',      u'\u00A4', u'%',      u'&',      u'\'',      // 20
    u'(',      u')',      u'*',      u'+',      u',',      u'-',      u'.',      u'/',       // 28
    u'0',      u'1',      u'2',      u'3',      u'4',      u'5',      u'6',      u'7',       // 30
    u'8',      u'9',      u':',      u';',      u'<',      u'=',      u'>',      u'?',       // 38
    u'\u00A1', u'A',      u'B',      u'C',      u'D',      u'E',      u'F',      u'G',       // 40
    u'H',      u'I',      u'J',      u'K',      u'L',      u'M',      u'N',      u'O',       // 48
    u'P',      u'Q',      u'R',      u'S',      u'T',      u'U',      u'V',      u'W',       // 50
    u'X',      u'Y',      u'Z',      u'\u00C4', u'\u00D6', u'\u00D1', u'\u00DC', u'\u00A7',  // 58
    u'\u00BF', u'a',      u'b',      u'c',      u'd',      u'e',      u'f',      u'g',       // 60
    u'h',      u'i',      u'j',      u'k',      u'l',      u'm',      u'n',      u'o',       // 68
    u'p',      u'q',      u'r',      u's',      u't',      u'u',      u'v',      u'w',       // 70
    u'x',      u'y',      u'z',      u'\u00E4', u'\u00F6', u'\u00F1', u'\u00FC', u'\u00E0',  // 78
};

// Section 6.2.1.1.
inline constexpr Gsm7Table kDefaultExtension = [] {
  Gsm7Table table{};
  table[0x0A] = u'\f';
  table[0x14] = u'^';
  table[0x28] = u'{';
  table[0x29] = u'}';
  table[0x2F] = u'\\';
  table[0x3C] = u'[';
  table[0x3D] = u'~';
  table[0x3E] = u']';
  table[0x40] = u'|';
  table[0x65] = u'\u20AC';
  return table;
}();

}  // namespace pigeon::sms
