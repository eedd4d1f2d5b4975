// What a free text asks for, learnt from the few examples that an owner wrote per topic. A model is
// trained when a playbook is loaded, never shipped, and knows when a text is meant for a person.
// docs/intents.md tells how it works and what was measured.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pigeon::intents {

// A text as a customer would write it, and the topic it belongs to.
struct Example {
  std::string intent;
  std::string text;
  bool is_guess = false;  // filed by a model: learnt from, but nothing is judged by it
};

// A topic that a text may mean. `score` is from 0 to 1 and may be compared between texts and
// between models: about the share of such answers that are right.
struct Candidate {
  std::string intent;
  double score = 0;
};

// What may be done with a verdict, by how sure it is.
enum class Band {
  act,        // do what the first candidate says
  ask,        // "did you mean 1) … 2) …": offered()
  hand_over,  // none of the topics: a person reads it
};

// What the model thinks of one text.
struct Verdict {
  std::vector<Candidate> ranked;  // the likeliest first, at most five, never empty
  double in_scope = 0;            // 0 to 1: how surely the text belongs to any topic at all
  bool out_of_scope = false;      // in_scope is below the model's threshold
  Band band = Band::hand_over;

  const Candidate& best() const { return ranked.front(); }

  // The two or three candidates of a question (one when the model has one topic); empty unless band
  // is `ask`.
  std::span<const Candidate> offered() const { return {ranked.data(), offered_count}; }
  std::size_t offered_count = 0;
};

struct Standing;     // calibration.h
struct Explanation;  // explain.h

struct Options {
  std::uint32_t seed = 1;  // of the folds of the calibration and of the solver
};

// Immutable once trained; cheap to move and to copy; classify() may run on several threads at once.
// The same examples in the same order give the same model on every machine.
class Model {
 public:
  // Errors: "no-examples" when there are none; "empty-intent" when one has no topic: the meaning
  // names the number of the example, from 1. One without a letter, digit or emoji teaches nothing.
  // Takes well under a second for a shop (20 topics of 8 examples: about 0.1 s on a PC), and is
  // not to run on two threads at once.
  static Result<Model> train(std::span<const Example> examples, Options options = {});

  // Any text, valid UTF-8 or not. An empty one is out of scope.
  Verdict classify(std::string_view text) const;

  // The same with the reasons.
  Explanation explain(std::string_view text) const;

  // The value of Verdict::in_scope below which a text is out of scope.
  double threshold() const;

  // What it takes in memory, less the few kilobytes of its vocabulary.
  std::size_t bytes() const;

 private:
  class Trained;
  Verdict verdict_of(const std::vector<Standing>& standings, bool is_empty) const;
  explicit Model(std::shared_ptr<const Trained> trained) : trained_(std::move(trained)) {}

  std::shared_ptr<const Trained> trained_;
};

}  // namespace pigeon::intents
