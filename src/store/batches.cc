#include "store/batches.h"

#include "store/database.h"

namespace pigeon::store {
namespace {

Error no_such_batch(std::int64_t batch) {
  return Error("no-such-batch", "No texts are held as batch " + std::to_string(batch),
               "List them with: pigeon approve");
}

}  // namespace

const std::string_view kSuperseded =
    "EXISTS (SELECT 1 FROM reminder mine"
    " JOIN reminder other ON other.appointment = mine.appointment AND other.appointment <> 0"
    " AND (other.due > mine.due OR (other.due = mine.due AND other.id > mine.id))"
    " JOIN message rival ON rival.id = other.id"
    " WHERE mine.id = message.id AND mine.appointment <> 0"
    " AND (rival.state IN (3, 4, 5, 7) OR (rival.state = 8 AND rival.error_code = 'joined')"
    " OR (rival.state IN (1, 2) AND other.due <= ?3)))";

Error stale_error() {
  return Error("stale", "A later reminder of the same appointment was due at the same time",
               "The later one goes instead");
}

std::int64_t open_batch(Connection& db, std::string_view why, Instant now) {
  db.run("INSERT INTO batch (at, why) VALUES (?, ?)", now, why);
  return db.last_id();
}

std::int64_t let_go_batch(Connection& db, std::int64_t batch, std::optional<std::int64_t> first,
                          Instant now) {
  const Error stale = stale_error();
  db.run(
      "UPDATE message SET state = 9, batch = NULL, error_code = ?2, error_meaning = ?4,"
      " error_hint = ?5 WHERE id IN (SELECT id FROM message INDEXED BY batch_held WHERE state = 1"
      " AND batch IS NOT NULL AND batch = ?1 AND due <= ?3 AND " +
          std::string(kSuperseded) + ")",
      batch, std::string_view(stale.code()), now, std::string_view(stale.meaning()),
      std::string_view(stale.hint()));
  return db.run(
      "UPDATE message SET state = 2, batch = NULL,"
      " wish = CASE WHEN due <= ?3 THEN substr(wish, 2) ELSE wish END"
      " WHERE id IN (SELECT id FROM message INDEXED BY batch_held WHERE state = 1"
      " AND batch IS NOT NULL AND batch = ?1 ORDER BY due, id LIMIT ?2)",
      batch, first.value_or(-1), now);
}

Result<std::int64_t> Store::open_batch(const std::string& why, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const std::int64_t batch = store::open_batch(db, why, now);
  return transaction.commit(batch);
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
  const bool held = db.query(
                          "SELECT 1 FROM message INDEXED BY batch_held WHERE state = 1"
                          " AND batch IS NOT NULL AND batch = ?",
                          batch)
                        .next();
  if (!held && !db.failed()) return fail(no_such_batch(batch));
  const std::int64_t approved = let_go_batch(db, batch, first, now);
  return transaction.commit(approved);
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
