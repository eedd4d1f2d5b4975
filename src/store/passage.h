// The gate of consent (consent/gate.h) as a waiting text meets it, in the transaction that would
// hand it to a modem.
#pragma once

#include "store/rows.h"
#include "store/store.h"

namespace pigeon::store {

// Lets it go (true), or moves it (false): stale, stopped, or not yet. The caller saves it.
bool passes_gate(Connection& db, const QuietHours& quiet, Outgoing& outgoing, Instant now);

}  // namespace pigeon::store
