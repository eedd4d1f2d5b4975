// A prepared SQLite statement in use: bind by position, step, read columns by type.
//
//   for (auto row = db.query("SELECT id, text FROM message WHERE state = ?", code); row.next();)
//     use(row.integer(0), row.text(1));
//
// No call here returns an error. The first one stays with the Connection ("sticky"): from then on
// every step says "no row" and the transaction refuses to commit, so SQL reads straight and an
// error can't be overlooked.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"

namespace pigeon::store {

class Connection;

using Blob = std::vector<std::uint8_t>;

class Statement {
 public:
  // `statement` may be null (it could not be prepared): then nothing happens. `place` is where it
  // goes when it is no longer used.
  Statement(Connection& connection, sqlite3_stmt* statement, sqlite3_stmt** place)
      : connection_(&connection), statement_(statement), place_(place) {}
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  // Goes back to its place in the connection, reset and without its bound values.
  ~Statement();

  // Binds from the first parameter on.
  template <class... Values>
  void bind(const Values&... values) {
    int position = 0;
    (bind_at(++position, values), ...);
  }

  // Moves to the next row; false at the end and after any error.
  bool next();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  int small(int column) const { return sqlite3_column_int(statement_, column); }
  bool flag(int column) const { return small(column) != 0; }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::string text(int column) const;  // "" for NULL
  Blob blob(int column) const;
  Instant instant(int column) const { return from_epoch_ms(integer(column)); }
  PhoneNumber number(int column) const { return PhoneNumber::from_stored(text(column)); }
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<Instant> maybe_instant(int column) const;

 private:
  void bind_at(int position, std::nullopt_t) { sqlite3_bind_null(statement_, position); }
  template <std::integral Integer>
  void bind_at(int position, Integer value) {
    sqlite3_bind_int64(statement_, position, static_cast<sqlite3_int64>(value));
  }
  // Copied (SQLITE_TRANSIENT): a query outlives the expression that made its values.
  void bind_at(int position, std::string_view value) {
    sqlite3_bind_text64(statement_, position, value.data() == nullptr ? "" : value.data(),
                        value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  void bind_at(int position, std::span<const std::uint8_t> value) {
    sqlite3_bind_blob64(statement_, position, value.data(), value.size(), SQLITE_TRANSIENT);
  }
  void bind_at(int position, Instant value) { bind_at(position, to_epoch_ms(value)); }
  void bind_at(int position, const PhoneNumber& value) {
    bind_at(position, std::string_view(value.text()));
  }
  template <class Value>
  void bind_at(int position, const std::optional<Value>& value) {
    if (value) {
      bind_at(position, *value);
    } else {
      bind_at(position, std::nullopt);
    }
  }

  Connection* connection_;
  sqlite3_stmt* statement_;
  sqlite3_stmt** place_;
};

}  // namespace pigeon::store
