// Telling a topic: as far as it goes with what is known, which is to its end or to a question.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "playbook/topic.h"
#include "replies/pull.h"

namespace pigeon::replies {

// A person shall take over.
struct Hand {
  std::string agent = {};
};

// A call that is promised.
struct CallBack {
  LocalTime begins;
  LocalTime ends;
  std::string about = {};  // what is known, for who calls
};

struct Told {
  std::vector<std::string> texts = {};
  std::optional<Hand> hand = {};
  bool promise_only = false;  // the last text says no more than that a person comes
  std::vector<CallBack> call_backs = {};
  bool asked = false;   // a question is open now
  bool untold = false;  // it could not be told: see why
  std::string why = {};
};

// To be looked up before it can be told.
using Missing = std::variant<Request, WantPromised>;

// Tells `conversation.topic` and moves the conversation.
tl::expected<Told, Missing> tell(const Assistant& assistant, Conversation& conversation,
                                 const Occasion& occasion, const Findings& findings,
                                 const std::optional<std::vector<Promise>>& promised);

// What is known, for a person who takes over: "number AL-204311, day 2026-05-18".
std::string what_is_known(const Assistant& assistant, const Conversation& conversation);

// A question that nobody answers is open so long.
inline constexpr std::chrono::hours kQuestionStays{24};

}  // namespace pigeon::replies
