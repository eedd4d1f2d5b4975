// Rows of the table `message` as values and back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "messages/life.h"
#include "messages/message.h"
#include "store/connection.h"

namespace pigeon::store {

// The lane of a text (column `wish`) is the modem that it wants, "" any. While it waits for its
// instant this stands in front, so that no modem finds it: Store::release takes it away.
inline constexpr char kClockMark = '@';

// The columns that `message_in` reads, in its order.
extern const std::string kMessageColumns;
messages::Message message_in(const Statement& row);

// An outgoing message as its moves need it.
struct Outgoing {
  messages::MessageId id = 0;
  PhoneNumber number;
  std::string modem;  // that its parts went by; "" before the first hand-over
  messages::Origin origin = messages::Origin::hand;
  bool report = false;
  std::string program = {};
  std::optional<Instant> expires = {};
  messages::Life life = {};
};

// Nothing when there is no such message or it is an incoming one.
std::optional<Outgoing> find_outgoing(Connection& db, messages::MessageId id);

// Writes what a move can change.
void save(Connection& db, const Outgoing& outgoing);

// Inserts a draft as queued, at `now`; `due` is its not_before, for which it waits.
messages::MessageId insert(Connection& db, const messages::Draft& draft, int segments, Instant now);

// "12,13,-1": references as kept in one small column.
std::string join_references(const std::vector<int>& references);
std::vector<int> split_references(const std::string& text);

}  // namespace pigeon::store
