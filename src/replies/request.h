// One reading or writing of an owner's data with every value bound, as the engine asks for it. Who
// carries it out pastes nothing: SQL parameters are numbered, arguments are whole, pieces of a URL
// are encoded.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "playbook/source.h"
#include "replies/value.h"

namespace pigeon::replies {

struct Request {
  std::string program = {};
  std::string name = {};  // of the data or the write
  bool writes = false;
  bool list = false;
  playbook::Source::Kind kind = playbook::Source::Kind::sqlite;
  std::string file = {};
  std::string sql = {};                                   // with ?1, ?2 …
  std::vector<Value> values = {};                         // of those
  std::vector<std::pair<std::string, Value>> where = {};  // of a CSV
  std::vector<std::string> argv = {};
  std::string method = {};
  std::string url = {};
  std::string body = {};
  std::string idempotency_key = {};  // of a write: the same for the same text after a crash
  Milliseconds timeout{0};
  Milliseconds cache{0};
  int after = 0;  // writes of this turn that came before: readings are made anew after them

  // The same for the same question.
  std::string key() const;
};

// What came of it.
struct Finding {
  Value value = {};  // a row, a list of rows, or nothing
  bool failed = false;
  std::string why = {};  // for the log; holds nothing private

  static Finding failure(std::string reason) { return {.failed = true, .why = std::move(reason)}; }
};

}  // namespace pigeon::replies
