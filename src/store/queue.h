// The waiting texts: how one enters the queue, and what a STOP or START does to those of a number.
#pragma once

#include "messages/message.h"
#include "store/connection.h"
#include "store/store.h"

namespace pigeon::store {

// Queues it, or finds the message that was queued with the same idempotency key.
Queued enqueue_one(Connection& db, const messages::Draft& draft, int segments, Instant now);

// Cancels everything proactive to `number` that is not on the air, with error "stopped": whole
// texts, and the rest of texts partly sent. Answers and confirmations stay: a person may still be
// answered after STOP. `program`: only what is of that one; empty: of all.
void cancel_after_stop(Connection& db, const PhoneNumber& number, const std::string& program = {});

// Queues again what cancel_after_stop cancelled, if nothing of it had gone and its time is still
// to come. A text that was due in the meantime stays cancelled: it would come as a surprise.
void bring_back_after_start(Connection& db, const PhoneNumber& number, Instant now,
                            const std::string& program = {});

// What a text that STOP has cancelled says of itself.
Error stopped_error();

}  // namespace pigeon::store
