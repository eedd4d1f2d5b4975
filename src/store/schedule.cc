// What waits for its instant, what is let go when that has come, and what a person has to approve.
#include <algorithm>
#include <limits>

#include "store/database.h"
#include "store/rows.h"

namespace pigeon::store {
namespace {

// The lanes whose texts wait for the clock: the marked ones, "@" to "A".
constexpr std::string_view kWaits = "wish >= '@' AND wish < 'A'";

// Walks from lane to lane and in each from priority to priority, and hands over where it is. Two
// steps into the index for each; a million texts that wait cost nothing.
template <class Each>
void each_lane(Connection& db, const Each& each) {
  std::string lane(1, kClockMark);
  std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
  for (;;) {
    Statement row = db.query(
        "SELECT wish, priority FROM message WHERE state = 2 AND wish = ?1 AND priority <= ?2"
        " ORDER BY priority DESC LIMIT 1",
        lane, at_most);
    if (row.next()) {
      const std::int64_t priority = row.integer(1);
      each(lane, priority);
      at_most = priority - 1;
      continue;
    }
    Statement next = db.query(
        "SELECT wish FROM message WHERE state = 2 AND wish > ?1 AND wish < 'A'"
        " ORDER BY wish LIMIT 1",
        lane);
    if (!next.next()) return;
    lane = next.text(0);
    at_most = std::numeric_limits<std::int64_t>::max();
  }
}

// A later stage of the same appointment is due too, or has gone already. Of two that quiet hours
// have moved to one instant the later planned counts.
constexpr std::string_view kSuperseded =
    "EXISTS (SELECT 1 FROM reminder mine"
    " JOIN reminder other ON other.appointment = mine.appointment AND other.appointment <> 0"
    " AND (other.due > mine.due OR (other.due = mine.due AND other.id > mine.id))"
    " JOIN message rival ON rival.id = other.id"
    " WHERE mine.id = message.id AND mine.appointment <> 0"
    " AND (rival.state IN (3, 4, 5, 7) OR (rival.state IN (1, 2) AND other.due <= ?3)))";

Error stale_error() {
  return Error("stale", "A later reminder of the same appointment was due at the same time",
               "The later one goes instead");
}
Error too_late_error() {
  return Error("too-late-to-help", "When its time was known to have come, it was too late to help");
}

void end_waiting(Connection& db, MessageId id, const Error& error) {
  db.run(
      "UPDATE message SET state = 9, error_code = ?2, error_meaning = ?3, error_hint = ?4"
      " WHERE id = ?1 AND state = 2 AND wish >= '@' AND wish < 'A'",
      id, std::string_view(error.code()), std::string_view(error.meaning()),
      std::string_view(error.hint()));
}

Error no_such_batch(std::int64_t batch) {
  return Error("no-such-batch", "No texts are held as batch " + std::to_string(batch),
               "List them with: pigeon approve");
}

}  // namespace

Result<std::optional<Instant>> Store::next_due() {
  Connection& db = db_->connection();
  std::optional<Instant> next;
  const auto take = [&](Instant due) { next = std::min(due, next.value_or(due)); };
  each_lane(db, [&](const std::string& lane, std::int64_t priority) {
    Statement row = db.query(
        "SELECT due FROM message WHERE state = 2 AND wish = ?1 AND priority = ?2"
        " ORDER BY due LIMIT 1",
        lane, priority);
    if (row.next()) take(row.instant(0));
  });
  Statement series =
      db.query("SELECT next FROM series WHERE next IS NOT NULL ORDER BY next LIMIT 1");
  if (series.next()) take(series.instant(0));
  return db.checked(next);
}

Result<std::vector<DueText>> Store::due(Instant now, int limit) {
  Connection& db = db_->connection();
  std::vector<DueText> due;
  const std::string sql = "SELECT id, due, expires, " + std::string(kSuperseded) +
                          " FROM message WHERE state = 2 AND wish = ?1 AND priority = ?2"
                          " AND due <= ?3 ORDER BY due, id LIMIT ?4";
  each_lane(db, [&](const std::string& lane, std::int64_t priority) {
    for (Statement row = db.query(sql, lane, priority, now, limit); row.next();) {
      due.push_back({.id = row.integer(0),
                     .due = row.instant(1),
                     .expires = row.maybe_instant(2),
                     .superseded = row.flag(3)});
    }
  });
  std::ranges::stable_sort(due, {}, &DueText::due);
  if (due.size() > static_cast<std::size_t>(limit)) due.resize(static_cast<std::size_t>(limit));
  return db.checked(std::move(due));
}

Result<int> Store::overdue(Instant before, int most) {
  Connection& db = db_->connection();
  int count = 0;
  each_lane(db, [&](const std::string& lane, std::int64_t priority) {
    Statement row = db.query(
        "SELECT count(*) FROM (SELECT 1 FROM message WHERE state = 2 AND wish = ?1"
        " AND priority = ?2 AND due <= ?3 LIMIT ?4)",
        lane, priority, before, most);
    if (row.next()) count += row.small(0);
  });
  return db.checked(std::min(count, most));
}

Result<void> Store::release(const Release& release, Instant) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  for (const MessageId id : release.go) {
    db.run("UPDATE message SET wish = substr(wish, 2) WHERE id = ? AND state = 2 AND " +
               std::string(kWaits),
           id);
  }
  for (const MessageId id : release.stale)
    end_waiting(db, id, stale_error());
  for (const MessageId id : release.useless)
    end_waiting(db, id, too_late_error());
  for (const MessageId id : release.held) {
    db.run("UPDATE message SET state = 1, batch = ?2 WHERE id = ?1 AND state = 2 AND " +
               std::string(kWaits),
           id, release.batch);
  }
  return transaction.commit();
}

Result<int> Store::recall() {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const int recalled = db.run(
      "UPDATE message SET wish = '@' || wish WHERE id IN ("
      "SELECT id FROM message WHERE state = 2 AND wish < '@' AND not_before IS NOT NULL UNION ALL "
      "SELECT id FROM message WHERE state = 2 AND wish >= 'A' AND not_before IS NOT NULL)");
  return transaction.commit(recalled);
}

Result<void> Store::retry_now(Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  db.run(
      "UPDATE message SET due = ?1 WHERE id IN ("
      "SELECT id FROM message WHERE state = 2 AND wish < '@' AND due > ?1 UNION ALL "
      "SELECT id FROM message WHERE state = 2 AND wish >= 'A' AND due > ?1 UNION ALL "
      "SELECT id FROM message WHERE state = 3 AND state IN (1, 3, 7) AND handed IS NULL"
      " AND due > ?1)",
      now);
  return transaction.commit();
}

Result<std::int64_t> Store::open_batch(const std::string& why, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  db.run("INSERT INTO batch (at, why) VALUES (?, ?)", now, why);
  return transaction.commit(db.last_id());
}

Result<std::vector<HeldBatch>> Store::batches() {
  Connection& db = db_->connection();
  std::vector<HeldBatch> held;
  for (Statement row =
           db.query("SELECT batch.id, batch.at, why, count(*), min(message.due), max(message.due)"
                    " FROM message INDEXED BY batch_held JOIN batch ON batch.id = message.batch"
                    " WHERE message.state = 1 AND message.batch IS NOT NULL"
                    " GROUP BY message.batch ORDER BY message.batch");
       row.next();) {
    held.push_back({.id = row.integer(0),
                    .at = row.instant(1),
                    .why = row.text(2),
                    .texts = row.integer(3),
                    .first = row.instant(4),
                    .last = row.instant(5)});
  }
  return db.checked(std::move(held));
}

Result<std::int64_t> Store::approve(std::int64_t batch, std::optional<std::int64_t> first,
                                    Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const int approved = db.run(
      "UPDATE message SET state = 2, batch = NULL,"
      " wish = CASE WHEN due <= ?3 THEN substr(wish, 2) ELSE wish END"
      " WHERE id IN (SELECT id FROM message INDEXED BY batch_held WHERE state = 1"
      " AND batch IS NOT NULL AND batch = ?1 ORDER BY due, id LIMIT ?2)",
      batch, first.value_or(-1), now);
  if (approved == 0 && !db.failed()) return fail(no_such_batch(batch));
  return transaction.commit(static_cast<std::int64_t>(approved));
}

Result<std::int64_t> Store::drop_batch(std::int64_t batch) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const int dropped = db.run(
      "UPDATE message SET state = 8, batch = NULL, error_code = 'not-approved',"
      " error_meaning = 'The batch in which it was held was dropped'"
      " WHERE state = 1 AND batch IS NOT NULL AND batch = ?1",
      batch);
  if (dropped == 0 && !db.failed()) return fail(no_such_batch(batch));
  return transaction.commit(static_cast<std::int64_t>(dropped));
}

}  // namespace pigeon::store
