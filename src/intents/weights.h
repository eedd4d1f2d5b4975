// The weights of all topics in a byte each: what classify() adds up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intents/space.h"

namespace pigeon::intents {

class Weights {
 public:
  Weights() = default;
  Weights(std::size_t features, std::size_t topics);

  // Rounds the weights of a topic, the what every text gets last, to 255 steps.
  void set(std::size_t topic, std::span<const double> weights);

  // The margin of each topic: above 0 on its side.
  std::vector<double> margins(std::span<const Coordinate> vector) const;
  std::size_t bytes() const;

 private:
  std::size_t topics_ = 0;
  std::size_t width_ = 0;           // topics_ rounded up: as many as are added up at a time
  std::vector<std::int8_t> steps_;  // by feature, then topic
  std::vector<float> step_size_;
  std::vector<float> constants_;
};

}  // namespace pigeon::intents
