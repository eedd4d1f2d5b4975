// The consent ledger on disk, for the other calls of the store that read or write it inside their
// own transaction.
#pragma once

#include <optional>

#include "consent/ledger.h"
#include "store/connection.h"

namespace pigeon::store {

void append_entry(Connection& db, const consent::Entry& entry);

// When the number was erased; nothing: it was not. Whoever was erased stays blocked until START.
std::optional<Instant> erased_at(Connection& db, const PhoneNumber& number);

// Folded from all entries of the number: the ledger is the truth, a standing is never stored.
consent::Standing standing_of(Connection& db, const PhoneNumber& number);

}  // namespace pigeon::store
