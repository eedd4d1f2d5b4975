// The times of what waits, read and written anew: put off by a person, or because the rules of a
// time zone have changed.
#include "store/database.h"

namespace pigeon::store {
namespace {

using reminders::Reminder;

constexpr std::string_view kTimes =
    "SELECT reminder.id, number, said, zone, asked, reminder.due, why_moved, exact, civil, expires,"
    " key, appointment, program, text, coalesce(series, 0) FROM reminder"
    " JOIN message ON message.id = reminder.id"
    " WHERE (state = 1 OR (state = 2 AND wish >= '@' AND wish < 'A'))";

Reminder times_in(const Statement& row) {
  Reminder reminder{.id = row.integer(0),
                    .to = row.number(1),
                    .text = row.text(13),
                    .asked = row.instant(4),
                    .due = row.instant(5)};
  reminder.said = row.text(2);
  reminder.zone = row.text(3);
  reminder.why_moved = row.text(6);
  reminder.exact = row.flag(7);
  if (!row.is_null(8)) reminder.civil = calendar::LocalTime(Milliseconds(row.integer(8)));
  reminder.expires = row.maybe_instant(9);
  reminder.key = row.text(10);
  // Only the number that stands for it is kept.
  if (row.integer(11) != 0) reminder.appointment = std::to_string(row.integer(11));
  reminder.program = row.text(12);
  reminder.series = row.integer(14);
  return reminder;
}

}  // namespace

Result<std::optional<Reminder>> Store::waiting_reminder(MessageId id) {
  Connection& db = db_->connection();
  std::optional<Reminder> found;
  for (Statement row = db.query(std::string(kTimes) + " AND reminder.id = ?", id); row.next();)
    found = times_in(row);
  return db.checked(std::move(found));
}

Result<std::vector<Reminder>> Store::civil_reminders(MessageId after, int limit) {
  Connection& db = db_->connection();
  std::vector<Reminder> found;
  for (Statement row = db.query(std::string(kTimes) + " AND civil IS NOT NULL AND reminder.id > ?"
                                                      " ORDER BY reminder.id LIMIT ?",
                                after, limit);
       row.next();) {
    found.push_back(times_in(row));
  }
  return db.checked(std::move(found));
}

Result<int> Store::put_off(std::span<const Reminder> reminders) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  int count = 0;
  for (const Reminder& one : reminders) {
    std::optional<std::string_view> key;
    if (!one.key.empty()) key = one.key;
    const int changed = db.run(
        "UPDATE message SET not_before = ?2, due = ?2, expires = ?3, key = ?4 WHERE id = ?1"
        " AND (state = 1 OR (state = 2 AND wish >= '@' AND wish < 'A'))",
        one.id, one.due, one.expires, key);
    if (changed == 0) continue;
    ++count;
    std::optional<std::int64_t> civil;
    if (one.civil) civil = one.civil->time_since_epoch().count();
    db.run(
        "UPDATE reminder SET asked = ?2, due = ?3, why_moved = ?4, said = ?5, civil = ?6"
        " WHERE id = ?1",
        one.id, one.asked, one.due, one.why_moved, one.said, civil);
    if (one.series != 0) {
      db.run("UPDATE series SET next = ?3 WHERE id = ?1 AND planned = ?2 AND next IS NOT NULL",
             one.series, one.id, one.due);
    } else {
      // Its series goes on without it, and takes it back no more.
      db.run(
          "UPDATE series SET planned = NULL WHERE planned = ?1"
          " AND id = (SELECT series FROM reminder WHERE id = ?1)",
          one.id);
    }
  }
  return transaction.commit(count);
}

}  // namespace pigeon::store
