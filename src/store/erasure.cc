// Erasing a person (GDPR Art. 17). What stays is what must: the chain of the ledger without their
// number and words, and a keyed hash of the number, so that nobody is texted again by a list that
// still holds it (talking.md 1.5).
#include "base/hex.h"
#include "store/codes.h"
#include "store/database.h"
#include "store/digest.h"
#include "store/ledger_rows.h"
#include "store/rows.h"

namespace pigeon::store {
namespace {

constexpr std::string_view kKeyFact = "erasure-key";
constexpr std::size_t kKeyOctets = 32;

std::optional<Blob> erasure_key(Connection& db) {
  Statement row = db.query("SELECT value FROM fact WHERE name = ?", kKeyFact);
  if (!row.next()) return std::nullopt;
  return from_hex(row.text(0));
}

Blob made_erasure_key(Connection& db) {
  if (auto key = erasure_key(db)) return *std::move(key);
  Blob key = random_octets(kKeyOctets);
  db.run("INSERT INTO fact (name, value) VALUES (?, ?)", kKeyFact, to_hex(key));
  return key;
}

// Also what answers them: it would have no number to go to.
void end_what_waits(Connection& db, const PhoneNumber& number) {
  std::vector<MessageId> waiting;
  for (Statement row =
           db.query("SELECT id FROM message WHERE number = ? AND state IN (1, 2, 3, 7)", number);
       row.next();)
    waiting.push_back(row.integer(0));
  for (const MessageId id : waiting) {
    auto outgoing = find_outgoing(db, id);
    if (!outgoing) continue;
    if (messages::stop(outgoing->life, Error("erased", "The recipient was erased")) ||
        messages::drop(outgoing->life))
      save(db, *outgoing);
  }
}

}  // namespace

std::optional<Instant> erased_at(Connection& db, const PhoneNumber& number) {
  const auto key = erasure_key(db);
  if (!key) return std::nullopt;
  Statement row =
      db.query("SELECT at FROM suppressed WHERE mark = ?", keyed_hash(*key, number.text()));
  return row.next() ? std::optional(row.instant(0)) : std::nullopt;
}

Result<Erased> Store::erase(const PhoneNumber& number, const std::string& method, Instant now) {
  Connection& db = db_->connection();
  // What is deleted is overwritten, not only given up.
  db.script("PRAGMA secure_delete = ON");
  Transaction transaction(db);
  end_what_waits(db, number);
  Statement on_air = db.query(
      "SELECT 1 FROM message WHERE state = 3 AND state IN (1, 3, 7) AND number = ?", number);
  if (on_air.next())
    return fail("too-early", "A text to this number is on the air",
                "Try again when it has come to its end");
  Erased erased;
  const Blob mark = keyed_hash(made_erasure_key(db), number.text());
  db.run(
      "INSERT INTO suppressed (mark, at) VALUES (?1, ?2) ON CONFLICT (mark) DO UPDATE"
      " SET at = excluded.at",
      mark, now);
  erased.entries = db.run(
      "UPDATE ledger SET number = '', message = NULL, evidence = '', language = '', reason = '',"
      " salt = NULL WHERE number = ?",
      number);
  erased.messages = db.run(
      "UPDATE message SET number = '', text = '', error_meaning = NULL, error_hint = NULL,"
      // The key of a reminder names who gets it.
      " key = CASE WHEN instr(key, ?1) > 0 THEN NULL ELSE key END,"
      " answered = CASE state WHEN 0 THEN 1 ELSE answered END, unclear = NULL WHERE number = ?1",
      number);
  for (const char* sql :
       {"DELETE FROM conversation WHERE number = ?", "DELETE FROM call WHERE number = ?",
        "DELETE FROM waiting_event WHERE number = ?", "DELETE FROM part WHERE sender = ?",
        "DELETE FROM early_report WHERE number = ?", "DELETE FROM series WHERE number = ?"}) {
    db.run(sql, number);
  }
  append_entry(db, {.at = now,
                    .number = PhoneNumber::from_stored(""),
                    .event = consent::Event::erased,
                    .method = method});
  return transaction.commit(erased);
}

Result<bool> Store::has_written(const PhoneNumber& number) {
  Connection& db = db_->connection();
  Statement row = db.query("SELECT 1 FROM message WHERE state = 0 AND number = ? LIMIT 1", number);
  return db.checked(row.next());
}

}  // namespace pigeon::store
