// Who is texting, when a person is there, and how much is said (talking.md 2.3: [program], [hours],
// [limits], [agent.X], [texts]).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "playbook/local_text.h"
#include "playbook/spans.h"
#include "playbook/topic.h"

namespace pigeon::playbook {

enum class Kind {
  conversational,  // the customer writes first
  informational,   // reminders and the like
  promotional,
};

struct Program {
  std::string name = {};
  toml::Position at = {};
  Kind kind = Kind::conversational;
  bool needs_opt_in = false;                // it may write first only to those who have agreed
  std::string timezone = {};                // empty: the configuration's
  std::vector<std::string> languages = {};  // never empty; the first is the default
  std::string currency = {};                // ISO 4217, or empty
  std::string quiet = {};                   // as written; empty: the configuration's
  std::string max = {};                     // as written: "2 per 1d"
  // What a customer calls its texts ("visits"): STOP and it ends these alone. Normalised; or empty.
  std::string word = {};
  LocalText help = {};

  const std::string& language() const { return languages.front(); }
};

struct Hours {
  std::vector<OpenSpan> open = {};  // empty: always
  std::string closed = {};          // path of an .ics with the days on which nobody is there
};

// A person or several who take over.
struct Agent {
  std::string name = {};
  toml::Position at = {};
  std::vector<PhoneNumber> sms = {};
  bool web = false;
  std::optional<Milliseconds> wait = {};  // nobody took it in that time: `otherwise`
  Named otherwise = {};                   // `else`: a topic
};

// What Pigeon says of itself, where the owner wants it said in other words. Empty: the defaults.
struct Texts {
  LocalText unsubscribed = {};  // after STOP
  LocalText resubscribed = {};  // after START
  LocalText opt_in = {};        // the question whether they want the program's texts
  LocalText subscribed = {};    // after YES to it
  LocalText not_stopped = {};   // START of somebody who never stopped
  LocalText help = {};          // after HELP, where [program] has no help
  LocalText fallback = {};      // nothing was understood
  LocalText handed = {};        // a person takes over
  LocalText expired = {};       // an answer to a question that is no longer open
  LocalText back = {};          // "back" where there is nothing to go back to
};

}  // namespace pigeon::playbook
