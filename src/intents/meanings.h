// What a word roughly means, so that "when does my package get here" is like "where is my parcel"
// although no example says "package".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intents/languages.h"

namespace pigeon::intents {

using Meaning = std::uint16_t;

// The rows of meanings_table.h, found by word. Immutable.
class Meanings {
 public:
  explicit Meanings(Stemmer& stemmer);

  // `stem` is the word's English stem, whatever its language: it joins the plurals of all six well
  // enough. Empty when the word is in no row.
  std::span<const Meaning> of(const std::string& stem) const;

 private:
  std::unordered_map<std::string, std::vector<Meaning>> by_stem_;
};

}  // namespace pigeon::intents
