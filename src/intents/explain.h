// Why a model thinks what it thinks of a text: for the owner who wonders.
#pragma once

#include <string>
#include <vector>

#include "intents/model.h"

namespace pigeon::intents {

// What a word did for the first candidate.
struct WordEffect {
  std::string written;  // with abbreviations written out
  std::string meant;    // the word of the examples that it was taken for; the same when it is known
  double effect = 0;    // by how much the margin falls when the word is left out
};

struct NearExample {
  Example example;
  double likeness = 0;  // 0 to 1
};

struct Explanation {
  Verdict verdict;
  double threshold = 0;              // of Verdict::in_scope
  std::vector<WordEffect> words;     // in the order of the text
  std::vector<NearExample> nearest;  // the nearest first, at most five
};

}  // namespace pigeon::intents
