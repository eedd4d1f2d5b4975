// A text as Pigeon knows it from the moment it is wanted (or heard) to its end. Plain values; what
// is on disk is the store's business, what is on the air the modem's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "base/result.h"

namespace pigeon::messages {

using MessageId = std::int64_t;

enum class Direction { in, out };

// The honest life of a message. An incoming one is only ever `received`.
//   held       waits for a person's approval
//   queued     on disk, not handed to a modem
//   sending    a part of it may be on the air
//   sent       the service centre has taken every part
//   delivered  a status report for every part says so
//   failed     refused for good; `error` says why
//   unknown    handed to the modem and no answer seen: never sent again without evidence
//   cancelled  by its owner, or by the recipient's STOP
//   expired    no longer useful when its turn came
enum class State {
  received,
  held,
  queued,
  sending,
  sent,
  delivered,
  failed,
  unknown,
  cancelled,
  expired,
};

std::string_view to_string(State state);
std::optional<State> state_from_string(std::string_view text);
std::string_view to_string(Direction direction);

// No further move is possible without a person or a late report.
bool is_final(State state);

// Why a text goes out. The gate (consent/gate.h) judges by it.
enum class Origin {
  hand,          // `pigeon send`: the owner's own word
  reply,         // an answer to somebody who has just written
  confirmation,  // the single text that confirms STOP, START or HELP
  reminder,      // `pigeon remind`
  program,       // anything a program sends of its own accord; needs that program's consent
};

std::string_view to_string(Origin origin);
std::optional<Origin> origin_from_string(std::string_view text);

// What somebody wants sent.
struct Draft {
  PhoneNumber to;
  std::string text;
  Origin origin = Origin::hand;
  bool report = false;                     // ask for status reports
  int priority = 0;                        // higher goes first
  std::string modem = {};                  // empty: any
  std::string key = {};                    // idempotency key; empty: none
  std::string program = {};                // whose consent it needs; empty: nobody's
  std::optional<Instant> not_before = {};  // --at
  std::optional<Instant> expires = {};     // stale after this: not sent
  std::optional<MessageId> answers = {};   // the inbound message that it answers
};

struct Message {
  MessageId id = 0;
  Direction direction = Direction::out;
  PhoneNumber number;
  std::string text = {};
  State state = State::queued;
  int segments = 1;
  std::string modem = {};
  std::optional<Instant> queued_at = {};
  std::optional<Instant> sent_at = {};
  std::optional<Instant> delivered_at = {};
  std::optional<Instant> received_at = {};
  int attempts = 0;
  std::vector<int> references = {};  // TP-MR of each part, in order; -1 where the modem gave none
  std::optional<Error> error = {};
  Origin origin = Origin::hand;
  std::string program = {};
  int priority = 0;
  bool report = false;
  std::optional<Instant> not_before = {};
  std::optional<Instant> expires = {};
  std::optional<MessageId> answers = {};
  std::optional<int> message_class = {};  // of an incoming text; 0 is a flash message
};

// Refuses what can never be sent, before anything is queued: "empty-text", "invalid-utf8",
// "not-textable" (an alphanumeric recipient). The number of segments is judged by sms::segment.
Result<void> check(const Draft& draft);

}  // namespace pigeon::messages
