#include "sms/gsm7.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "sms/gsm7_tables.h"
#include "sms/national_tables.h"
#include "sms/plain.h"

namespace pigeon::sms {
namespace {

// A character as UTF-8: up to three octets, the first lowest, and their number in the highest
// octet. 0 is no character.
using Utf8Char = std::uint32_t;

constexpr Utf8Char to_utf8(char16_t c) {
  const std::uint32_t v = c;
  if (v == 0) return 0;
  if (v < 0x80) return 1u << 24 | v;
  if (v < 0x800) return 2u << 24 | (0x80 | (v & 0x3F)) << 8 | (0xC0 | v >> 6);
  return 3u << 24 | (0x80 | (v & 0x3F)) << 16 | (0x80 | (v >> 6 & 0x3F)) << 8 | (0xE0 | v >> 12);
}

// Writes four octets and returns the end of the character's own; what is behind is written over by
// the next.
char* put(Utf8Char c, char* at) {
  for (unsigned i = 0; i < 4; ++i)
    at[i] = static_cast<char>(c >> (8 * i));
  return at + (c >> 24);
}

using Utf8Table = std::array<Utf8Char, 128>;
using Utf8Tables = std::array<Utf8Table, kLanguages>;

// `gap` stands where the specification defines nothing.
constexpr Utf8Tables to_utf8(const std::array<Gsm7Table, kLanguages>& tables, char16_t gap) {
  Utf8Tables all{};
  for (std::size_t language = 0; language < kLanguages; ++language) {
    for (std::size_t i = 0; i < 128; ++i) {
      const char16_t c = tables[language][i];
      all[language][i] = to_utf8(c == 0 ? gap : c);
    }
  }
  return all;
}

constexpr Utf8Tables kMain = to_utf8(kLockingTables, char16_t{kReplacement});
constexpr Utf8Tables kExtension = to_utf8(kSingleShiftTables, 0);
constexpr Utf8Char kBlank = to_utf8(u' ');

// is_plain() says what the default table says.
static_assert([] {
  for (unsigned i = 0; i < 256; ++i) {
    if (is_plain(static_cast<std::uint8_t>(i)) !=
        (i < 128 && i != kEscape && kDefaultTable[i % 128] == i))
      return false;
  }
  return true;
}());

constexpr std::uint8_t known(std::uint8_t language) {
  return language < kLanguages ? language : 0;
}

// The default tables by character, for those below U+0400; the euro alone lies above.
constexpr std::size_t kDirect = 0x400;
constexpr std::array<Gsm7Code, kDirect> kDefaultCodes = [] {
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

// The septet of a character, the lowest when a table has it twice; 128 when it lacks it. National
// tables are few and searched for texts that no default table holds, so a walk will do.
std::size_t find(const Gsm7Table& table, char32_t character) {
  return static_cast<std::size_t>(std::ranges::find(table, character) - table.begin());
}

// Tables hold U+0000 where they are empty and U+001B for the escape: neither is a character of
// theirs.
constexpr bool is_text(char32_t character) {
  return character != 0 && character != kEscape;
}

Gsm7Code national_code(char32_t character, LanguageShift language) {
  if (!is_text(character)) return {};
  const std::size_t main = find(kLockingTables[known(language.locking)], character);
  if (main < 128) return {1, static_cast<std::uint8_t>(main)};
  const std::size_t extended = find(kSingleShiftTables[known(language.single)], character);
  if (extended < 128) return {2, static_cast<std::uint8_t>(extended)};
  return {};
}

// Reads septets into UTF-8; an escape may stand at the end of one call and its code in the next.
class Gsm7Reader {
 public:
  explicit Gsm7Reader(LanguageShift language)
      : main_(kMain[known(language.locking)]),
        extension_(kExtension[known(language.single)]),
        plain_groups_(&main_ == &kMain[0]) {}

  // Writes at most three octets a septet and four more; returns the end of the text.
  char* read(std::span<const std::uint8_t> septets, char* end) {
    std::size_t i = 0;
    while (i < septets.size()) {
      if (plain_groups_ && !escaped_ && i + kPlainGroup <= septets.size() &&
          are_plain(septets.data() + i)) {
        std::memcpy(end, septets.data() + i, kPlainGroup);
        end += kPlainGroup;
        i += kPlainGroup;
        continue;
      }
      const std::size_t stop = std::min(i + kPlainGroup, septets.size());
      for (; i < stop; ++i)
        end = put(character(septets[i] & 0x7F), end);
    }
    return end;
  }

 private:
  Utf8Char character(std::uint8_t septet) {
    if (escaped_) {
      escaped_ = false;
      if (septet == kEscape) return kBlank;
      return extension_[septet] != 0 ? extension_[septet] : main_[septet];
    }
    if (septet != kEscape) return main_[septet];
    escaped_ = true;
    return 0;
  }

  const Utf8Table& main_;
  const Utf8Table& extension_;
  bool plain_groups_;  // in the default table plain septets are text as they stand
  bool escaped_ = false;
};

}  // namespace

void append_gsm7(std::string& text, std::span<const std::uint8_t> septets, LanguageShift language) {
  constexpr std::size_t kRun = 256;  // septets that are read into one piece of stack
  Gsm7Reader reader(language);
  std::array<char, 3 * kRun + sizeof(Utf8Char)> piece;
  while (!septets.empty()) {
    const auto run = septets.first(std::min(septets.size(), kRun));
    const char* end = reader.read(run, piece.data());
    text.append(piece.data(), static_cast<std::size_t>(end - piece.data()));
    septets = septets.subspan(run.size());
  }
}

std::size_t plain_run(std::string_view utf8) {
  const auto* octets = reinterpret_cast<const std::uint8_t*>(utf8.data());
  std::size_t size = 0;
  while (size + kPlainGroup <= utf8.size() && are_plain(octets + size))
    size += kPlainGroup;
  while (size < utf8.size() && is_plain(octets[size]))
    ++size;
  return size;
}

Gsm7Code gsm7_code(char32_t character, LanguageShift language) {
  if (language != LanguageShift{}) return national_code(character, language);
  if (character < kDirect) return kDefaultCodes[character];
  return character == kEuro ? kEuroCode : Gsm7Code{};
}

TablesWith tables_with(char32_t character) {
  TablesWith with;
  if (!is_text(character)) return with;
  for (std::uint8_t language = 0; language < kLanguages; ++language) {
    const auto bit = static_cast<std::uint16_t>(1u << language);
    if (find(kLockingTables[language], character) < 128) with.locking |= bit;
    if (find(kSingleShiftTables[language], character) < 128) with.single |= bit;
  }
  return with;
}

}  // namespace pigeon::sms
