// What waits for its instant, and what becomes of it when that has come.
#include <algorithm>
#include <limits>

#include "store/batches.h"
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

// The words of several in one text; the others are dealt with thereby.
void join(Connection& db, const Joined& joined) {
  if (db.run("UPDATE message SET text = ?2, segments = ?3 WHERE id = ?1 AND state = 2", joined.into,
             joined.text, joined.segments) == 0)
    return;
  for (const MessageId id : joined.others) {
    db.run(
        "UPDATE message SET state = 8, error_code = ?2, error_meaning = ?3"
        " WHERE id = ?1 AND state = 2",
        id, kJoinedCode, "Its words are in text " + std::to_string(joined.into));
  }
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
  Statement pause = db.query("SELECT min(until) FROM pause");
  if (pause.next() && !pause.is_null(0)) take(pause.instant(0));
  return db.checked(next);
}

Result<std::vector<DueText>> Store::due(Instant now, int limit) {
  Connection& db = db_->connection();
  std::vector<DueText> due;
  const std::string sql =
      "SELECT id, due, expires, " + std::string(kSuperseded) +
      ", program, number, text, wish, coalesce((SELECT CASE WHEN exact THEN 0 ELSE appointment END"
      " FROM reminder WHERE reminder.id = message.id), 0)"
      " FROM message WHERE state = 2 AND wish = ?1 AND priority = ?2"
      " AND due <= ?3 ORDER BY due, id LIMIT ?4";
  each_lane(db, [&](const std::string& lane, std::int64_t priority) {
    for (Statement row = db.query(sql, lane, priority, now, limit); row.next();) {
      due.push_back({.id = row.integer(0),
                     .due = row.instant(1),
                     .expires = row.maybe_instant(2),
                     .superseded = row.flag(3),
                     .program = row.text(4),
                     .to = row.number(5),
                     .text = row.text(6),
                     .lane = row.text(7),
                     .appointment = row.integer(8)});
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
  for (const auto& [id, batch] : release.paused) {
    db.run("UPDATE message SET state = 1, batch = ?2 WHERE id = ?1 AND state = 2 AND " +
               std::string(kWaits),
           id, batch);
  }
  for (const Joined& joined : release.joined)
    join(db, joined);
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

}  // namespace pigeon::store
