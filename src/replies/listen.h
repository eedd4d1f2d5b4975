// What a customer's text means to one program, in the fixed order of talking.md 2.3: the open
// question, what the open text expects, exact words, patterns, examples.
#pragma once

#include <optional>
#include <string>

#include "replies/context.h"

namespace pigeon::replies {

struct Heard {
  enum class Kind {
    answer,  // to the open question: `value`
    facts,   // that the topic wants beside its open question
    back,    // to the question before
    chosen,  // of "did you mean": `topic`
    lapsed,  // an answer to a question that is no longer open
    topic,   // `topic`
  };
  Kind kind = Kind::topic;
  Value value = {};
  std::vector<std::pair<std::string, Value>> facts = {};
  std::string topic = {};
  std::string language = {};
  std::string how = {};  // for the note: "word", "example"
};

// By what is open between us; nothing when the text has nothing to do with it.
std::optional<Heard> hear_what_is_open(const Assistant& assistant, const Conversation& conversation,
                                       const std::string& text, Instant now);
std::optional<Heard> hear_word(const Assistant& assistant, const std::string& text);
std::optional<Heard> hear_pattern(const Assistant& assistant, const std::string& text);
// The same as an example.
std::optional<Heard> hear_example(const Assistant& assistant, const std::string& text);

// A question with a list of answers is open.
bool has_open_choice(const Conversation& conversation);

// What a text may mean, for whoever is asked for a second opinion: an answer to the open question
// that lists some, else a topic that has examples.
struct PossibleHearing {
  OpinionChoice choice;
  Heard heard;
};
std::vector<PossibleHearing> possible_hearings(const Assistant& assistant,
                                               const Conversation& conversation);

// What is done about it.
Outcome act_on(const Heard& heard, const Assistant& assistant, const Context& context,
               const Occasion& occasion, const Conversation& conversation, const std::string& text);

// What is done about a text that nobody understood.
Outcome act_on_nothing(const std::optional<intents::Verdict>& verdict, const Assistant& assistant,
                       const Context& context, const Occasion& occasion,
                       const Conversation& conversation, const std::string& text);

}  // namespace pigeon::replies
