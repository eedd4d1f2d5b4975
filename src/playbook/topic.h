// When this is said, tell them that (talking.md 2.3, [topic.X]).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "playbook/condition.h"
#include "playbook/template.h"
#include "playbook/wording.h"

namespace pigeon::playbook {

// A name and where it was written.
struct Named {
  std::string name = {};
  toml::Position at = {};

  bool empty() const { return name.empty(); }
};

// What is done and said.
struct Outcome {
  Named write = {};  // `do`
  Wording say = {};
  Named hand = {};                               // to this agent
  Named next = {};                               // then this topic
  std::vector<Named> forget = {};                // slots
  std::shared_ptr<const Outcome> on_error = {};  // when the write fails

  bool silent() const { return write.empty() && say.empty() && hand.empty() && next.empty(); }
};

struct Case {
  Condition condition = {};
  Outcome outcome = {};
};

// A text that a customer may write, in one language (empty: it does not tell).
struct Saying {
  std::string text = {};
  std::string language = {};
};

// `expect`: what short answers mean while the text that offers them is the open one.
struct Expected {
  std::vector<std::string> words = {};  // normalised
  Named topic = {};
};

struct Topic {
  std::string name = {};
  toml::Position at = {};
  std::vector<Saying> words = {};    // normalised; the whole text is one
  std::vector<Saying> like = {};     // examples
  std::vector<Template> match = {};  // "*{number}*"
  std::string event = {};
  bool missed_call = false;
  std::optional<Milliseconds> within = {};  // an older event is no news
  Template once = {};
  std::vector<Case> cases = {};  // the first that holds
  Outcome outcome = {};          // where none does
  std::vector<Expected> expect = {};
};

}  // namespace pigeon::playbook
