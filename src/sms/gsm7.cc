#include "sms/gsm7.h"

#include <algorithm>
#include <cstring>

#include "sms/gsm7_tables.h"

namespace pigeon::sms {
namespace {

// A character as UTF-8, ready to be written with one store of four octets.
struct Utf8Char {
  std::array<char, 3> octets{};
  std::uint8_t size = 0;  // 0: undefined
};

constexpr Utf8Char to_utf8(char16_t c) {
  const auto octet = [](unsigned value) { return static_cast<char>(value); };
  const unsigned v = c;
  if (v == 0) return {};
  if (v < 0x80) return {{octet(v)}, 1};
  if (v < 0x800) return {{octet(0xC0 | v >> 6), octet(0x80 | (v & 0x3F))}, 2};
  return {{octet(0xE0 | v >> 12), octet(0x80 | (v >> 6 & 0x3F)), octet(0x80 | (v & 0x3F))}, 3};
}

using Utf8Table = std::array<Utf8Char, 128>;

constexpr Utf8Table to_utf8(const Gsm7Table& table) {
  Utf8Table chars{};
  for (std::size_t i = 0; i < table.size(); ++i)
    chars[i] = to_utf8(table[i]);
  return chars;
}

constexpr Utf8Table kMainUtf8 = to_utf8(kDefaultTable);
constexpr Utf8Table kExtensionUtf8 = to_utf8(kDefaultExtension);
static_assert(sizeof(Utf8Char) == 4);

// Both tables by character, for those below U+0400; the euro alone lies above.
constexpr std::size_t kDirect = 0x400;
constexpr std::array<Gsm7Code, kDirect> kCodes = [] {
  std::array<Gsm7Code, kDirect> codes{};
  for (std::uint8_t septet = 0; septet < 128; ++septet) {
    const char16_t main = kDefaultTable[septet];
    if (septet != kEscape) codes[main] = {1, septet};
    const char16_t extended = kDefaultExtension[septet];
    if (extended != 0 && extended < kDirect) codes[extended] = {2, septet};
  }
  return codes;
}();
constexpr char32_t kEuro = 0x20AC;
constexpr Gsm7Code kEuroCode{2, 0x65};
static_assert(kDefaultExtension[kEuroCode.septet] == kEuro);

}  // namespace

void append_gsm7(std::string& text, std::span<const std::uint8_t> septets, LanguageShift) {
  constexpr std::size_t kRun = 256;  // septets that are read into one piece of stack
  std::array<char, 3 * kRun + 4> piece;
  bool escaped = false;
  while (!septets.empty()) {
    char* end = piece.data();
    for (const std::uint8_t octet : septets.first(std::min(septets.size(), kRun))) {
      const std::uint8_t septet = octet & 0x7F;
      Utf8Char c = kMainUtf8[septet];
      if (escaped) {
        escaped = false;
        if (septet == kEscape) {
          c = {{' '}, 1};
        } else if (kExtensionUtf8[septet].size != 0) {
          c = kExtensionUtf8[septet];
        }
      } else if (septet == kEscape) {
        escaped = true;
        continue;
      }
      std::memcpy(end, c.octets.data(), c.octets.size());
      end += c.size;
    }
    text.append(piece.data(), static_cast<std::size_t>(end - piece.data()));
    septets = septets.subspan(std::min(septets.size(), kRun));
  }
}

Gsm7Code gsm7_code(char32_t character, LanguageShift) {
  if (character < kDirect) return kCodes[character];
  return character == kEuro ? kEuroCode : Gsm7Code{};
}

}  // namespace pigeon::sms
