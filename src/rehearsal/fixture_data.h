// The made-up data of a playbook's [fixture]: a fresh copy for each talk, and nothing outside is
// touched. What the fixture does not list fails as if it were not there.
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "data/sqlite.h"
#include "playbook/fixture.h"
#include "replies/request.h"

namespace pigeon::rehearsal {

class FixtureData {
 public:
  // Error "fixture": a script that SQLite refuses.
  static Result<FixtureData> make(const playbook::Fixture& fixture);

  replies::Finding carry_out(const replies::Request& request);

 private:
  explicit FixtureData(const playbook::Fixture& fixture) : fixture_(&fixture) {}

  const playbook::Fixture* fixture_;
  std::map<std::string, data::Sqlite> databases_;
};

}  // namespace pigeon::rehearsal
