#include "store/statement.h"

#include <utility>

#include "store/connection.h"

namespace pigeon::store {

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      place_(other.place_) {}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  // The same SQL may be in use twice at a time (a row of a query leads to the same query): one
  // copy is kept.
  if (*place_ == nullptr) {
    *place_ = statement_;
  } else {
    sqlite3_finalize(statement_);
  }
}

bool Statement::next() {
  if (statement_ == nullptr || connection_->failed()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_->note_error(code);
  return false;
}

std::string Statement::text(int column) const {
  // The order matters: the length is that of the form in which the value was last asked for.
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Blob Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, bytes + sqlite3_column_bytes(statement_, column)};
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<Instant> Statement::maybe_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

}  // namespace pigeon::store
