#include "store/database.h"

namespace pigeon::store {

Result<std::optional<std::string>> Store::fact(const std::string& name) {
  Connection& db = db_->connection();
  Statement row = db.query("SELECT value FROM fact WHERE name = ?", name);
  std::optional<std::string> value;
  if (row.next()) value = row.text(0);
  return db.checked(std::move(value));
}

Result<void> Store::remember(const std::string& name, const std::string& value) {
  Transaction transaction(db_->connection());
  db_->connection().run(
      "INSERT INTO fact (name, value) VALUES (?1, ?2)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
      name, value);
  return transaction.commit();
}

}  // namespace pigeon::store
