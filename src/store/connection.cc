#include "store/connection.h"

#include "store/digest.h"
#include "store/schema.h"

namespace pigeon::store {
namespace {

// A checkpoint copies each changed page once, however often it stands in the WAL: with room for
// 2 MiB the pages that every text touches (the ends of the queue) are copied once for hundreds of
// texts, which is what an SD card is grateful for; and once the WAL has grown to its size a sync
// has no new length to write down.
//
// A transaction writes each page that it touches whole, and those of a text are few and little
// changed: small pages are what it has to pay. (Only a new file takes them; an older one keeps its
// own.)
constexpr const char* kPragmas = R"sql(
  PRAGMA page_size = 1024;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA wal_autocheckpoint = 2000;
  PRAGMA journal_size_limit = 16777216;
  PRAGMA cache_size = -8192;
  PRAGMA temp_store = MEMORY;
  PRAGMA trusted_schema = OFF;
)sql";

// Somebody else (a backup, a curious owner with sqlite3) may hold the file for a moment.
constexpr int kBusyMilliseconds = 5000;

Error error_of(int code, const std::string& said) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return Error("store-full", "The disk is full; nothing was changed", "Free some space");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Error("store-damaged", "The database is damaged: " + said,
                   "Set the file aside and restore a backup");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error("store-busy", "Another program holds the database",
                   "Close whatever has it open and try again");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return Error("store-error", "The database can't be opened for writing: " + said,
                   "Look at the folder: does it exist, and may this user write to it?");
    default:
      return Error("store-error", "The database failed: " + said);
  }
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(handle));  // closes it in every case
  if (code != SQLITE_OK) {
    return fail(error_of(code, handle == nullptr ? "out of memory" : sqlite3_errmsg(handle)));
  }
  sqlite3_extended_result_codes(handle, 1);
  if (offer_digest(handle) != SQLITE_OK) return fail(error_of(SQLITE_NOMEM, "out of memory"));
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  if (!is_ours_or_new(*connection)) {
    if (auto error = connection->take_error()) return fail(*std::move(error));
    return fail("store-foreign", "\"" + path + "\" is a database of another program",
                "Give another path, or move the file away");
  }
  connection->script(kPragmas);
  if (auto error = connection->take_error()) return fail(*std::move(error));
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, statement] : idle_)
    sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void Connection::script(const std::string& sql) {
  if (failed()) return;
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) note_error(code);
}

void Connection::note_error(int code) {
  if (!error_) error_ = error_of(code, sqlite3_errmsg(handle_));
}

Statement Connection::prepare(std::string_view sql) {
  if (failed()) return {*this, nullptr, nullptr};
  auto found = idle_.find(sql);
  if (found == idle_.end()) found = idle_.emplace(sql, nullptr).first;
  sqlite3_stmt*& place = found->second;
  if (place != nullptr) return {*this, std::exchange(place, nullptr), &place};
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) note_error(code);
  return {*this, statement, &place};
}

Transaction::Transaction(Connection& connection)
    : connection_(connection), nested_(connection.in_group()), open_(false) {
  // An error of an earlier call was told to that call.
  connection_.take_error();
  // IMMEDIATE: a transaction that begins by reading could otherwise be refused in its middle.
  connection_.run(nested_ ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
  open_ = !connection_.failed();
}

Transaction::~Transaction() {
  if (!open_) return;
  connection_.take_error();
  // After some errors (disk full) SQLite has rolled back by itself; then this one says so.
  connection_.run(nested_ ? "ROLLBACK TO part" : "ROLLBACK");
  if (nested_) connection_.run("RELEASE part");
  connection_.take_error();
}

Result<void> Transaction::commit() {
  if (!connection_.failed()) connection_.run(nested_ ? "RELEASE part" : "COMMIT");
  if (auto error = connection_.take_error()) return fail(*std::move(error));
  open_ = false;
  return {};
}

Group::Group(Connection& connection) : connection_(connection) {
  connection_.take_error();
  connection_.run("BEGIN IMMEDIATE");
  connection_.in_group_ = !connection_.failed();
}

Group::~Group() {
  connection_.take_error();
  if (connection_.in_group()) connection_.run("ROLLBACK");
  connection_.in_group_ = false;
  connection_.take_error();
}

bool Group::commit() {
  if (!connection_.in_group()) return false;
  connection_.take_error();
  connection_.run("COMMIT");
  if (connection_.failed()) return false;
  connection_.in_group_ = false;
  return true;
}

}  // namespace pigeon::store
