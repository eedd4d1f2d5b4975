// The moves of an outgoing text, from queued to its end, as a plain value. Every move that must not
// happen is refused here, so the store only reads, moves and writes.
//
//   queued --hand_over--> sending (on air) --taken--> sending (its next part waits) ... --> sent
//     ^                      |  |  |                                                         |
//     +-- try_again ---------+  |  +--no_answer--> unknown --taken, resend, drop-->     delivered
//     +-- not_handed_over ------+                                                       or failed
#pragma once

#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "messages/message.h"

namespace pigeon::messages {

struct Life {
  State state = State::queued;
  int parts = 1;
  int taken = 0;      // parts that the service centre has taken; also the number of the next one
  int delivered = 0;  // parts whose status report says delivered
  int attempts = 0;   // hand-overs that counted, the successful last one included
  std::optional<Instant> due = {};     // the next hand-over is not before; nothing: at once
  std::optional<Instant> handed = {};  // when part `taken` was handed to a modem
  std::optional<Instant> sent_at = {};
  std::optional<Instant> delivered_at = {};
  std::vector<int> references = {};  // TP-MR of the parts taken; -1 where none is known
  std::optional<Error> error = {};

  bool on_air() const { return state == State::sending && handed.has_value(); }
  bool partly_sent() const { return state == State::sending && !handed; }
  bool may_be_handed_over() const { return state == State::queued || partly_sent(); }

  friend bool operator==(const Life&, const Life&) = default;
};

// A refusal for now is believed this many times; then the message fails with the last error.
inline constexpr int kMaxAttempts = 8;

// Each move returns false, and changes nothing, when the life is not in a state for it.

// Its next part is given to a modem: from here on it counts as possibly on the air.
bool hand_over(Life& life, Instant now);

// The service centre took the part that is on the air, or whose answer was never seen.
bool taken(Life& life, int reference, Instant now);
bool refused(Life& life, const Error& error);
bool try_again(Life& life, const std::optional<Error>& error, std::optional<Instant> due);
// The modem never took the part; nothing is counted.
bool not_handed_over(Life& life, std::optional<Instant> due);
bool no_answer(Life& life, const std::optional<Error>& error);

// A status report says that a part arrived, or that the text never will.
bool part_delivered(Life& life, Instant discharged);
bool undeliverable(Life& life, const Error& error);

// The gate says: not before, and why.
bool wait(Life& life, Instant until, const Error& why);
// Its turn came too late. `why`: where more is known than that.
bool expire(Life& life, const std::optional<Error>& why = {});
// By its owner; refused once a part may be on the air.
bool cancel(Life& life);
// By the recipient's STOP, or because consent is missing: also the rest of a text partly sent, but
// never a part that is on the air.
bool stop(Life& life, const Error& error);
// The recipient's START takes back a `stop` of a text of which nothing had gone.
bool bring_back(Life& life);

// A person's word about an unknown one.
bool resend(Life& life);
bool drop(Life& life);

}  // namespace pigeon::messages
