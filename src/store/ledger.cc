// The consent ledger: appended to, never edited. Each row's hash is taken over the one before and a
// digest of its own content, so that a later change, or a row taken out of the middle, shows.
#include "store/codes.h"
#include "store/database.h"
#include "store/digest.h"
#include "store/ledger_rows.h"
#include "store/queue.h"

namespace pigeon::store {
namespace {

constexpr std::string_view kEntriesOfNumber =
    "SELECT at, number, event, program, method, message, evidence, language, reason"
    " FROM ledger WHERE number = ? ORDER BY id";
constexpr std::size_t kSaltOctets = 16;

consent::Entry entry_in(const Statement& row) {
  return consent::Entry{.at = row.instant(0),
                        .number = row.number(1),
                        .event = event_of(row.small(2)),
                        .program = row.text(3),
                        .method = row.text(4),
                        .message = row.maybe_integer(5),
                        .evidence = row.text(6),
                        .language = row.text(7),
                        .reason = row.text(8)};
}

std::vector<consent::Entry> entries_of(Connection& db, const PhoneNumber& number) {
  std::vector<consent::Entry> entries;
  for (Statement row = db.query(kEntriesOfNumber, number); row.next();)
    entries.push_back(entry_in(row));
  return entries;
}

}  // namespace

void append_entry(Connection& db, const consent::Entry& entry) {
  // The salt keeps a number from being guessed from the digest that an erasure leaves behind.
  const Blob salt = random_octets(kSaltOctets);
  db.run(
      "INSERT INTO ledger (at, number, event, program, method, message, evidence, language, reason,"
      " salt, content, hash)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, own,"
      "        digest(coalesce((SELECT hash FROM ledger ORDER BY id DESC LIMIT 1), ''), own)"
      " FROM (SELECT digest(?10, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) AS own)",
      entry.at, entry.number, code_of(entry.event), entry.program, entry.method, entry.message,
      entry.evidence, entry.language, entry.reason, salt);
}

consent::Standing standing_of(Connection& db, const PhoneNumber& number) {
  consent::Standing standing;
  if (const auto erased = erased_at(db, number)) {
    standing.last = consent::Event::revoked;
    standing.at = erased;
  }
  for (const consent::Entry& entry : entries_of(db, number))
    standing = consent::after(standing, entry);
  return standing;
}

Result<void> Store::append(const consent::Entry& entry) {
  Transaction transaction(db_->connection());
  append_entry(db_->connection(), entry);
  return transaction.commit();
}

Result<std::vector<consent::Standing>> Store::standings(const std::vector<PhoneNumber>& numbers) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  std::vector<consent::Standing> all(numbers.size());
  const bool nobody_said_anything = !db.query("SELECT 1 FROM ledger LIMIT 1").next();
  for (std::size_t i = 0; i < numbers.size() && !nobody_said_anything; ++i)
    all[i] = standing_of(db, numbers[i]);
  return transaction.commit(std::move(all));
}

Result<consent::Standing> Store::standing(const PhoneNumber& number) {
  consent::Standing standing = standing_of(db_->connection(), number);
  return db_->connection().checked(std::move(standing));
}

Result<std::vector<consent::Entry>> Store::ledger(const PhoneNumber& number) {
  auto entries = entries_of(db_->connection(), number);
  return db_->connection().checked(std::move(entries));
}

Result<std::vector<consent::Imported>> Store::import(std::span<const consent::Listed> rows,
                                                     bool only_judge) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  std::vector<consent::Imported> all;
  for (const consent::Listed& row : rows) {
    const PhoneNumber& number = row.entry.number;
    const auto known = entries_of(db, number);
    const consent::Imported what = judge_import(standing_of(db, number), known, row);
    all.push_back(what);
    if (what != consent::Imported::entered) continue;
    append_entry(db, row.entry);
    if (row.entry.event == consent::Event::revoked)
      cancel_after_stop(db, number, row.entry.program);
  }
  if (only_judge) return db.checked(std::move(all));
  return transaction.commit(std::move(all));
}

Result<std::vector<KeptEntry>> Store::ledger_after(std::int64_t id, int limit) {
  Connection& db = db_->connection();
  std::vector<KeptEntry> entries;
  for (Statement row = db.query("SELECT at, number, event, program, method, message, evidence,"
                                " language, reason, id, hex(hash) FROM ledger WHERE id > ?"
                                " ORDER BY id LIMIT ?",
                                id, limit);
       row.next();) {
    entries.push_back({.id = row.integer(9), .entry = entry_in(row), .hash = row.text(10)});
  }
  return db.checked(std::move(entries));
}

Result<Chain> Store::chain() {
  Connection& db = db_->connection();
  Chain chain;
  if (Statement row = db.query("SELECT count(*), coalesce((SELECT hex(hash) FROM ledger ORDER BY id"
                               " DESC LIMIT 1), '') FROM ledger");
      row.next()) {
    chain.entries = row.integer(0);
    chain.head = row.text(1);
  }
  if (Statement row = db.query(
          "SELECT id FROM (SELECT *, lag(hash, 1, '') OVER (ORDER BY id) AS before FROM ledger)"
          " WHERE hash IS NOT digest(before, content) OR (salt IS NOT NULL AND content IS NOT"
          " digest(salt, at, number, event, program, method, message, evidence, language, reason))"
          " ORDER BY id LIMIT 1");
      row.next()) {
    chain.broken_at = row.integer(0);
  }
  return db.checked(std::move(chain));
}

}  // namespace pigeon::store
