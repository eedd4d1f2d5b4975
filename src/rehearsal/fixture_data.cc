#include "rehearsal/fixture_data.h"

#include <algorithm>

#include "data/csv.h"
#include "data/http.h"
#include "data/json.h"

namespace pigeon::rehearsal {
namespace {

using playbook::Fixture;
using replies::Finding;
using replies::Request;
using Kind = playbook::Source::Kind;

Finding absent(const std::string& what) {
  return {.failed = true, .why = what + " is not in the fixture"};
}

}  // namespace

Result<FixtureData> FixtureData::make(const Fixture& fixture) {
  FixtureData data(fixture);
  for (const auto& [path, script] : fixture.sqlite) {
    auto database = data::Sqlite::open(":memory:");
    if (!database) return fail(database.error());
    if (auto run = database->run_script(script); !run)
      return fail("fixture", "[fixture.sqlite] \"" + path + "\": " + run.error().meaning(),
                  run.error().hint());
    data.databases_.emplace(path, *std::move(database));
  }
  return data;
}

Finding FixtureData::carry_out(const Request& request) {
  switch (request.kind) {
    case Kind::sqlite: {
      const auto database = databases_.find(request.file);
      return database == databases_.end() ? absent(request.file)
                                          : database->second.carry_out(request);
    }
    case Kind::csv: {
      const auto file = std::ranges::find(fixture_->files, request.file,
                                          &std::pair<std::string, std::string>::first);
      if (file == fixture_->files.end()) return absent(request.file);
      const auto rows = data::read_table(file->second);
      if (!rows) return Finding::failure(rows.error().text());
      return data::look_up(*rows, request);
    }
    case Kind::exec: {
      const auto exec = std::ranges::find(fixture_->execs, request.argv, &Fixture::Exec::argv);
      if (exec == fixture_->execs.end()) return absent(request.argv.front());
      if (exec->exit != 0) return {.failed = true, .why = "exit " + std::to_string(exec->exit)};
      return data::finding_of(exec->out, request);
    }
    case Kind::http: {
      const auto http = std::ranges::find(fixture_->https, request.method + " " + request.url,
                                          &Fixture::Http::request);
      if (http == fixture_->https.end()) return absent(request.url);
      return data::finding_of_answer(http->status, http->body, request);
    }
    case Kind::builtin:
      break;
  }
  return absent(request.name);
}

}  // namespace pigeon::rehearsal
