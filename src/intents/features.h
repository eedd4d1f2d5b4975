// What is counted in a text: stems, neighbours, pairs of stems, pieces of words, rough meanings and
// their pairs. Each kind is a group that is scaled to one length by itself.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "intents/reading.h"

namespace pigeon::intents {

enum class Group : std::uint8_t {
  stems,
  neighbours,     // two stems in a row, the ends of the text among them
  pairs,          // two stems anywhere
  letters,        // 2 to 5 letters in a row, within a word
  meanings,       // what is neither known nor little counts in the length alone
  meaning_pairs,  // two meanings anywhere
  mixed_pairs,    // a stem and a meaning
};
inline constexpr std::size_t kGroups = 7;

// How much each group weighs in the likeness of two texts (docs/intents.md, "Groups").
inline constexpr std::array<double, kGroups> kGroupWeights{0.7, 1.0, 1.0, 1.3, 0.5, 0.5, 0.5};

struct Feature {
  std::uint64_t name = 0;  // unique among all groups
  Group group{};
  std::uint32_t times = 0;
  bool is_little = false;       // made of little words alone
  bool is_length_only = false;  // makes the text longer, but nothing is learnt from it
};

// Sorted by name, each once.
std::vector<Feature> features_of(const Reading& reading);

}  // namespace pigeon::intents
