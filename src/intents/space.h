// Which features the examples have, how rare each is, and a text as a vector over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "intents/features.h"

namespace pigeon::intents {

struct Coordinate {
  std::uint32_t feature = 0;  // from 0
  float value = 0;
};

// The features of all examples, before it is decided which of them are kept.
class Tally {
 public:
  void add(const Reading& example);

 private:
  friend class Space;
  // One for each example that has it. A deque: it grows without holding everything twice.
  std::deque<std::uint64_t> names_;
  std::size_t examples_ = 0;
};

// Immutable. Every group of a vector has the length that kGroupWeights gives it, less what fell to
// features that no example has: so a text of unknown words is near to nothing.
class Space {
 public:
  Space() = default;
  // At most `most_features` are kept: on a large set those of few texts are left out first.
  Space(Tally tally, std::size_t most_features);

  std::size_t size() const { return names_.size(); }
  // Sorted by feature.
  std::vector<Coordinate> vector_of(const Reading& reading) const;
  std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t find(std::uint64_t name) const;
  void fill_slots();

  std::vector<std::uint64_t> names_;  // sorted
  std::vector<float> rarity_;
  std::vector<std::uint32_t> slots_;  // an open-addressed table of positions in names_
  float rarity_of_unseen_ = 0;
  float weight_of_little_ = 1;
};

// How alike two texts are: 0 to 1.
double likeness(const std::vector<Coordinate>& a, const std::vector<Coordinate>& b);

}  // namespace pigeon::intents
