// An owner's SQLite database. Values are parameters of the statement, never part of it.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "replies/request.h"

struct sqlite3;

namespace pigeon::data {

class Sqlite {
 public:
  // Opens an existing database; ":memory:" makes an empty one. Error "no-database".
  static Result<Sqlite> open(const std::string& path);

  // Several statements without values, as of a fixture. Error "sql".
  Result<void> run_script(const std::string& script);

  // One statement; more of them are refused. A reading gives the first row, or all rows of a list
  // (at most kMostRows); it may not change anything.
  replies::Finding carry_out(const replies::Request& request);

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
  };
  explicit Sqlite(sqlite3* database) : database_(database) {}

  std::unique_ptr<sqlite3, Closer> database_;
};

inline constexpr int kMostRows = 5000;

}  // namespace pigeon::data
