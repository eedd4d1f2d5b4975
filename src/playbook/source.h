// Where an owner's data are read and changed (talking.md 2.3, [data.X] and [write.X]). Values are
// bound: an SQL parameter, one element of argv without a shell, a URL-encoded piece.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "playbook/template.h"

namespace pigeon::playbook {

struct Source {
  enum class Kind { sqlite, csv, exec, http, builtin };
  Kind kind = Kind::builtin;
  std::string file = {};  // of sqlite and csv
  Template sql = {};
  std::vector<std::pair<std::string, Template>> where = {};  // of csv: column and what it equals
  std::vector<Template> argv = {};
  std::string method = {};  // of http: "GET"
  Template url = {};
  Template body = {};
  std::string builtin = {};             // "callback-windows", "callback"
  Milliseconds length{30 * 60 * 1000};  // of a window
  Milliseconds timeout{5000};
  Milliseconds cache{0};  // how long a reading may be used again

  // Of everything bound, in the order of the text.
  std::vector<std::pair<const Template*, const Place*>> places() const;
};

// What can be looked up: a row, or a list of rows.
struct Data {
  std::string name = {};
  toml::Position at = {};
  bool list = false;
  Source source = {};
};

// What can be done.
struct Write {
  // What a built-in takes along.
  struct With {
    std::string name;
    toml::Position at = {};
    bool if_known = false;  // "number?": not asked for
  };
  std::string name = {};
  toml::Position at = {};
  Source source = {};
  std::vector<With> with = {};
};

}  // namespace pigeon::playbook
