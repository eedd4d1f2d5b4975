#include "store/codes.h"
#include "store/database.h"
#include "store/queue.h"
#include "store/rows.h"

namespace pigeon::store {

using reminders::Reminder;

namespace {

// An appointment that has moved: what waits for its old time is taken back.
void take_back_family(Connection& db, const Reminder& reminder) {
  std::vector<MessageId> waiting;
  for (Statement row = db.query("SELECT id FROM message WHERE key >= ?1 AND key < ?2"
                                " AND key <> ?3 AND state IN (1, 2)",
                                reminder.family, reminder.family + "\x7f", reminder.key);
       row.next();) {
    waiting.push_back(row.integer(0));
  }
  for (const MessageId id : waiting) {
    auto outgoing = find_outgoing(db, id);
    if (outgoing && messages::cancel(outgoing->life)) save(db, *outgoing);
  }
}

}  // namespace

Result<MessageId> Store::plan(const Reminder& reminder, int segments, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  Draft draft{.to = reminder.to, .text = reminder.text};
  draft.origin = messages::Origin::reminder;
  draft.not_before = reminder.due;
  draft.expires = reminder.expires;
  draft.key = reminder.key;
  if (!reminder.family.empty()) take_back_family(db, reminder);
  const Queued queued = enqueue_one(db, draft, segments, now);
  if (queued.existed) return transaction.commit(queued.id);
  const MessageId id = queued.id;
  db.run(
      "INSERT INTO reminder (id, said, zone, asked, due, why_moved, exact)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      id, reminder.said, reminder.zone, reminder.asked, reminder.due, reminder.why_moved,
      reminder.exact);
  return transaction.commit(id);
}

Result<std::vector<Reminder>> Store::planned(int limit) {
  Connection& db = db_->connection();
  std::vector<Reminder> planned;
  for (Statement row = db.query(
           "SELECT reminder.id, number, text, said, zone, asked, reminder.due, why_moved, exact"
           " FROM reminder CROSS JOIN message ON message.id = reminder.id"
           " WHERE state IN (1, 2) ORDER BY reminder.due, reminder.id LIMIT ?",
           limit);
       row.next();) {
    planned.push_back(Reminder{.id = row.integer(0),
                               .to = row.number(1),
                               .text = row.text(2),
                               .said = row.text(3),
                               .zone = row.text(4),
                               .asked = row.instant(5),
                               .due = row.instant(6),
                               .why_moved = row.text(7),
                               .exact = row.flag(8)});
  }
  return db.checked(std::move(planned));
}

}  // namespace pigeon::store
