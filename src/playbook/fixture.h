// The made-up world in which the talks of a playbook run; the daemon never reads it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "toml/blame.h"

namespace pigeon::playbook {

struct Fixture {
  struct Exec {
    std::vector<std::string> argv = {};
    std::string out = {};
    int exit = 0;
  };
  struct Http {
    std::string request = {};  // "POST http://…"
    std::string body = {};
    int status = 200;
  };
  std::string customer = {};
  std::vector<std::pair<std::string, std::string>> sqlite = {};  // path and script
  std::vector<std::pair<std::string, std::string>> files = {};   // path and content
  std::vector<Exec> execs = {};
  std::vector<Http> https = {};
};

// One of its own tests.
struct Talk {
  std::string name = {};
  std::string lines = {};
  toml::Position at = {};  // where its lines begin
};

}  // namespace pigeon::playbook
