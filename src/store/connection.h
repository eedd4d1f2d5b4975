// One SQLite database, opened for good (WAL, synchronous=FULL, foreign keys on), and transactions
// on it. Prepared statements are kept and used again.
#pragma once

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/result.h"
#include "store/statement.h"

namespace pigeon::store {

class Connection {
 public:
  // Opens or creates the file and sets the pragmas; the schema is not touched. "store-foreign"
  // when the file is a database of another program, else as in store.h.
  static Result<std::unique_ptr<Connection>> open(const std::string& path);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Prepared once for each `sql`, and kept: values are bound, never written into it.
  template <class... Values>
  Statement query(std::string_view sql, const Values&... values) {
    Statement statement = prepare(sql);
    statement.bind(values...);
    return statement;
  }

  // Runs a statement that yields no row; returns how many rows it changed.
  template <class... Values>
  int run(std::string_view sql, const Values&... values) {
    Statement statement = query(sql, values...);
    statement.next();
    return failed() ? 0 : sqlite3_changes(handle_);
  }

  // Several statements at once, not kept: schema steps and pragmas.
  void script(const std::string& sql);

  sqlite3* handle() { return handle_; }
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_); }

  // Whether a Group is open and SQLite has not taken it back by itself (as it does when the disk is
  // full).
  bool in_group() const { return in_group_ && sqlite3_get_autocommit(handle_) == 0; }

  bool failed() const { return error_.has_value(); }
  void note_error(int code);
  // The first error since the last call, which is thereby forgotten.
  std::optional<Error> take_error() { return std::exchange(error_, std::nullopt); }

  // `value`, or the error that was met while it was read.
  template <class Value>
  Result<Value> checked(Value value) {
    if (auto error = take_error()) return fail(*std::move(error));
    return value;
  }

 private:
  friend class Group;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  explicit Connection(sqlite3* handle) : handle_(handle) {}
  Statement prepare(std::string_view sql);

  sqlite3* handle_;
  // Statements not in use; null while one is. Nodes of this map stay where they are.
  std::unordered_map<std::string, sqlite3_stmt*, Hash, std::equal_to<>> idle_;
  std::optional<Error> error_;
  bool in_group_ = false;
};

// Everything between its construction and `commit` is on disk as a whole or not at all. Leaving
// it without a commit takes everything back. Inside a Group it is on disk once that is committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  // On disk when it returns without an error.
  Result<void> commit();
  template <class Value>
  Result<Value> commit(Value value) {
    if (auto done = commit(); !done) return fail(done.error());
    return value;
  }

 private:
  Connection& connection_;
  bool nested_;
  bool open_;
};

// Makes the transactions that are run while it stands parts of one, so that a single sync brings
// all of them to disk.
class Group {
 public:
  explicit Group(Connection& connection);
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
  // Takes all back, unless it was committed.
  ~Group();

  // On disk when it returns true; nothing is kept when it returns false.
  bool commit();

 private:
  Connection& connection_;
};

}  // namespace pigeon::store
