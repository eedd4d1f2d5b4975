#include "intents/trained.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "intents/folds.h"
#include "intents/solver.h"

namespace pigeon::intents {
namespace {

// The weights of all topics together, in bytes.
constexpr std::size_t kMostWeights = 12'000'000;
constexpr std::size_t kTriedStandings = 3;

struct Lesson {
  std::vector<std::string> topics;
  std::vector<std::string> texts;
  std::vector<Label> labels;
};

// The examples, and each topic's own name as one more of its examples.
Lesson lesson_of(std::span<const Example> examples) {
  Lesson lesson;
  std::unordered_map<std::string, std::uint32_t> number;
  for (const Example& example : examples) {
    const auto next = static_cast<std::uint32_t>(lesson.topics.size());
    const auto [topic, is_new] = number.try_emplace(example.intent, next);
    if (is_new) lesson.topics.push_back(example.intent);
    lesson.texts.push_back(example.text);
    lesson.labels.push_back({topic->second, example.is_guess});
  }
  for (std::uint32_t topic = 0; topic < lesson.topics.size(); ++topic) {
    std::string name = lesson.topics[topic];
    std::ranges::replace(name, '_', ' ');
    lesson.texts.push_back(name);
    lesson.labels.push_back({topic, true});
  }
  return lesson;
}

std::vector<bool> rows_of(std::uint32_t topic, const std::vector<Label>& labels) {
  std::vector<bool> rows;
  for (const Label& label : labels)
    rows.push_back(label.topic == topic);
  return rows;
}

std::vector<Trial> tried(const Rows& rows, const Lesson& lesson, const Fold& fold,
                         std::uint32_t seed) {
  std::vector<std::size_t> known;
  for (std::size_t topic = 0; topic < lesson.topics.size(); ++topic) {
    if (!fold.kept[topic]) known.push_back(topic);
  }
  if (known.empty()) return {};
  std::vector<std::vector<double>> margins(fold.judged.size());
  for (const std::size_t topic : known) {
    const auto weights =
        rows.separate(fold.learnt, rows_of(static_cast<std::uint32_t>(topic), lesson.labels), seed);
    for (std::size_t i = 0; i < fold.judged.size(); ++i)
      margins[i].push_back(rows.margin(fold.judged[i], weights));
  }
  std::vector<Trial> trials;
  for (std::size_t i = 0; i < fold.judged.size(); ++i) {
    const Label& truth = lesson.labels[fold.judged[i]];
    Trial trial{standings(margins[i], kTriedStandings), truth, !fold.kept[truth.topic]};
    for (Standing& standing : trial.standings)
      standing.topic = known[standing.topic];
    trials.push_back(std::move(trial));
  }
  return trials;
}

}  // namespace

Model::Trained::Trained(std::span<const Example> examples, Options options)
    : examples_(examples.begin(), examples.end()), reader_(lesson_of(examples).texts) {
  Lesson lesson = lesson_of(examples);
  // Each is read twice: all of them as read would take more room than their vectors.
  Stemmer stemmer;
  Tally tally;
  for (const std::string& text : lesson.texts)
    tally.add(reader_.read_example(text, stemmer));
  space_ = Space(std::move(tally), kMostWeights / lesson.topics.size());
  Rows rows(space_.size());
  for (const std::string& text : lesson.texts)
    rows.add(space_.vector_of(reader_.read_example(text, stemmer)));
  std::vector<Trial> trials;
  for (const Fold& fold : folds_of(lesson.labels, lesson.topics.size(), options.seed)) {
    for (Trial& trial : tried(rows, lesson, fold, options.seed))
      trials.push_back(std::move(trial));
  }
  calibration_ = calibrated(trials);
  std::vector<std::uint32_t> all(rows.size());
  std::iota(all.begin(), all.end(), 0);
  weights_ = Weights(space_.size(), lesson.topics.size());
  for (std::uint32_t topic = 0; topic < lesson.topics.size(); ++topic)
    weights_.set(topic, rows.separate(all, rows_of(topic, lesson.labels), options.seed));
  topics_ = std::move(lesson.topics);
}

Reading Model::Trained::read(std::string_view text) const {
  Stemmer stemmer;
  return reader_.read(text, stemmer);
}

std::vector<Standing> Model::Trained::standings_of(const Reading& reading, std::size_t most) const {
  return standings(weights_.margins(space_.vector_of(reading)), most);
}

}  // namespace pigeon::intents
