// Everything that a model knows: the parts of model.h put together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intents/calibration.h"
#include "intents/explain.h"
#include "intents/model.h"
#include "intents/reading.h"
#include "intents/space.h"
#include "intents/weights.h"

namespace pigeon::intents {

class Model::Trained {
 public:
  Trained(std::span<const Example> examples, Options options);

  Reading read(std::string_view text) const;
  // Never empty; `most` is 1 or more.
  std::vector<Standing> standings_of(const Reading& reading, std::size_t most) const;
  std::vector<WordEffect> effects_of(const Reading& reading) const;
  std::vector<NearExample> nearest_to(const Reading& reading) const;
  const std::string& topic(std::size_t number) const { return topics_[number]; }
  const Calibration& calibration() const { return calibration_; }
  std::size_t bytes() const { return space_.bytes() + weights_.bytes(); }

 private:
  std::vector<Example> examples_;
  std::vector<std::string> topics_;  // in the order of their first examples
  Reader reader_;
  Space space_;
  Weights weights_;
  Calibration calibration_;
};

}  // namespace pigeon::intents
