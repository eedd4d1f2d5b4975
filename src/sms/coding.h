// Which alphabet and tables a text goes out in: the coding with the fewest parts that loses
// nothing, the plainer one where equal (3GPP TS 23.038 section 6; the default tables, then national
// ones, then UCS2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sms/alphabet.h"
#include "sms/capacity.h"
#include "sms/segment.h"
#include "sms/user_data_header.h"

namespace pigeon::sms {

// Units that one part holds: the only part of a text, and one of several.
struct PartLimits {
  std::size_t only = 0;
  std::size_t one_of_several = 0;

  // For so many units if none were lost at the borders.
  constexpr std::size_t fewest_parts(std::size_t units) const {
    return units <= only ? 1 : (units + one_of_several - 1) / one_of_several;
  }
};

struct Coding {
  Alphabet alphabet = Alphabet::gsm7;
  LanguageShift language;

  // The default tables of the GSM 7-bit alphabet, which every phone knows.
  bool is_plainest() const { return alphabet == Alphabet::gsm7 && language == LanguageShift{}; }
  PartLimits limits(const SegmentOptions& options) const {
    return {
        units_behind(header_octets(0, language), alphabet),
        units_behind(header_octets(options.sixteen_bit_reference ? 16 : 8, language), alphabet)};
  }
  // What each part of a text of so many holds, in units.
  std::size_t units_in_part(std::size_t parts, const SegmentOptions& options) const;
};

// Fills parts one character after the other; a character is never cut.
class Tally {
 public:
  explicit Tally(PartLimits limits) : limits_(limits) {}

  // A character of `units` units.
  void add(std::size_t units) {
    if (in_last_ + units > limits_.one_of_several) {
      ++full_;
      in_last_ = 0;
    }
    in_last_ += units;
    total_ += units;
  }

  // Characters of one unit each.
  void add_singles(std::size_t count) {
    total_ += count;
    while (count > limits_.one_of_several - in_last_) {
      count -= limits_.one_of_several - in_last_;
      ++full_;
      in_last_ = 0;
    }
    in_last_ += count;
  }

  std::size_t parts() const { return total_ <= limits_.only ? 1 : full_ + 1; }

 private:
  PartLimits limits_;
  std::size_t full_ = 0;  // parts that are closed
  std::size_t in_last_ = 0;
  std::size_t total_ = 0;
};

struct CodingChoice {
  Coding coding;
  std::size_t parts = 0;
};

// Errors as segment().
Result<CodingChoice> choose_coding(std::string_view utf8, const SegmentOptions& options);

// The characters, once each, that keep a text out of the plainer coding: those that no table which
// `options` allow has when it went out in UCS2, else those that the default tables lack.
std::vector<std::string> forcing_characters(std::string_view utf8, const Coding& coding,
                                            const SegmentOptions& options);

}  // namespace pigeon::sms
