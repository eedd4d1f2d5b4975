// Walks a text and hands out what goes into one part after the other, in its coding (3GPP TS 23.038
// section 6). An escape and its character, and the two halves of a surrogate pair, stay together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "sms/coding.h"

namespace pigeon::sms {

// The units of one part: a septet an octet, or two octets a UTF-16 unit, high first.
struct PartUnits {
  std::array<std::uint8_t, 160> octets;
  std::size_t size = 0;

  std::span<const std::uint8_t> span() const { return {octets.data(), size}; }
};

class Cutter {
 public:
  // `utf8` is valid and all of it can be written in `coding`; a part holds `limit` units. `ends`
  // says in octets of `utf8` where each part ends; without them a part ends where it is full.
  Cutter(std::string_view utf8, Coding coding, std::size_t limit,
         std::vector<std::size_t> ends = {})
      : utf8_(utf8), coding_(coding), limit_(limit), ends_(std::move(ends)) {}

  bool at_end() const { return position_ == utf8_.size(); }
  std::size_t position() const { return position_; }  // octets of UTF-8 that have been handed out
  std::size_t parts() const { return parts_; }        // that have been handed out

  void next(PartUnits& part);
  // One that ends before octet `stop` of the text, or earlier where it is full.
  void next(PartUnits& part, std::size_t stop);

 private:
  void fill_with_septets(PartUnits& part, std::string_view text);
  void fill_with_ucs2(PartUnits& part, std::string_view text);

  std::string_view utf8_;
  Coding coding_;
  std::size_t limit_;
  std::vector<std::size_t> ends_;
  std::size_t position_ = 0;
  std::size_t parts_ = 0;
};

}  // namespace pigeon::sms
