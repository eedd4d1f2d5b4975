// [data.X] and [write.X].
#include <algorithm>
#include <array>

#include "playbook/sections.h"
#include "playbook/source.h"

namespace pigeon::playbook {
namespace {

using SourceKind = Source::Kind;

constexpr std::array<std::pair<std::string_view, SourceKind>, 5> kSourceKinds{
    {{"sqlite", SourceKind::sqlite},
     {"csv", SourceKind::csv},
     {"exec", SourceKind::exec},
     {"http", SourceKind::http},
     {"builtin", SourceKind::builtin}}};

void read_sqlite(toml::Table& section, Source& source) {
  source.file = section.text("sqlite").value_or("");
  section.required_text("sql", "\"SELECT … WHERE phone = {from}\"");
  source.sql = read_code(section, "sql");
}

void read_csv(toml::Table& section, Source& source, bool list) {
  source.file = section.text("csv").value_or("");
  auto where = section.table("where");
  if (where) {
    for (const auto& [column, at] : where->keys()) {
      for (const std::string& value : where->values(column))
        source.where.emplace_back(column, code_of(*where, {value, where->at(column)}));
    }
  } else if (!list) {
    section.blame(section.at(), section.name() + " does not say which row it wants",
                  "write where = { number = \"{number}\" }, or list = true");
  }
}

// One argument a value: no shell splits them or reads them.
void read_exec(toml::Table& section, Source& source) {
  bool after_dashes = false;
  for (const auto& text : section.texts("exec")) {
    source.argv.push_back(code_of(section, text));
    after_dashes = after_dashes || text.value == "--";
  }
  if (source.argv.empty()) return;
  const auto& program = source.argv.front();
  if (!program.places().empty() || !program.written.starts_with('/'))
    section.blame(program.at, "`" + program.written + "` is no full path of a program",
                  "write [\"/usr/local/lib/shop/lookup\", \"{number}\"]");
}

void read_http(toml::Table& section, Source& source) {
  const auto text = section.text("http");
  if (!text) return;
  const std::size_t blank = text->find(' ');
  source.method = text->substr(0, blank);
  const std::array<std::string_view, 5> methods{"GET", "POST", "PUT", "PATCH", "DELETE"};
  const std::string url = blank == std::string::npos ? "" : text->substr(blank + 1);
  if (std::ranges::find(methods, source.method) == methods.end() ||
      !(url.starts_with("http://") || url.starts_with("https://")) ||
      url.find('{') < url.find('/', 8)) {
    section.blame("http", "`" + *text + "` is no request",
                  "write it as \"GET https://shop.example/orders/{number}\"");
    return;
  }
  source.url = code_of(section, {url, section.at("http")});
  source.body = read_code(section, "body");
}

std::optional<SourceKind> kind_of(toml::Table& section) {
  std::optional<SourceKind> found;
  std::string_view found_key;
  for (const auto& [key, kind] : kSourceKinds) {
    section.accept({key});
    if (!section.has(key)) continue;
    if (found)
      section.blame(key,
                    section.name() + " has both `" + std::string(found_key) + "` and `" +
                        std::string(key) + "`",
                    "keep one of them");
    found = kind;
    found_key = key;
  }
  if (!found)
    section.blame(section.at(), section.name() + " does not say where it is",
                  "write sqlite = \"shop.db\", csv, exec, http or builtin");
  return found;
}

void read_builtin(toml::Table& section, Source& source, std::string_view known) {
  source.builtin = section.text("builtin").value_or("");
  if (source.builtin != known)
    section.blame("builtin", "`" + source.builtin + "` is nothing that Pigeon can do by itself",
                  "write builtin = \"" + std::string(known) + "\"");
}

void read_timeout(toml::Table& section, Source& source) {
  const auto timeout = read_duration(section, "timeout");
  constexpr Milliseconds kLongest{30'000};
  if (timeout && *timeout > kLongest) {
    section.blame("timeout", "somebody waits for the answer: this is too long",
                  "write timeout = \"5s\", at most \"30s\"");
  } else if (timeout) {
    source.timeout = *timeout;
  }
}

}  // namespace

std::vector<std::pair<const Template*, const Place*>> Source::places() const {
  std::vector<std::pair<const Template*, const Place*>> places;
  const auto add = [&](const Template& code) {
    for (const Place* place : code.places())
      places.emplace_back(&code, place);
  };
  add(sql);
  for (const auto& [column, code] : where)
    add(code);
  for (const Template& argument : argv)
    add(argument);
  add(url);
  add(body);
  return places;
}

std::vector<Data> read_data(toml::Table& root) {
  std::vector<Data> all;
  for (toml::Table& section : root.tables_below("data")) {
    Data data{.name = section.key(), .at = section.at()};
    data.list = section.boolean("list").value_or(false);
    Source& source = data.source;
    if (const auto kind = kind_of(section)) {
      source.kind = *kind;
      if (*kind == SourceKind::sqlite) read_sqlite(section, source);
      if (*kind == SourceKind::csv) read_csv(section, source, data.list);
      if (*kind == SourceKind::exec) read_exec(section, source);
      if (*kind == SourceKind::http) read_http(section, source);
      if (*kind == SourceKind::builtin) {
        read_builtin(section, source, "callback-windows");
        if (const auto length = read_duration(section, "length")) source.length = *length;
        if (!data.list) section.blame(section.at(), "the windows are a list", "write list = true");
      }
    }
    read_timeout(section, source);
    if (const auto cache = read_duration(section, "cache")) source.cache = *cache;
    all.push_back(std::move(data));
  }
  return all;
}

std::vector<Write> read_writes(toml::Table& root) {
  std::vector<Write> all;
  for (toml::Table& section : root.tables_below("write")) {
    Write write{.name = section.key(), .at = section.at()};
    Source& source = write.source;
    if (const auto kind = kind_of(section)) {
      source.kind = *kind;
      if (*kind == SourceKind::sqlite) read_sqlite(section, source);
      if (*kind == SourceKind::csv)
        section.blame("csv", "a CSV file is only read", "write to SQLite, a command or a URL");
      if (*kind == SourceKind::exec) read_exec(section, source);
      if (*kind == SourceKind::http) read_http(section, source);
      if (*kind == SourceKind::builtin) read_builtin(section, source, "callback");
    }
    for (Named& name : read_named_list(section, "with")) {
      const bool if_known = name.name.ends_with('?');
      if (if_known) name.name.pop_back();
      write.with.push_back({std::move(name.name), name.at, if_known});
    }
    read_timeout(section, source);
    all.push_back(std::move(write));
  }
  return all;
}

}  // namespace pigeon::playbook
