#include "store/backup.h"

#include <cstdio>

#include "store/database.h"

namespace pigeon::store {
namespace {

constexpr int kPagesAtOnce = 256;  // 256 KiB

}  // namespace

Result<std::unique_ptr<Backup>> Backup::begin(Connection& source, const std::string& file) {
  std::remove(file.c_str());
  std::unique_ptr<Backup> backup(new Backup);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(file.c_str(), &backup->copy_, flags, nullptr) != SQLITE_OK)
    return fail(backup->error());
  backup->backup_ = sqlite3_backup_init(backup->copy_, "main", source.handle(), "main");
  if (backup->backup_ == nullptr) return fail(backup->error());
  return backup;
}

Backup::~Backup() {
  sqlite3_backup_finish(backup_);
  sqlite3_close(copy_);
}

Result<bool> Backup::step() {
  if (backup_ == nullptr) return true;  // asked again about a copy that is whole
  const int code = sqlite3_backup_step(backup_, kPagesAtOnce);
  if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) return false;
  const bool whole = code == SQLITE_DONE;
  const int finished = sqlite3_backup_finish(backup_);
  backup_ = nullptr;
  if (!whole || finished != SQLITE_OK) return fail(error());
  // Notes that a process left are about the database itself: what became of its claims after this
  // moment is not in the copy. One file, without a log beside it.
  const char* own = "PRAGMA journal_mode = DELETE; DELETE FROM fact WHERE name = 'run'";
  if (sqlite3_exec(copy_, own, nullptr, nullptr, nullptr) != SQLITE_OK) return fail(error());
  return true;
}

Error Backup::error() const {
  return Error("backup-failed",
               std::string("The copy can't be written: ") +
                   (copy_ == nullptr ? "out of memory" : sqlite3_errmsg(copy_)),
               "Is there room in the data folder?");
}

Result<std::unique_ptr<Backup>> Store::begin_backup(const std::string& file) {
  return Backup::begin(db_->connection(), file);
}

}  // namespace pigeon::store
