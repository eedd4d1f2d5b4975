#include "calendar/folding.h"

#include <array>

#include "base/utf8.h"

namespace pigeon::calendar {
namespace {

// Latin-1 letters from U+00C0 on; a dot where there is no letter below.
constexpr std::string_view kLatin1 =
    "aaaaaaaceeeeiiiidnooooo.ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo.ouuuuyty";

char32_t folded(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if (c >= 0xC0 && c <= 0xFF && kLatin1[c - 0xC0] != '.') {
    return static_cast<char32_t>(kLatin1[c - 0xC0]);
  }
  switch (c) {
    case 0x00AA:  // "2ª"
      return 'a';
    case 0x00B0:  // "1°"
    case 0x00BA:  // "1º"
      return 'o';
    case '\t':
    case 0x00A0:
    case 0x2009:
    case 0x202F:
      return ' ';
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2212:
      return '-';
    default:
      return c;
  }
}

}  // namespace

std::string folded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();)
    append_utf8(plain, folded(next_code_point(text, i)));
  return plain;
}

}  // namespace pigeon::calendar
