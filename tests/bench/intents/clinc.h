// CLINC150 (Larson et al. 2019; not in this repository) as the benches of understanding use it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "intents/dice.h"
#include "intents/model.h"

namespace pigeon::bench {

struct Data {
  std::vector<intents::Example> train;
  std::vector<intents::Example> judged;   // `val`
  std::vector<intents::Example> foreign;  // `oos_val`
};

Data load(const char* file);

std::vector<std::string> topics_of(const std::vector<intents::Example>& examples);

// `each` examples of every topic in `topics`, drawn with the dice.
std::vector<intents::Example> drawn(const std::vector<intents::Example>& from,
                                    const std::set<std::string>& topics, std::size_t each,
                                    intents::Dice& dice);

double percent(std::size_t count, std::size_t of);

}  // namespace pigeon::bench
