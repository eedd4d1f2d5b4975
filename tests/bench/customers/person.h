// A made-up customer at work: writes, reads what comes, answers, gives up.
#pragma once

#include <string>
#include <vector>

#include "bench/customers/case.h"
#include "replies/assistant.h"

namespace pigeon::bench {

enum class End {
  resolved,
  handed_over,     // a person has it
  falsely_solved,  // the program was done with it, and the goal is not met; or they gave up
};

struct Course {
  End end = End::falsely_solved;
  bool reached_person = false;
  std::size_t wrong_writes = 0;
  std::size_t turns = 0;  // texts of theirs
  std::vector<std::string> transcript = {};
};

// What stands between the customer and the program in a baseline: the text that the program gets
// in place of theirs. Gets their text and the last text to them.
using Relay = std::function<std::string(const std::string&, const std::string&)>;

Course course_of(const Case& one, Behaviour behaviour, const replies::Assistant& assistant,
                 const Relay& relay, intents::Dice& dice);

}  // namespace pigeon::bench
