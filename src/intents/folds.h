// How a model is judged before it is used, without any text that is out of scope: a part of the
// topics and a part of the other topics' examples are kept from it; the former are then texts that
// belong to no topic it knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pigeon::intents {

// An example's topic by number; names of topics and guesses are learnt from, but nothing is judged
// by them.
struct Label {
  std::uint32_t topic = 0;
  bool only_learnt = false;
};

struct Fold {
  std::vector<std::uint32_t> learnt;  // numbers of examples
  std::vector<std::uint32_t> judged;
  std::vector<bool> kept;  // by topic: the model of this fold does not know it
};

// The same on every machine. A topic of one example is judged only as one that is not known.
std::vector<Fold> folds_of(std::span<const Label> labels, std::size_t topics, std::uint32_t seed);

}  // namespace pigeon::intents
