// What somebody has stopped for a while: everything, a program, a text, a series. What comes due
// meanwhile is held in a batch of its own.
#include <charconv>

#include "store/batches.h"
#include "store/database.h"

namespace pigeon::store {
namespace {

constexpr std::string_view kOfText = "text ";
constexpr std::string_view kOfSeries = "series ";

// "text 17": 17. 0: it is about something else.
MessageId id_in(std::string_view scope, std::string_view kind) {
  MessageId id = 0;
  if (scope.starts_with(kind))
    std::from_chars(scope.data() + kind.size(), scope.data() + scope.size(), id);
  return id;
}

std::optional<Pause> find(Connection& db, const std::string& scope) {
  Statement row = db.query("SELECT until, batch FROM pause WHERE scope = ?", scope);
  if (!row.next()) return std::nullopt;
  return Pause{.scope = scope, .until = row.maybe_instant(0), .batch = row.integer(1)};
}

bool hold(Connection& db, MessageId id, std::int64_t batch) {
  return db.run(
             "UPDATE message SET state = 1, batch = ?2 WHERE id = ?1 AND state = 2"
             " AND wish >= '@' AND wish < 'A'",
             id, batch) > 0;
}

Error cant_wait(MessageId id) {
  return Error("too-late", "Message " + std::to_string(id) + " does not wait for its time",
               "`pigeon reminders` lists what does");
}

}  // namespace

Result<std::vector<Pause>> Store::pauses() {
  Connection& db = db_->connection();
  std::vector<Pause> all;
  for (Statement row = db.query("SELECT scope, until, batch FROM pause ORDER BY scope");
       row.next();) {
    all.push_back({.scope = row.text(0), .until = row.maybe_instant(1), .batch = row.integer(2)});
  }
  return db.checked(std::move(all));
}

Result<void> Store::pause(const std::string& scope, std::optional<Instant> until,
                          const std::string& why, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  if (find(db, scope)) {
    db.run("UPDATE pause SET until = ?2 WHERE scope = ?1", scope, until);
    return transaction.commit();
  }
  const std::int64_t batch = store::open_batch(db, why, now);
  db.run("INSERT INTO pause (scope, until, batch) VALUES (?, ?, ?)", scope, until, batch);
  if (const MessageId id = id_in(scope, kOfText); id != 0 && !hold(db, id, batch))
    return fail(cant_wait(id));
  if (const std::int64_t series = id_in(scope, kOfSeries); series != 0) {
    for (Statement row = db.query("SELECT planned FROM series WHERE id = ?", series); row.next();)
      hold(db, row.integer(0), batch);
    db.run("UPDATE series SET rests = 1, next = NULL WHERE id = ? AND next IS NOT NULL", series);
  }
  return transaction.commit();
}

Result<std::int64_t> Store::resume(const std::string& scope, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const auto paused = find(db, scope);
  if (!paused && !db.failed()) {
    return fail("not-paused", "This is not paused", "`pigeon pause --list` shows what is");
  }
  db.run("DELETE FROM pause WHERE scope = ?", scope);
  const std::int64_t let_go = paused ? let_go_batch(db, paused->batch, std::nullopt, now) : 0;
  if (const std::int64_t series = id_in(scope, kOfSeries); series != 0) {
    // The text that is planned may be still to come.
    db.run(
        "UPDATE series SET rests = NULL, next = coalesce((SELECT due FROM message"
        " WHERE id = planned AND state = 2 AND due > ?2), ?2) WHERE id = ?1 AND rests = 1",
        series, now);
  }
  return transaction.commit(let_go);
}

Result<std::int64_t> Store::series_of(MessageId id) {
  Connection& db = db_->connection();
  std::int64_t series = 0;
  for (Statement row = db.query("SELECT series FROM reminder WHERE id = ?", id); row.next();)
    series = row.integer(0);
  return db.checked(series);
}

}  // namespace pigeon::store
