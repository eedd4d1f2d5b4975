#include "intents/weights.h"

#include <algorithm>
#include <cmath>

namespace pigeon::intents {
namespace {

constexpr double kSteps = 127;

}  // namespace

Weights::Weights(std::size_t features, std::size_t topics)
    : topics_(topics), steps_(features * topics), step_size_(topics), constants_(topics) {}

void Weights::set(std::size_t topic, std::span<const double> weights) {
  double largest = 0;
  for (const double weight : weights.first(weights.size() - 1))
    largest = std::max(largest, std::abs(weight));
  const double step = largest > 0 ? largest / kSteps : 1;
  step_size_[topic] = static_cast<float>(step);
  constants_[topic] = static_cast<float>(weights.back());
  for (std::size_t feature = 0; feature + 1 < weights.size(); ++feature)
    steps_[feature * topics_ + topic] =
        static_cast<std::int8_t>(std::lround(weights[feature] / step));
}

std::vector<double> Weights::margins(std::span<const Coordinate> vector) const {
  std::vector<float> sums(topics_);
  for (const Coordinate& one : vector) {
    const std::int8_t* steps = &steps_[one.feature * topics_];
    for (std::size_t topic = 0; topic < topics_; ++topic)
      sums[topic] += one.value * static_cast<float>(steps[topic]);
  }
  std::vector<double> margins(topics_);
  for (std::size_t topic = 0; topic < topics_; ++topic)
    margins[topic] = double{sums[topic]} * double{step_size_[topic]} + double{constants_[topic]};
  return margins;
}

std::size_t Weights::bytes() const {
  return steps_.size() + (step_size_.size() + constants_.size()) * sizeof(float);
}

}  // namespace pigeon::intents
