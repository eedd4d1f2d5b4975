// What somebody asks to be sent, as JSON (`pigeon send`, a line of a batch), judged completely
// before anything is queued: number, text, times, modem, consent.
#pragma once

#include <utility>

#include "base/instant.h"
#include "base/result.h"
#include "control/json.h"
#include "daemon/door.h"
#include "messages/message.h"

namespace pigeon::daemon {

// The draft and the number of segments it takes. Keys: to, text (needed), report, at, priority,
// modem, key, program, expires. Errors say which key is wrong.
Result<std::pair<messages::Draft, int>> read_draft(const House& house, const control::Json& form,
                                                   Instant now);

// Refuses what the ledger forbids at once, so that the sender hears of it now and not at the gate:
// "stopped", "no-consent".
Result<void> check_consent(store::Store& store, const messages::Draft& draft, Instant now);
// The same for a standing that is known.
Result<void> judge_consent(const consent::Standing& standing, const messages::Draft& draft,
                           Instant now);

}  // namespace pigeon::daemon
