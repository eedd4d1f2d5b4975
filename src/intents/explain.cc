#include "intents/explain.h"

#include <algorithm>
#include <utility>

#include "intents/trained.h"

namespace pigeon::intents {
namespace {

constexpr std::size_t kMostNear = 5;

}  // namespace

std::vector<WordEffect> Model::Trained::effects_of(const Reading& reading) const {
  std::vector<WordEffect> effects;
  const auto whole = standings_of(reading, 1).front();
  for (std::size_t left_out = 0; left_out < reading.size(); ++left_out) {
    Reading rest = reading;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
    const double margin = weights_.margins(space_.vector_of(rest))[whole.topic];
    effects.push_back({reading[left_out].written, reading[left_out].meant, whole.margin - margin});
  }
  return effects;
}

std::vector<NearExample> Model::Trained::nearest_to(const Reading& reading) const {
  const auto vector = space_.vector_of(reading);
  Stemmer stemmer;
  std::vector<NearExample> all;
  for (const Example& example : examples_) {
    const auto other = space_.vector_of(reader_.read_example(example.text, stemmer));
    all.push_back({example, likeness(vector, other)});
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &NearExample::likeness);
  all.resize(std::min(all.size(), kMostNear));
  return all;
}

}  // namespace pigeon::intents
