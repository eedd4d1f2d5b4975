#include "store/codes.h"
#include "store/database.h"
#include "store/ledger_rows.h"

namespace pigeon::store {
namespace {

constexpr std::string_view kEntriesOfNumber =
    "SELECT at, number, event, program, method, message, evidence, language, reason"
    " FROM ledger WHERE number = ? ORDER BY id";

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

}  // namespace

void append_entry(Connection& db, const consent::Entry& entry) {
  db.run(
      "INSERT INTO ledger (at, number, event, program, method, message, evidence, language, reason)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      entry.at, entry.number, code_of(entry.event), entry.program, entry.method, entry.message,
      entry.evidence, entry.language, entry.reason);
}

consent::Standing standing_of(Connection& db, const PhoneNumber& number) {
  consent::Standing standing;
  for (Statement row = db.query(kEntriesOfNumber, number); row.next();) {
    standing = consent::after(standing, entry_in(row));
  }
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
  std::vector<consent::Standing> all;
  all.reserve(numbers.size());
  for (const PhoneNumber& number : numbers)
    all.push_back(standing_of(db, number));
  return transaction.commit(std::move(all));
}

Result<consent::Standing> Store::standing(const PhoneNumber& number) {
  consent::Standing standing = standing_of(db_->connection(), number);
  return db_->connection().checked(std::move(standing));
}

Result<std::vector<consent::Entry>> Store::ledger(const PhoneNumber& number) {
  std::vector<consent::Entry> entries;
  for (Statement row = db_->connection().query(kEntriesOfNumber, number); row.next();) {
    entries.push_back(entry_in(row));
  }
  return db_->connection().checked(std::move(entries));
}

}  // namespace pigeon::store
