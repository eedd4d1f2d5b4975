// How well texts are understood by a model that has not seen them: so that an owner hears what new
// examples bring before they are kept.
#pragma once

#include <cstddef>
#include <span>

#include "intents/model.h"

namespace pigeon::intents {

struct HeldOut {
  std::size_t texts = 0;
  std::size_t right = 0;  // the likeliest topic is theirs
  std::size_t acted = 0;
  std::size_t acted_right = 0;
};

// Each fifth of `judged` is judged by a model of the other four and of `besides`. Five trainings.
HeldOut held_out(std::span<const Example> judged, std::span<const Example> besides);

}  // namespace pigeon::intents
