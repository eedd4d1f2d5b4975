// Inside this room: a document while it is read, and what was asked of each of its tables.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "toml/blame.h"
#include "toml/nearest.h"

namespace pigeon::toml {

inline Position position_of(const ::toml::source_region& source) {
  // A table made out of nothing (the root of an empty file) stands nowhere: line 0.
  return {std::max(1, static_cast<int>(source.begin.line)),
          std::max(1, static_cast<int>(source.begin.column))};
}

struct Visit {
  const ::toml::table* table;
  std::string name;
  std::string key;
  std::vector<std::string> asked = {};  // in the order in which they were asked for
  bool accepts_all = false;

  bool known(std::string_view wanted) const {
    return std::ranges::find(asked, wanted) != asked.end();
  }
};

struct Reading {
  std::string file;
  std::string text;
  ::toml::table root = {};
  bool parsed = false;
  std::deque<Visit> visits = {};  // never moved: tables point to them
  std::vector<Blame> blames = {};

  // The same visit for the same table, so that two readers know each other's keys.
  Visit& visit(const ::toml::table& table, std::string name, std::string key) {
    for (Visit& earlier : visits) {
      if (earlier.table == &table) return earlier;
    }
    return visits.emplace_back(Visit{&table, std::move(name), std::move(key)});
  }

  void blame(Position at, std::string what, std::string instead,
             Blame::Weight weight = Blame::Weight::error) {
    blames.push_back({file, at, std::move(what), std::move(instead), weight});
  }
};

}  // namespace pigeon::toml
