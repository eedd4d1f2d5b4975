#include "store/queue.h"

#include "store/codes.h"
#include "store/database.h"
#include "store/reports.h"
#include "store/rows.h"

namespace pigeon::store {
namespace {

using messages::Origin;

bool is_proactive(Origin origin) {
  return origin != Origin::reply && origin != Origin::confirmation;
}

std::vector<MessageId> ids_in(Statement row) {
  std::vector<MessageId> ids;
  while (row.next())
    ids.push_back(row.integer(0));
  return ids;
}

}  // namespace

Error stopped_error() {
  return Error("stopped", "The recipient said STOP", "Only they can undo it, by writing START");
}

Queued enqueue_one(Connection& db, const Draft& draft, int segments, Instant now) {
  if (!draft.key.empty()) {
    Statement row = db.query("SELECT id FROM message WHERE key = ? AND key IS NOT NULL", draft.key);
    if (row.next()) return Queued{.id = row.integer(0), .existed = true};
  }
  return Queued{.id = insert(db, draft, segments, now)};
}

void cancel_after_stop(Connection& db, const PhoneNumber& number, const std::string& program) {
  // The queue has no index by number: each text would pay for it with a page, and STOP is rare.
  std::vector<MessageId> waiting =
      ids_in(db.query("SELECT id FROM message WHERE state = 2 AND number = ?1"
                      " UNION ALL SELECT id FROM message"
                      " WHERE state IN (1, 3) AND state IN (1, 3, 7) AND number = ?1",
                      number));
  for (const MessageId id : waiting) {
    auto outgoing = find_outgoing(db, id);
    if (!outgoing || !is_proactive(outgoing->origin)) continue;
    if (!program.empty() && outgoing->program != program) continue;
    if (messages::stop(outgoing->life, stopped_error())) save(db, *outgoing);
  }
}

void bring_back_after_start(Connection& db, const PhoneNumber& number, Instant now,
                            const std::string& program) {
  const auto cancelled = ids_in(
      db.query("SELECT id FROM message WHERE state = 8 AND state IN (6, 8, 9) AND number = ?1"
               " AND error_code = 'stopped' AND not_before > ?2",
               number, now));
  for (const MessageId id : cancelled) {
    auto outgoing = find_outgoing(db, id);
    if (!outgoing || (!program.empty() && outgoing->program != program)) continue;
    if (messages::bring_back(outgoing->life)) save(db, *outgoing);
  }
}

Result<std::vector<Queued>> Store::enqueue(const std::vector<std::pair<Draft, int>>& drafts,
                                           Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  std::vector<Queued> queued;
  queued.reserve(drafts.size());
  for (const auto& [draft, segments] : drafts) {
    queued.push_back(enqueue_one(db, draft, segments, now));
    if (db.failed()) break;
  }
  return transaction.commit(std::move(queued));
}

Result<void> Store::cancel(MessageId id, Instant) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  auto outgoing = find_outgoing(db, id);
  if (!outgoing) {
    if (auto error = db.take_error()) return fail(*std::move(error));
    return fail(no_such_message(id));
  }
  if (!messages::cancel(outgoing->life)) {
    return fail("too-late",
                "Message " + std::to_string(id) + " is already " +
                    std::string(to_string(outgoing->life.state)),
                "Only what is held or queued can be cancelled");
  }
  save(db, *outgoing);
  return transaction.commit();
}

Result<void> Store::resolve(MessageId id, Resolution resolution, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  auto outgoing = find_outgoing(db, id);
  if (!outgoing) {
    if (auto error = db.take_error()) return fail(*std::move(error));
    return fail(no_such_message(id));
  }
  if (outgoing->life.state != State::unknown) {
    return fail("not-unknown", "Message " + std::to_string(id) + " is " +
                                   std::string(to_string(outgoing->life.state)) + ", not unknown");
  }
  switch (resolution) {
    case Resolution::sent:
      messages::taken(outgoing->life, -1, now);
      break;
    case Resolution::resend:
      messages::resend(outgoing->life);
      break;
    case Resolution::drop:
      messages::drop(outgoing->life);
      break;
  }
  save(db, *outgoing);
  return transaction.commit();
}

}  // namespace pigeon::store
