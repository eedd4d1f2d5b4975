#include "data/sqlite.h"

#include <sqlite3.h>

#include <chrono>

#include "base/utf8.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using replies::Value;

struct Finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;

void bind(sqlite3_stmt* statement, int index, const Value& value) {
  if (value.is_null() || value.is_structured()) {
    sqlite3_bind_null(statement, index);
  } else if (value.is_boolean()) {
    sqlite3_bind_int(statement, index, value.get<bool>() ? 1 : 0);
  } else if (value.is_number_integer()) {
    sqlite3_bind_int64(statement, index, value.get<std::int64_t>());
  } else if (value.is_number()) {
    sqlite3_bind_double(statement, index, value.get<double>());
  } else {
    const auto& text = value.get_ref<const std::string&>();
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
  }
}

Value column(sqlite3_stmt* statement, int index) {
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, index);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, index);
    case SQLITE_TEXT: {
      const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, index));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, index));
      return text ? Value(to_valid_utf8(std::string_view(text, size))) : Value("");
    }
    default:
      return nullptr;
  }
}

Value row_of(sqlite3_stmt* statement) {
  Value row = Value::object();
  for (int i = 0; i < sqlite3_column_count(statement); ++i)
    row[sqlite3_column_name(statement, i)] = column(statement, i);
  return row;
}

// Interrupts a statement that takes too long.
struct Deadline {
  std::chrono::steady_clock::time_point at;

  static int over(void* self) {
    return std::chrono::steady_clock::now() > static_cast<Deadline*>(self)->at ? 1 : 0;
  }
};

bool is_blank(const char* rest) {
  return std::string_view(rest).find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

}  // namespace

void Sqlite::Closer::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Result<Sqlite> Sqlite::open(const std::string& path) {
  sqlite3* raw = nullptr;
  const int create = path == ":memory:" ? SQLITE_OPEN_CREATE : 0;
  const int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | create, nullptr);
  Sqlite database(raw);
  if (code != SQLITE_OK)
    return fail("no-database", path + " can't be opened: " + sqlite3_errstr(code),
                "Check the path, and that the user of pigeond may read and write it");
  // Other programs of the owner use it too.
  sqlite3_busy_timeout(raw, 2000);
  return database;
}

Result<void> Sqlite::run_script(const std::string& script) {
  char* message = nullptr;
  if (sqlite3_exec(database_.get(), script.c_str(), nullptr, nullptr, &message) == SQLITE_OK)
    return {};
  const std::string why = message ? message : "unknown";
  sqlite3_free(message);
  return fail("sql", "the script can't be run: " + why, "Try it in the sqlite3 shell");
}

Finding Sqlite::carry_out(const Request& request) {
  sqlite3* database = database_.get();
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  if (sqlite3_prepare_v2(database, request.sql.c_str(), -1, &raw, &rest) != SQLITE_OK)
    return Finding::failure(std::string("sql: ") + sqlite3_errmsg(database));
  const Statement statement(raw);
  if (!raw || !is_blank(rest)) return Finding::failure("sql: write exactly one statement");
  if (!request.writes && sqlite3_stmt_readonly(raw) == 0)
    return Finding::failure("sql: data is only read; put this into [write.X]");
  for (std::size_t i = 0; i < request.values.size(); ++i)
    bind(raw, static_cast<int>(i) + 1, request.values[i]);

  Deadline deadline{std::chrono::steady_clock::now() + request.timeout};
  sqlite3_progress_handler(database, 10'000, &Deadline::over, &deadline);
  Finding finding{.value = request.list ? Value::array() : Value(nullptr)};
  int code = sqlite3_step(raw);
  for (int rows = 0; code == SQLITE_ROW && rows < kMostRows; ++rows) {
    if (!request.writes) {
      if (!request.list) {
        finding.value = row_of(raw);
        break;
      }
      finding.value.push_back(row_of(raw));
    }
    code = sqlite3_step(raw);
  }
  sqlite3_progress_handler(database, 0, nullptr, nullptr);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return Finding::failure(std::string("sql: ") + sqlite3_errmsg(database));
  return finding;
}

}  // namespace pigeon::data
