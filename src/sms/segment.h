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

// What a cut between two parts spares as long as that costs no extra part; phones that show the
// parts of a text one by one are rare but not gone.
enum class Spare : std::uint8_t {
  characters,  // parts are filled to their end
  graphemes,   // what a reader takes for one sign: a letter with its accents, a joined emoji
  words,       // cuts where a line may be broken
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
  Spare spare = Spare::characters;
  bool allow_empty = false;  // one part without a character, which is legal but mostly a mistake
};

// What a TPDU says of its part of a text. `units`: a septet an octet, or two octets a UTF-16 unit,
// high first.
struct PartOfText {
  Alphabet alphabet = Alphabet::gsm7;  // gsm7 or ucs2
  LanguageShift language;              // gsm7 only
  bool sixteen_bit_reference = false;
  std::size_t index = 0;  // from 0
  std::size_t total = 1;
  std::span<const std::uint8_t> units;
};

struct Segmentation {
  struct Part {
    std::uint32_t first = 0;  // octet in `units`
    std::uint16_t count = 0;  // octets
  };

  Alphabet alphabet = Alphabet::gsm7;
  LanguageShift language;
  bool sixteen_bit_reference = false;
  std::vector<std::uint8_t> units;  // of all parts, as in PartOfText
  std::vector<Part> parts;
  int units_left = 0;  // what still fits into the last part
  std::vector<std::string>
      forced_by;  // characters (UTF-8) that the plainer alphabet lacks, once each

  std::size_t size() const { return parts.size(); }
  PartOfText part(std::size_t index) const;
};

inline constexpr std::size_t kMostParts = 255;

// Errors "empty-text", "invalid-utf8", "text-too-long" (more than 255 parts), "not-in-alphabet"
// (gsm7 was asked for).
Result<Segmentation> segment(std::string_view utf8, const SegmentOptions& options = {});

// Only the number of parts, under the same errors.
Result<std::size_t> count_segments(std::string_view utf8, const SegmentOptions& options = {});

}  // namespace pigeon::sms
