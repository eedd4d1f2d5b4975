// Learning from texts that nobody filed: those of the owner's own log of which a model is sure.
// They bring words in which customers say what the examples say otherwise.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "intents/model.h"

namespace pigeon::intents {

// The examples, and behind them the texts of `log` that a model of them is sure of, under the topic
// it takes them for, marked as guesses; of each topic at most as many as it has examples, the
// surest first. No text leaves the machine. Nothing is added where the examples make no model.
std::vector<Example> self_taught(std::span<const Example> examples,
                                 std::span<const std::string> log);

}  // namespace pigeon::intents
