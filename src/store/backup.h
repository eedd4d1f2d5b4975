// A copy of the database as of one moment, made while the store goes on working: a piece at a time
// on the store thread, so that no text waits for it. What is written in between is copied too.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>

#include "base/result.h"
#include "store/connection.h"

namespace pigeon::store {

class Backup {
 public:
  // `file` is made anew. Errors as in store.h.
  static Result<std::unique_ptr<Backup>> begin(Connection& source, const std::string& file);
  Backup(const Backup&) = delete;
  Backup& operator=(const Backup&) = delete;
  ~Backup();

  // Copies a piece; true when the copy is whole and on disk.
  Result<bool> step();

 private:
  Backup() = default;
  Error error() const;

  sqlite3* copy_ = nullptr;
  sqlite3_backup* backup_ = nullptr;
};

}  // namespace pigeon::store
