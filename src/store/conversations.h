// What the reply engine remembers between two texts, as the store keeps it: the state is its own
// business (text in a form of its own), its times and its tag are not.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/phone_number.h"

namespace pigeon::store {

// One a program and a number.
struct KeptConversation {
  PhoneNumber number;
  std::string program = {};
  std::string state = {};
  std::optional<Instant> due = {};  // when something happens by itself
  int tag = 0;                      // of a hand-over; 0: a program has it
};

// A call-back that was promised.
struct Call {
  std::int64_t id = 0;
  std::string program = {};
  PhoneNumber number;
  Instant begins;
  Instant ends;
  std::string about = {};
};

// An event that waits for the end of quiet hours.
struct WaitingEvent {
  std::int64_t id = 0;
  std::string program = {};
  PhoneNumber number;
  std::string name = {};
  std::string values = {};  // JSON
  Instant at;               // when it happened
  Instant due;
};

}  // namespace pigeon::store
