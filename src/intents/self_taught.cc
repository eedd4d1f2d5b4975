#include "intents/self_taught.h"

#include <algorithm>
#include <map>
#include <set>

namespace pigeon::intents {
namespace {

// The share of such answers that are right, or more.
constexpr double kSureOfIt = 0.9;
// What a topic may gain at least, however few examples it has.
constexpr std::size_t kLeastRoom = 10;

struct Guess {
  const std::string* text;
  double score;
};

}  // namespace

std::vector<Example> self_taught(std::span<const Example> examples,
                                 std::span<const std::string> log) {
  std::vector<Example> taught(examples.begin(), examples.end());
  const auto model = Model::train(examples);
  if (!model) return taught;
  std::map<std::string, std::size_t> room;
  std::set<std::string> known;
  for (const Example& example : examples) {
    ++room[example.intent];
    known.insert(example.text);
  }
  std::map<std::string, std::vector<Guess>> guesses;
  for (const std::string& text : log) {
    const Verdict verdict = model->classify(text);
    const bool sure = verdict.band == Band::act && verdict.best().score >= kSureOfIt;
    if (sure && known.insert(text).second)
      guesses[verdict.best().intent].push_back({&text, verdict.best().score});
  }
  for (auto& [topic, of_topic] : guesses) {
    std::ranges::stable_sort(of_topic, std::ranges::greater{}, &Guess::score);
    of_topic.resize(std::min(of_topic.size(), std::max(room[topic], kLeastRoom)));
    for (const Guess& guess : of_topic)
      taught.push_back({topic, *guess.text, true});
  }
  return taught;
}

}  // namespace pigeon::intents
