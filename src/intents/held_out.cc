#include "intents/held_out.h"

#include <vector>

namespace pigeon::intents {
namespace {

constexpr std::size_t kHeldOutParts = 5;

}  // namespace

HeldOut held_out(std::span<const Example> judged, std::span<const Example> besides) {
  HeldOut result;
  for (std::size_t part = 0; part < kHeldOutParts; ++part) {
    std::vector<Example> learnt(besides.begin(), besides.end());
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (i % kHeldOutParts != part) learnt.push_back(judged[i]);
    }
    const auto model = Model::train(learnt);
    for (std::size_t i = part; i < judged.size(); i += kHeldOutParts) {
      ++result.texts;
      if (!model) continue;
      const Verdict verdict = model->classify(judged[i].text);
      const bool right = verdict.best().intent == judged[i].intent;
      const bool acted = verdict.band == Band::act;
      result.right += right ? 1 : 0;
      result.acted += acted ? 1 : 0;
      result.acted_right += acted && right ? 1 : 0;
    }
  }
  return result;
}

}  // namespace pigeon::intents
