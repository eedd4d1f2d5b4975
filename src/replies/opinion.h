// What somebody is asked who gives a second opinion on a text (a language model, where the owner
// has set one up): to choose one of what is listed, and nothing else. What is said stays the
// playbook's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pigeon::replies {

struct OpinionChoice {
  std::string name;                        // of a topic, or the label of an answer
  std::vector<std::string> examples = {};  // of the topic; a few
};

// A second opinion is to be fetched: which of `choices` the text means, if any.
struct NeedOpinion {
  std::string text;
  std::vector<OpinionChoice> choices;
};

// The number of a choice, from 0; nothing: none of them, or no answer.
struct Opinion {
  std::optional<std::size_t> choice = {};
};

}  // namespace pigeon::replies
