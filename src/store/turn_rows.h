// Inside this room: what a turn of the reply engine leaves behind, within the transaction of the
// caller.
#pragma once

#include "store/connection.h"
#include "store/store.h"

namespace pigeon::store {

void write_turn(Connection& db, const Answer& answer, Instant now);

}  // namespace pigeon::store
