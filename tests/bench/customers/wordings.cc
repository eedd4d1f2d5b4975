#include "bench/customers/wordings.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

namespace pigeon::bench {
namespace {

// From `at`, until the alternative or the whole ends.
std::string sequence(std::string_view grammar, std::size_t& at, intents::Dice& dice) {
  std::string text;
  while (at < grammar.size() && grammar[at] != '|' && grammar[at] != ')') {
    if (grammar[at] != '(') {
      text += grammar[at++];
      continue;
    }
    std::vector<std::string> alternatives;
    do {
      ++at;
      alternatives.push_back(sequence(grammar, at, dice));
    } while (at < grammar.size() && grammar[at] == '|');
    ++at;
    text += alternatives[dice.below(alternatives.size())];
  }
  return text;
}

}  // namespace

std::string drawn(std::string_view grammar, intents::Dice& dice) {
  std::size_t at = 0;
  return sequence(grammar, at, dice);
}

Wordings::Wordings(const char* clinc) {
  if (clinc == nullptr) return;
  const auto json = nlohmann::json::parse(std::ifstream(clinc));
  for (const char* part : {"train", "val"}) {
    for (const auto& row : json[part])
      texts_[row[1].get<std::string>()].push_back(row[0]);
  }
}

std::string Wordings::of(std::string_view intents, std::string_view grammar, intents::Dice& dice,
                         std::size_t words) const {
  std::vector<const std::string*> fitting;
  std::istringstream names{std::string(intents)};
  for (std::string name; names >> name;) {
    const auto found = texts_.find(name);
    if (found == texts_.end()) continue;
    for (const std::string& text : found->second) {
      if (static_cast<std::size_t>(std::ranges::count(text, ' ')) < words) fitting.push_back(&text);
    }
  }
  // Half of each, so that neither the grammar's author nor one data set decides alone.
  if (fitting.empty() || (!grammar.empty() && dice.below(2) == 0)) return drawn(grammar, dice);
  return *fitting[dice.below(fitting.size())];
}

}  // namespace pigeon::bench
