#include "data/sources.h"

#include <fstream>
#include <iterator>

#include "data/csv.h"
#include "data/exec.h"
#include "data/http.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using Kind = playbook::Source::Kind;

constexpr std::size_t kMostRemembered = 1000;

}  // namespace

Finding Sources::carry_out(const Request& request) {
  if (request.writes || request.cache.count() == 0) return carry_out_now(request);
  const auto now = std::chrono::steady_clock::now();
  const std::string key = request.key();
  const auto known = remembered_.find(key);
  if (known != remembered_.end() && known->second.until > now) return known->second.finding;
  Finding finding = carry_out_now(request);
  if (remembered_.size() >= kMostRemembered) remembered_.clear();
  if (!finding.failed) remembered_[key] = {now + request.cache, finding};
  return finding;
}

Finding Sources::carry_out_now(const Request& request) {
  switch (request.kind) {
    case Kind::sqlite:
      return in_sqlite(request);
    case Kind::csv:
      return in_csv(request);
    case Kind::exec:
      return run_command(request);
    case Kind::http:
      return ask_url(request);
    case Kind::builtin:
      break;
  }
  return Finding::failure("nothing carries out " + request.name);
}

Finding Sources::in_sqlite(const Request& request) {
  const std::string path = (folder_ / request.file).string();
  auto open = databases_.find(path);
  if (open == databases_.end()) {
    auto database = Sqlite::open(path);
    if (!database) return Finding::failure(database.error().meaning());
    open = databases_.emplace(path, *std::move(database)).first;
  }
  return open->second.carry_out(request);
}

// Read again when it has changed.
Finding Sources::in_csv(const Request& request) {
  const std::filesystem::path path = folder_ / request.file;
  std::error_code error;
  const auto written = std::filesystem::last_write_time(path, error);
  const auto size = error ? 0 : std::filesystem::file_size(path, error);
  if (error) return Finding::failure(path.string() + ": " + error.message());
  Table& table = tables_[path.string()];
  if (table.rows.is_null() || table.written != written || table.size != size) {
    std::ifstream in(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in.good() && !in.eof()) return Finding::failure(path.string() + " can't be read");
    auto rows = read_table(text);
    if (!rows) return Finding::failure(path.string() + ": " + rows.error().text());
    table = {written, size, std::move(*rows)};
  }
  return look_up(table.rows, request);
}

}  // namespace pigeon::data
