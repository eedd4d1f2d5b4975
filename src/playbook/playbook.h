// A playbook: what one program of an owner says to whom (talking.md 2.3; docs/playbook.md for
// owners). This version acts on [program], on the words and say of topics, and on [texts]; the rest
// of the format is accepted and noted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "playbook/local_text.h"
#include "toml/blame.h"

namespace pigeon::playbook {

enum class Kind {
  conversational,  // the customer writes first
  informational,   // reminders and the like
  promotional,
};

struct Program {
  std::string name = {};
  Kind kind = Kind::conversational;
  bool needs_opt_in = false;                // it may write first only to those who have agreed
  std::string timezone = {};                // empty: the configuration's
  std::vector<std::string> languages = {};  // never empty; the first is the default
  std::string currency = {};                // ISO 4217, or empty
  std::string quiet = {};                   // as written; empty: the configuration's
  std::string max = {};                     // as written: "2 per 1d"
  LocalText help = {};

  const std::string& language() const { return languages.front(); }
};

// When this is said, tell them that.
struct Topic {
  std::string name = {};                // "change" of [topic.change]
  std::vector<std::string> words = {};  // normalised by consent::normalise; the whole text is one
  LocalText say = {};
  // It needs what this version does not do (values, writes, hand-over, cases): it is never matched.
  bool beyond = false;
};

// What Pigeon says of itself, where the owner wants it said in other words. Empty: the defaults.
struct Texts {
  LocalText unsubscribed = {};  // after STOP
  LocalText resubscribed = {};  // after START
  LocalText opt_in = {};        // the question whether they want the program's texts
  LocalText subscribed = {};    // after YES to it
  LocalText not_stopped = {};   // START of somebody who never stopped
  LocalText help = {};          // after HELP, where [program] has no help
  LocalText fallback = {};      // nothing was understood; without it Pigeon stays silent
  LocalText handed = {};        // a person takes over
};

struct Playbook {
  std::string file = {};
  Program program = {};
  std::vector<Topic> topics = {};  // in the order of the file
  Texts texts = {};
};

struct Loaded {
  std::optional<Playbook> playbook = {};  // nothing when there is an error among the blames
  std::vector<toml::Blame> blames = {};   // errors and notes, in the order of the file
};

// Reads a playbook; `file` is its name in the blames. Reads no other file.
Loaded load(std::string_view text, const std::string& file);

// What `pigeon check FILE` prints: everything wrong, and notes on what this version leaves undone.
std::vector<toml::Blame> check(std::string_view text, const std::string& file);

}  // namespace pigeon::playbook
