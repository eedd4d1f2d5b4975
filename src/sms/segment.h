// A text cut into the parts that go out as single TPDUs (3GPP TS 23.040 sections 9.2.3.24.1 and
// 9.2.3.24.8, 23.038 section 6): 160 or 153 septets, 70 or 67 UTF-16 units each. An escape and its
// character, and the two halves of a surrogate pair, always stay together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sms/alphabet.h"
#include "sms/user_data_header.h"

namespace pigeon::sms {

enum class AlphabetChoice : std::uint8_t {
  automatic,  // the one with the fewest parts that loses nothing
  gsm7,       // or an error when a character does not fit
  ucs2,
};

// Which national tables may be used besides the default ones: bit n allows language n, 1 to 13.
// None by default, since many phones know none.
inline constexpr std::uint16_t kNoLanguage = 0;
inline constexpr std::uint16_t kAnyLanguage = 0x3FFE;
constexpr std::uint16_t only_language(int language) {
  return static_cast<std::uint16_t>(1 << language & kAnyLanguage);
}

struct SegmentOptions {
  AlphabetChoice alphabet = AlphabetChoice::automatic;
  std::uint16_t languages = kNoLanguage;
  bool sixteen_bit_reference = false;  // 152 and 66 instead of 153 and 67
};

struct Segmentation {
  struct Part {
    std::uint32_t first = 0;  // index of its first unit
    std::uint16_t count = 0;  // units
  };

  Alphabet alphabet = Alphabet::gsm7;  // gsm7 or ucs2
  LanguageShift language;              // gsm7 only
  bool sixteen_bit_reference = false;
  std::vector<std::uint8_t> units;  // a septet an octet, or two octets a UTF-16 unit, high first
  std::vector<Part> parts;
  int units_left = 0;  // what still fits into the last part
  std::vector<std::string>
      forced_by;  // characters (UTF-8) that the plainer alphabet lacks, once each

  std::size_t size() const { return parts.size(); }
  std::span<const std::uint8_t> units_of(std::size_t part) const;  // octets as in `units`
};

inline constexpr std::size_t kMostParts = 255;

// Errors "empty-text", "invalid-utf8", "text-too-long" (more than 255 parts), "not-in-alphabet"
// (gsm7 was asked for).
Result<Segmentation> segment(std::string_view utf8, const SegmentOptions& options = {});

// Only the number of parts, under the same errors.
Result<std::size_t> count_segments(std::string_view utf8, const SegmentOptions& options = {});

}  // namespace pigeon::sms
