#include "intents/model.h"

#include <algorithm>
#include <utility>

#include "intents/explain.h"
#include "intents/trained.h"

namespace pigeon::intents {
namespace {

constexpr std::size_t kMostRanked = 5;
constexpr std::size_t kMostOffered = 3;
// As often right as this is right enough to act without asking.
constexpr double kSureEnough = 0.8;
// A candidate that is this much less likely than the first is not worth its place in a question,
// unless it is the second: a question needs two.
constexpr double kWorthOffering = 0.3;

Result<void> judge(std::span<const Example> examples) {
  if (examples.empty()) {
    return fail("no-examples", "There is no example to learn from",
                "Write a few texts for each topic, as a customer would");
  }
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const std::string which = "Example " + std::to_string(i + 1);
    if (examples[i].intent.empty()) {
      return fail("empty-intent", which + " belongs to no topic", "Name its topic");
    }
  }
  return {};
}

std::size_t count_of_offered(const std::vector<Candidate>& ranked) {
  std::size_t count = std::min<std::size_t>(2, ranked.size());
  while (count < std::min(kMostOffered, ranked.size()) &&
         ranked[count].score >= kWorthOffering * ranked.front().score) {
    ++count;
  }
  return count;
}

}  // namespace

Result<Model> Model::train(std::span<const Example> examples, Options options) {
  if (auto sound = judge(examples); !sound) return fail(sound.error());
  return Model(std::make_shared<const Trained>(examples, options));
}

Verdict Model::verdict_of(const std::vector<Standing>& standings, bool is_empty) const {
  const Calibration& calibration = trained_->calibration();
  Verdict verdict;
  for (const Standing& standing : standings) {
    verdict.ranked.push_back(
        {trained_->topic(standing.topic), calibration.right.of(standing.margin, standing.lead)});
  }
  verdict.in_scope = is_empty ? 0 : calibration.in_scope.of(standings.front().margin);
  verdict.out_of_scope = is_empty || verdict.in_scope < calibration.threshold;
  if (!verdict.out_of_scope && verdict.best().score >= kSureEnough) {
    verdict.band = Band::act;
  } else if (!is_empty && verdict.in_scope >= calibration.hopeless) {
    verdict.band = Band::ask;
    verdict.offered_count = count_of_offered(verdict.ranked);
  }
  return verdict;
}

Verdict Model::classify(std::string_view text) const {
  const Reading reading = trained_->read(text);
  return verdict_of(trained_->standings_of(reading, kMostRanked), reading.empty());
}

Explanation Model::explain(std::string_view text) const {
  const Reading reading = trained_->read(text);
  Explanation explanation;
  explanation.verdict = verdict_of(trained_->standings_of(reading, kMostRanked), reading.empty());
  explanation.threshold = threshold();
  explanation.words = trained_->effects_of(reading);
  explanation.nearest = trained_->nearest_to(reading);
  return explanation;
}

double Model::threshold() const {
  return trained_->calibration().threshold;
}

std::size_t Model::bytes() const {
  return trained_->bytes();
}

}  // namespace pigeon::intents
