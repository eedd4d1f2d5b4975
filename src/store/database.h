// What a Store holds: the connection. The calls of store.h are spread over inbound, outbox, queue,
// listing, reminders, ledger and facts.
#pragma once

#include "store/connection.h"
#include "store/store.h"

namespace pigeon::store {

class Store::Database {
 public:
  explicit Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
  Connection& connection() { return *connection_; }

  QuietHours quiet_hours = [](const AboutToGo&, Instant) { return std::nullopt; };

 private:
  std::unique_ptr<Connection> connection_;
};

inline Error no_such_message(MessageId id) {
  return Error("no-such-message", "There is no message " + std::to_string(id),
               "List them with: pigeon outbox, pigeon inbox");
}

}  // namespace pigeon::store
