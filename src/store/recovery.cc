// What a start makes of the claims that the last run left without an outcome.
#include <algorithm>

#include "store/database.h"
#include "store/reports.h"
#include "store/rows.h"

namespace pigeon::store {
namespace {

using NoteKind = HandOverNote::Kind;

// The run that began last. A backup that was restored knows of none: what its claims became after
// it was made is written nowhere.
constexpr std::string_view kRun = "run";

// What the notes say of claims, if they are those of the run that made them.
class Evidence {
 public:
  Evidence(Connection& db, const std::optional<LastRun>& last) {
    Statement row = db.query("SELECT value FROM fact WHERE name = ?", kRun);
    if (last && !last->name.empty() && row.next() && row.text(0) == last->name)
      notes_ = &last->notes;
  }

  // Whether a text without a note was never handed over.
  bool complete() const { return notes_ != nullptr; }

  const HandOverNote* of(const Outgoing& outgoing) const {
    if (!complete()) return nullptr;
    const auto found = std::ranges::find_if(*notes_, [&](const HandOverNote& note) {
      return note.message == outgoing.id && note.part == outgoing.life.taken;
    });
    return found == notes_->end() ? nullptr : &*found;
  }

 private:
  const std::vector<HandOverNote>* notes_ = nullptr;
};

std::vector<MessageId> on_air(Connection& db) {
  std::vector<MessageId> ids;
  for (Statement row = db.query("SELECT id FROM message WHERE state = 3 AND state IN (1, 3, 7)"
                                " AND handed IS NOT NULL ORDER BY id");
       row.next();)
    ids.push_back(row.integer(0));
  return ids;
}

// False when nobody can tell: it is unknown now.
bool settle_by_note(Connection& db, Outgoing& outgoing, const Evidence& evidence, Instant now) {
  const HandOverNote* note = evidence.of(outgoing);
  if (note == nullptr || note->kind == NoteKind::not_sent) {
    if (note == nullptr && !evidence.complete()) return false;
    messages::not_handed_over(outgoing.life, std::nullopt);
    save(db, outgoing);
    return true;
  }
  if (note->kind != NoteKind::sent) return false;
  const Instant handed = outgoing.life.handed.value_or(now);
  messages::taken(outgoing.life, note->reference, now);
  save(db, outgoing);
  if (outgoing.report && note->reference >= 0)
    await_report(db, outgoing, note->part, note->reference, handed);
  return true;
}

}  // namespace

Result<int> Store::recover(Instant now, const std::optional<LastRun>& last,
                           const std::string& this_run) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const Evidence evidence(db, last);
  const Error unseen("no-answer-seen", "Pigeon stopped before the modem answered",
                     "It may have arrived: ask the recipient, then pigeon resolve");
  int unknown = 0;
  for (const MessageId id : on_air(db)) {
    auto outgoing = find_outgoing(db, id);
    if (!outgoing || settle_by_note(db, *outgoing, evidence, now)) continue;
    messages::no_answer(outgoing->life, unseen);
    save(db, *outgoing);
    ++unknown;
  }
  apply_all_early_reports(db, now);
  if (this_run.empty()) {
    db.run("DELETE FROM fact WHERE name = ?", kRun);
  } else {
    db.run("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", kRun, this_run);
  }
  return transaction.commit(unknown);
}

Result<std::optional<InDoubt>> Store::last_in_doubt(const std::string& modem, Instant since) {
  Connection& db = db_->connection();
  std::optional<InDoubt> found;
  Statement row = db.query(
      "SELECT id, done FROM message WHERE state = 7 AND state IN (1, 3, 7) AND modem = ?"
      " AND handed > ? ORDER BY handed DESC, id DESC LIMIT 1",
      modem, since);
  if (row.next()) found = InDoubt{.message = row.integer(0), .part = row.small(1)};
  return db.checked(found);
}

}  // namespace pigeon::store
