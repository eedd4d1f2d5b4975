// What is remembered of a conversation between one program and one person: which topic is being
// told, what has been filled in, which question is open. Nothing of the way there: so a power cut
// loses nothing, and a changed playbook can take a running conversation over (talking.md 2.2).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "replies/value.h"

namespace pigeon::replies {

// A question that was put.
struct Question {
  std::string slot = {};                 // empty: "did you mean"
  std::vector<Value> options = {};       // rows of a choice, or names of topics; in their order
  std::vector<std::string> labels = {};  // as they were shown
  std::string about = {};                // of "did you mean": what was not understood
  int tries = 0;                         // answers that were none
  Instant asked = {};
  std::optional<Instant> expires = {};
};

// The open text that offers short answers: a reminder, or a topic with `expect`.
struct Menu {
  std::string remind = {};  // whose `expect` it is; else
  std::string topic = {};
  std::string moment = {};  // of the reminder's row
  Instant until = {};
};

// After a bare CANCEL: this word means that only the visit was meant.
struct WayBack {
  std::string word = {};
  std::string topic = {};
  Instant until = {};
};

// A person has it, or is asked to take it.
struct Handed {
  int tag = 0;  // the N of "#N"
  std::string agent = {};
  Instant since = {};
  std::optional<PhoneNumber> taken_by = {};
  bool by_hand = false;                      // taken where there is no number: `pigeon reply`
  std::optional<Instant> wait_until = {};    // nobody took it by then: the agent's `else`
  std::optional<Instant> parked_until = {};  // "#1 3h"
  bool suspicion = false;                    // of a STOP; "done" says that it was none
  bool overdue = false;  // nobody took it: the program answers again, a person still may
};

struct Conversation {
  std::string program = {};
  std::string topic = {};  // being told; empty: none
  Value event = {};        // what the trigger carried
  std::map<std::string, Value> slots = {};
  std::vector<std::string> filled = {};  // names of `slots`, in the order in which they were filled
  std::optional<Question> question = {};
  std::optional<Question> lapsed = {};  // the last that nobody answered in time
  std::optional<Menu> menu = {};
  std::optional<WayBack> way_back = {};
  std::optional<Handed> handed = {};
  std::vector<std::string> once = {};  // events that were told, newest last
  std::string language = {};           // of what matched last
  int misses = 0;                      // texts in a row that were not understood
  std::optional<Instant> touched = {};

  void fill(const std::string& slot, Value value);
  void forget(const std::string& slot);
  void end_topic();

  // When something happens by itself: a question lapses, an agent's time is over.
  std::optional<Instant> due() const;
  // Nothing is left to remember.
  bool idle() const;
};

// A person has it, and the program is silent.
bool is_held(const Conversation& conversation);

std::string to_text(const Conversation& conversation);
// What can't be read of it, because a later version wrote it, is left out.
Conversation conversation_from_text(std::string_view text);

}  // namespace pigeon::replies
