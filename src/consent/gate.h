// The one gate before a modem: may this text go to this number now? Asked in the transaction that
// marks a part as sending, nowhere else (talking.md 1.5 and 1.6).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/instant.h"
#include "base/result.h"
#include "consent/ledger.h"

namespace pigeon::consent {

struct MayGo {};
struct Wait {
  Instant until;
  Error why;  // "stop-suspected", "quiet-hours"
};
struct Never {
  std::string why;
};
using Verdict = std::variant<MayGo, Wait, Never>;

// What the gate has to know of a text.
struct Request {
  bool proactive = true;       // false: an answer, or a confirmation of STOP, START or HELP
  bool needs_consent = false;  // a program's own text
  std::string program = {};
  // When the recipient's quiet hours end; nothing: it is none of them, or the text keeps none.
  std::optional<Instant> quiet_until = {};
};

// How long a text waits before it is judged again while a STOP is suspected.
inline constexpr std::chrono::minutes kSuspicionLooksAgain{15};

// After STOP nothing proactive goes, whoever asks, and while one is suspected it waits; a program's
// text needs its consent. What may go waits for the end of the quiet hours.
Verdict may_send(const Standing& standing, const Request& request, Instant now);

}  // namespace pigeon::consent
