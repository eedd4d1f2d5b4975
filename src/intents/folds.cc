#include "intents/folds.h"

#include <numeric>

#include "intents/dice.h"

namespace pigeon::intents {
namespace {

constexpr std::size_t kParts = 5;

// Of many examples two folds say as much as five, or one, and all five would take too long.
std::size_t count_of_folds(std::size_t examples) {
  constexpr std::size_t kMany = 800;
  constexpr std::size_t kVeryMany = 4000;
  if (examples < kMany) return kParts;
  return examples < kVeryMany ? 2 : 1;
}

}  // namespace

std::vector<Fold> folds_of(std::span<const Label> labels, std::size_t topics, std::uint32_t seed) {
  Dice dice(seed);
  std::vector<std::size_t> part_of_topic(topics);
  std::iota(part_of_topic.begin(), part_of_topic.end(), 0);
  dice.shuffle(part_of_topic);
  std::vector<std::vector<std::uint32_t>> examples(topics);
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (!labels[i].only_learnt) examples[labels[i].topic].push_back(i);
  }
  std::vector<std::size_t> part_of_example(labels.size());
  for (auto& of_topic : examples) {
    dice.shuffle(of_topic);
    const std::size_t first = dice.below(kParts);
    for (std::size_t i = 0; i < of_topic.size(); ++i)
      part_of_example[of_topic[i]] = (first + i) % kParts;
  }

  std::vector<Fold> folds(count_of_folds(labels.size()));
  for (std::size_t part = 0; part < folds.size(); ++part) {
    Fold& fold = folds[part];
    for (std::size_t topic = 0; topic < topics; ++topic)
      fold.kept.push_back(topics > 1 && part_of_topic[topic] % kParts == part);
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      const bool alone = examples[label.topic].size() < 2;
      if (fold.kept[label.topic]) {
        if (!label.only_learnt) fold.judged.push_back(i);
      } else if (!label.only_learnt && !alone && part_of_example[i] == part) {
        fold.judged.push_back(i);
      } else {
        fold.learnt.push_back(i);
      }
    }
  }
  return folds;
}

}  // namespace pigeon::intents
