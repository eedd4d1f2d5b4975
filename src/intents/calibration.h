// From margins to how often such an answer is right, and to the threshold below which a text
// belongs to no topic.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "intents/folds.h"

namespace pigeon::intents {

// A topic's margin in one text, and how far it is ahead of the best of the others (negative:
// behind).
struct Standing {
  std::size_t topic = 0;
  double margin = 0;
  double lead = 0;
};

// The `most` topics with the highest margins, the highest first; of equals the first topic.
std::vector<Standing> standings(std::span<const double> margins, std::size_t most);

// What a fold's model made of a text that it had not seen.
struct Trial {
  std::vector<Standing> standings;  // never empty
  Label truth;
  bool is_known = false;  // the fold's model knew the topic
};

// The share of yes among cases like these: 1 / (1 + exp(-(constant + a x + b y))).
struct Chance {
  double constant = 0;
  std::array<double, 2> slopes{};

  double of(double x, double y = 0) const;
};

struct Calibration {
  Chance right;          // of a standing: its margin and its lead
  Chance in_scope;       // of a text: its highest margin
  double threshold = 0;  // of in_scope
  double hopeless = 0;   // of in_scope: below, it is not even worth asking
};

// Trials may be few or none: what can't be learnt from them is then a cautious guess.
Calibration calibrated(std::span<const Trial> trials);

}  // namespace pigeon::intents
