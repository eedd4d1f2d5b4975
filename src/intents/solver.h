// One topic against all others: a linear support vector machine (liblinear, squared hinge loss).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intents/space.h"

namespace pigeon::intents {

// The vectors of all examples: together they are most of what training needs.
class Rows {
 public:
  explicit Rows(std::size_t features) : features_(features) {}

  void add(std::span<const Coordinate> vector);
  std::size_t size() const { return rows_.size(); }

  // The sum that `weights` (of separate()) make of a row.
  double margin(std::size_t row, std::span<const double> weights) const;

  // The weights, and last what every text gets, that set apart the rows of `chosen` which are
  // `positive` (by row) from the others: margins above 0 for them. An empty text counts as one of
  // the others, so that even a model of one topic has something to tell it from. Seeds the C
  // library's rand().
  std::vector<double> separate(std::span<const std::uint32_t> chosen,
                               const std::vector<bool>& positive, std::uint32_t seed) const;

 private:
  std::size_t features_;
  // Each as long as it must be.
  std::vector<std::vector<Coordinate>> rows_;
};

}  // namespace pigeon::intents
