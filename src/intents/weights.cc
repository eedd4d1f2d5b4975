#include "intents/weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace pigeon::intents {
namespace {

constexpr double kSteps = 127;
// So many topics are added up at a time, in one or two instructions. Left to itself, the compiler
// adds them up one by one at -O2.
constexpr std::size_t kAtATime = 8;
using Steps = std::int8_t __attribute__((vector_size(kAtATime)));
using Floats = float __attribute__((vector_size(kAtATime * sizeof(float))));

// Adds `value` times the steps to the sums.
void add_times(std::span<const std::int8_t> steps, float value, std::span<float> sums) {
  for (std::size_t start = 0; start < steps.size(); start += kAtATime) {
    Steps some;
    Floats added;
    std::memcpy(&some, &steps[start], sizeof some);
    std::memcpy(&added, &sums[start], sizeof added);
    added += value * __builtin_convertvector(some, Floats);
    std::memcpy(&sums[start], &added, sizeof added);
  }
}

}  // namespace

Weights::Weights(std::size_t features, std::size_t topics)
    : topics_(topics),
      width_((topics + kAtATime - 1) / kAtATime * kAtATime),
      steps_(features * width_),
      step_size_(topics),
      constants_(topics) {}

void Weights::set(std::size_t topic, std::span<const double> weights) {
  double largest = 0;
  for (const double weight : weights.first(weights.size() - 1))
    largest = std::max(largest, std::abs(weight));
  const double step = largest > 0 ? largest / kSteps : 1;
  step_size_[topic] = static_cast<float>(step);
  constants_[topic] = static_cast<float>(weights.back());
  for (std::size_t feature = 0; feature + 1 < weights.size(); ++feature)
    steps_[feature * width_ + topic] =
        static_cast<std::int8_t>(std::lround(weights[feature] / step));
}

std::vector<double> Weights::margins(std::span<const Coordinate> vector) const {
  std::vector<float> sums(width_);
  for (const Coordinate& one : vector) {
    add_times(std::span(steps_).subspan(one.feature * width_, width_), one.value, sums);
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
