// What pulls what (talking.md 2.2): the names that a slot, a reading or a topic wants before it can
// be asked, read or told, and the order of the questions that follows from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "playbook/playbook.h"

namespace pigeon::playbook {

// A name that something wants, and where the file says so.
struct Pull {
  std::string name;
  std::string field = {};
  std::vector<std::string> filters = {};
  toml::Position at = {};
};

// In the order in which they are wanted. A choice wants its data before its question.
std::vector<Pull> pulls_of(const Slot& slot);
std::vector<Pull> pulls_of(const Data& data);
std::vector<Pull> pulls_of(const Write& write);
std::vector<Pull> pulls_of(const Condition& condition);
std::vector<Pull> pulls_of(const Wording& wording);
// The write, what is said, and the same of on_error.
std::vector<Pull> pulls_of(const Outcome& outcome, const Playbook& playbook);
// Its cases in order, then its own outcome.
std::vector<Pull> pulls_of(const Topic& topic, const Playbook& playbook);

// The slots that a topic may ask, in the order in which it would when it asks all of them.
std::vector<const Slot*> questions_of(const Topic& topic, const Playbook& playbook);

// Of the format: `me from msg now today event contact open options`.
bool is_reserved(std::string_view name);

}  // namespace pigeon::playbook
