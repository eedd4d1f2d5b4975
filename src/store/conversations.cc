// Conversations, promised calls and what was told once.
#include "store/codes.h"
#include "store/database.h"
#include "store/store.h"
#include "store/turn_rows.h"

namespace pigeon::store {
namespace {

KeptConversation conversation_of(Statement& row) {
  return {.number = PhoneNumber::from_stored(row.text(0)),
          .program = row.text(1),
          .state = row.text(2),
          .due = row.maybe_instant(3),
          .tag = static_cast<int>(row.integer(4))};
}

constexpr const char* kColumns = "SELECT number, program, state, due, tag FROM conversation ";

Result<std::vector<KeptConversation>> all_of(Connection& db, Statement row) {
  std::vector<KeptConversation> found;
  while (row.next())
    found.push_back(conversation_of(row));
  if (auto error = db.take_error()) return fail(*std::move(error));
  return found;
}

}  // namespace

Result<std::vector<KeptConversation>> Store::conversations(const PhoneNumber& number) {
  Connection& db = db_->connection();
  return all_of(db, db.query(std::string(kColumns) + "WHERE number = ?", number.text()));
}

Result<std::vector<KeptConversation>> Store::due_conversations(Instant until) {
  Connection& db = db_->connection();
  return all_of(db, db.query(std::string(kColumns) + "WHERE due <= ? ORDER BY due LIMIT 100",
                             to_epoch_ms(until)));
}

Result<std::optional<KeptConversation>> Store::handed_conversation(int tag) {
  Connection& db = db_->connection();
  auto found = all_of(db, db.query(std::string(kColumns) + "WHERE tag = ?", tag));
  if (!found) return fail(found.error());
  if (found->empty() || tag == 0) return std::nullopt;
  return found->front();
}

Result<int> Store::next_tag() {
  Connection& db = db_->connection();
  int free = 1;
  for (Statement row = db.query("SELECT tag FROM conversation WHERE tag > 0 ORDER BY tag");
       row.next();) {
    if (row.integer(0) == free) ++free;
  }
  if (auto error = db.take_error()) return fail(*std::move(error));
  return free;
}

Result<std::vector<Call>> Store::calls(Instant from) {
  Connection& db = db_->connection();
  std::vector<Call> found;
  for (Statement row =
           db.query("SELECT id, program, number, begins, ends, about FROM call WHERE ends > ?"
                    " ORDER BY begins, id",
                    to_epoch_ms(from));
       row.next();) {
    found.push_back({.id = row.integer(0),
                     .program = row.text(1),
                     .number = PhoneNumber::from_stored(row.text(2)),
                     .begins = row.instant(3),
                     .ends = row.instant(4),
                     .about = row.text(5)});
  }
  if (auto error = db.take_error()) return fail(*std::move(error));
  return found;
}

Result<std::vector<std::string>> Store::told(const std::string& prefix) {
  Connection& db = db_->connection();
  std::vector<std::string> keys;
  for (Statement row =
           db.query("SELECT key FROM told WHERE key >= ?1 AND key < ?2", prefix, prefix + "\x7F");
       row.next();)
    keys.push_back(row.text(0));
  if (auto error = db.take_error()) return fail(*std::move(error));
  return keys;
}

Result<std::vector<WaitingEvent>> Store::due_events(Instant until) {
  Connection& db = db_->connection();
  std::vector<WaitingEvent> found;
  for (Statement row = db.query(
           "SELECT id, program, number, name, vals, at, due FROM waiting_event WHERE due <= ?"
           " ORDER BY due, id LIMIT 100",
           to_epoch_ms(until));
       row.next();) {
    found.push_back({.id = row.integer(0),
                     .program = row.text(1),
                     .number = PhoneNumber::from_stored(row.text(2)),
                     .name = row.text(3),
                     .values = row.text(4),
                     .at = row.instant(5),
                     .due = row.instant(6)});
  }
  if (auto error = db.take_error()) return fail(*std::move(error));
  return found;
}

Result<std::vector<Unreached>> Store::unreached() {
  Connection& db = db_->connection();
  std::vector<Unreached> found;
  for (Statement row = db.query(
           "SELECT r.message, r.remind, m.program, m.number, m.text FROM reminding r"
           " JOIN message m ON m.id = r.message WHERE m.state = 6 ORDER BY r.message LIMIT 100");
       row.next();) {
    found.push_back({.message = row.integer(0),
                     .remind = row.text(1),
                     .program = row.text(2),
                     .number = PhoneNumber::from_stored(row.text(3)),
                     .text = row.text(4)});
  }
  return db.checked(std::move(found));
}

Result<std::optional<Instant>> Store::next_happening() {
  Connection& db = db_->connection();
  Statement row = db.query(
      "SELECT min(due) FROM (SELECT due FROM conversation WHERE due IS NOT NULL"
      " UNION ALL SELECT due FROM waiting_event)");
  std::optional<Instant> due;
  if (row.next()) due = row.maybe_instant(0);
  if (auto error = db.take_error()) return fail(*std::move(error));
  return due;
}

void write_turn(Connection& db, const Answer& answer, Instant now) {
  for (const KeptConversation& one : answer.conversations) {
    if (one.state.empty()) {
      db.run("DELETE FROM conversation WHERE number = ? AND program = ?", one.number.text(),
             one.program);
      continue;
    }
    db.run(
        "INSERT INTO conversation (number, program, state, due, tag) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (number, program) DO UPDATE SET state = excluded.state,"
        " due = excluded.due, tag = excluded.tag",
        one.number.text(), one.program, one.state,
        one.due ? std::optional(to_epoch_ms(*one.due)) : std::nullopt, one.tag);
  }
  for (const Call& call : answer.calls) {
    db.run("INSERT INTO call (program, number, begins, ends, about) VALUES (?, ?, ?, ?, ?)",
           call.program, call.number.text(), to_epoch_ms(call.begins), to_epoch_ms(call.ends),
           call.about);
  }
  for (const std::string& key : answer.told)
    db.run("INSERT OR IGNORE INTO told (key, at) VALUES (?, ?)", key, to_epoch_ms(now));
  if (answer.unreached != 0) {
    db.run("DELETE FROM reminding WHERE message = ?", answer.unreached);
    // Those that have arrived, or were taken back, are of no more interest either.
    db.run(
        "DELETE FROM reminding WHERE message IN (SELECT r.message FROM reminding r JOIN message m"
        " ON m.id = r.message WHERE m.state IN (5, 8, 9))");
  }
  if (answer.waited != 0) db.run("DELETE FROM waiting_event WHERE id = ?", answer.waited);
  for (const WaitingEvent& event : answer.events) {
    db.run(
        "INSERT INTO waiting_event (program, number, name, vals, at, due)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        event.program, event.number.text(), event.name, event.values, to_epoch_ms(event.at),
        to_epoch_ms(event.due));
  }
}

}  // namespace pigeon::store
