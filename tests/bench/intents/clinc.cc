#include "bench/intents/clinc.h"

#include <algorithm>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

namespace pigeon::bench {
namespace {

using intents::Example;

std::vector<Example> texts(const nlohmann::json& rows) {
  std::vector<Example> examples;
  for (const auto& row : rows)
    examples.push_back({row[1], row[0]});
  return examples;
}

}  // namespace

Data load(const char* file) {
  const auto json = nlohmann::json::parse(std::ifstream(file));
  return {texts(json["train"]), texts(json["val"]), texts(json["oos_val"])};
}

std::vector<std::string> topics_of(const std::vector<Example>& examples) {
  std::set<std::string> topics;
  for (const Example& example : examples)
    topics.insert(example.intent);
  return {topics.begin(), topics.end()};
}

std::vector<Example> drawn(const std::vector<Example>& from, const std::set<std::string>& topics,
                           std::size_t each, intents::Dice& dice) {
  std::map<std::string, std::vector<Example>> by_topic;
  for (const Example& example : from) {
    if (topics.contains(example.intent)) by_topic[example.intent].push_back(example);
  }
  std::vector<Example> chosen;
  for (auto& [topic, examples] : by_topic) {
    dice.shuffle(examples);
    examples.resize(std::min(each, examples.size()));
    chosen.insert(chosen.end(), examples.begin(), examples.end());
  }
  return chosen;
}

double percent(std::size_t count, std::size_t of) {
  return of == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(of);
}

}  // namespace pigeon::bench
