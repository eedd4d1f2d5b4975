// How people text, made up with a seed: shortened words, typing slips, no punctuation. The list of
// shortenings is the bench's own, so that nothing is judged by what it was built from.
#pragma once

#include <string>
#include <string_view>

#include "intents/dice.h"

namespace pigeon::bench {

struct Noise {
  double shortened = 0.30;  // of the words that are commonly shortened
  double slips = 0.08;      // of all words: a letter left out, doubled, swapped or mistaken
};

std::string noisy(std::string_view text, const Noise& noise, intents::Dice& dice);

}  // namespace pigeon::bench
