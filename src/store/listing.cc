// What people look at: one message, lists, counts.
#include <algorithm>
#include <string>

#include "store/codes.h"
#include "store/database.h"
#include "store/rows.h"

namespace pigeon::store {
namespace {

using messages::Direction;

// With fewer texts queued than this, a list of them sorts the queue's index; with more, the newest
// are found soonest by walking back from the newest id.
constexpr std::int64_t kFewQueued = 2000;

std::vector<Message> messages_in(Statement row) {
  std::vector<Message> messages;
  while (row.next())
    messages.push_back(message_in(row));
  return messages;
}

// Which outgoing rows, and by which way to them. `?1` is the state where one is asked for, else
// -1. The terms that look superfluous are those of the partial indexes, word for word: SQLite asks
// for them.
std::string outgoing(std::optional<State> state, bool few_queued) {
  if (!state) return "message WHERE state <> 0 AND ?1 = -1";
  switch (*state) {
    case State::held:
    case State::sending:
    case State::unknown:
      return "message INDEXED BY live WHERE state = ?1 AND state IN (1, 3, 7)";
    case State::failed:
    case State::cancelled:
    case State::expired:
      return "message INDEXED BY ended WHERE state = ?1 AND state IN (6, 8, 9)";
    case State::queued:
      return few_queued ? "message INDEXED BY queue WHERE state = 2 AND ?1 = 2"
                        : "message NOT INDEXED WHERE state = 2 AND ?1 = 2";
    default:
      return "message NOT INDEXED WHERE state = ?1";
  }
}

// `rows` up from an id (?2), or the newest; at most ?3.
std::string page(const std::string& rows, bool upwards) {
  return "SELECT " + kMessageColumns + " FROM " + rows +
         (upwards ? " AND id > ?2 ORDER BY id LIMIT ?3"
                  : " AND ?2 IS NULL ORDER BY id DESC LIMIT ?3");
}

std::string sql_for(const Listing& listing, bool few_queued) {
  const bool upwards = listing.since.has_value();
  if (listing.direction == Direction::out)
    return page(outgoing(listing.state, few_queued), upwards);
  // The index of incoming texts is by "answered" first: two runs in order of id, merged.
  const std::string rows = "message INDEXED BY incoming WHERE state = 0 AND ?1 = 0 AND answered = ";
  return "SELECT * FROM (" + page(rows + "0", upwards) + ") UNION ALL SELECT * FROM (" +
         page(rows + "1", upwards) + ") ORDER BY id " + (upwards ? "LIMIT ?3" : "DESC LIMIT ?3");
}

bool few_are_queued(Connection& db) {
  Statement row = db.query(
      "SELECT count(*) FROM (SELECT 1 FROM message INDEXED BY queue WHERE state = 2 LIMIT ?)",
      kFewQueued);
  return row.next() && row.integer(0) < kFewQueued;
}

}  // namespace

Result<Message> Store::message(MessageId id) {
  Connection& db = db_->connection();
  std::vector<Message> found =
      messages_in(db.query("SELECT " + kMessageColumns + " FROM message WHERE id = ?", id));
  if (auto error = db.take_error()) return fail(*std::move(error));
  if (found.empty()) return fail(no_such_message(id));
  return std::move(found.front());
}

Result<std::vector<Message>> Store::list(const Listing& listing) {
  Connection& db = db_->connection();
  const bool incoming = listing.direction == Direction::in;
  if (listing.state && incoming != (*listing.state == State::received)) {
    return std::vector<Message>{};
  }
  const int state = incoming ? 0 : listing.state ? code_of(*listing.state) : -1;
  const bool few_queued = listing.state == State::queued && !listing.since && few_are_queued(db);
  std::vector<Message> messages =
      messages_in(db.query(sql_for(listing, few_queued), state, listing.since, listing.limit));
  if (!listing.since) std::reverse(messages.begin(), messages.end());
  return db.checked(std::move(messages));
}

Result<std::vector<Message>> Store::exchanged(const PhoneNumber& number,
                                              std::optional<MessageId> since, int limit) {
  Connection& db = db_->connection();
  const std::string columns = "SELECT " + kMessageColumns + " FROM message WHERE number = ?1";
  std::vector<Message> messages = messages_in(
      since ? db.query(columns + " AND id > ?2 ORDER BY id LIMIT ?3", number, *since, limit)
            : db.query(columns + " ORDER BY id DESC LIMIT ?2", number, limit));
  if (!since) std::reverse(messages.begin(), messages.end());
  return db.checked(std::move(messages));
}

Result<std::int64_t> Store::count(State state) {
  Connection& db = db_->connection();
  const auto counted = [&](std::string_view sql) {
    Statement row = db.query(sql, code_of(state));
    return row.next() ? row.integer(0) : 0;
  };
  switch (state) {
    case State::queued:
      return db.checked(counted("SELECT count(*) FROM message WHERE state = 2 AND ?1 = 2"));
    case State::held:
    case State::sending:
    case State::unknown:
      return db.checked(
          counted("SELECT count(*) FROM message WHERE state = ?1 AND state IN (1, 3, 7)"));
    case State::failed:
    case State::cancelled:
    case State::expired:
      return db.checked(
          counted("SELECT count(*) FROM message WHERE state = ?1 AND state IN (6, 8, 9)"));
    case State::received:
      return db.checked(counted("SELECT count(*) FROM message WHERE state = 0 AND ?1 = 0"));
    default:
      // sent and delivered have no index, because every text would pay for it.
      return db.checked(counted("SELECT count(*) FROM message WHERE state = ?1"));
  }
}

Result<std::vector<std::pair<PhoneNumber, Instant>>> Store::gone_since(const std::string& modem,
                                                                       Instant since) {
  Connection& db = db_->connection();
  std::vector<std::pair<PhoneNumber, Instant>> gone;
  Statement row = db.query(
      "SELECT number, coalesce(handed, sent_at) AS went, done, handed FROM message"
      " WHERE state <> 0 AND modem = ?1 AND coalesce(handed, sent_at) > ?2 ORDER BY went",
      modem, since);
  while (row.next()) {
    const int parts = row.small(2) + (row.is_null(3) ? 0 : 1);
    for (int part = 0; part < parts; ++part)
      gone.emplace_back(row.number(0), row.instant(1));
  }
  return db.checked(std::move(gone));
}

}  // namespace pigeon::store
