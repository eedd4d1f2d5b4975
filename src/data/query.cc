#include "data/query.h"

#include <sqlite3.h>

#include <memory>
#include <string_view>

#include "base/utf8.h"

namespace pigeon::data {
namespace {

constexpr std::size_t kMostQueried = 1'000'000;

struct DatabaseCloser {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct QueryEnder {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

tl::unexpected<Error> refused(const std::string& why) {
  return fail("sql", "The query can't be run: " + printable(why), "Try it in the sqlite3 shell");
}

std::string cell_at(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  if (text == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return to_valid_utf8(std::string_view(text, size));
}

}  // namespace

Result<std::vector<std::vector<std::string>>> read_query(const std::string& path,
                                                         const std::string& query) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, DatabaseCloser> database(raw);
  if (opened != SQLITE_OK) {
    return fail("no-database", printable(path) + " can't be opened: " + sqlite3_errstr(opened),
                "Give the path of an SQLite database that you may read");
  }
  sqlite3_busy_timeout(raw, 2000);
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  if (sqlite3_prepare_v2(raw, query.c_str(), -1, &prepared, &rest) != SQLITE_OK)
    return refused(sqlite3_errmsg(raw));
  const std::unique_ptr<sqlite3_stmt, QueryEnder> statement(prepared);
  if (!prepared || std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos)
    return refused("write exactly one statement");
  const int columns = sqlite3_column_count(prepared);
  if (sqlite3_stmt_readonly(prepared) == 0 || columns == 0)
    return refused("it has to be a SELECT: nothing is changed here");
  std::vector<std::vector<std::string>> table(1);
  for (int i = 0; i < columns; ++i)
    table.front().emplace_back(sqlite3_column_name(prepared, i));
  int code = sqlite3_step(prepared);
  for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) {
    if (table.size() > kMostQueried) return refused("it has more than a million rows");
    std::vector<std::string>& cells = table.emplace_back();
    for (int i = 0; i < columns; ++i)
      cells.push_back(cell_at(prepared, i));
  }
  if (code != SQLITE_DONE) return refused(sqlite3_errmsg(raw));
  return table;
}

}  // namespace pigeon::data
