// A playbook: what one program of an owner says to whom (talking.md 2.3; docs/playbook.md for
// owners). There is no flow in it: whatever a topic's condition, text or write mentions in {...} is
// pulled, from the data or from the customer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "playbook/fixture.h"
#include "playbook/program.h"
#include "playbook/remind.h"
#include "playbook/slot.h"
#include "playbook/source.h"
#include "playbook/topic.h"
#include "toml/blame.h"

namespace pigeon::playbook {

struct Playbook {
  std::string file = {};
  Program program = {};
  Hours hours = {};
  std::vector<Quota> limits = {};  // of answers to one contact; empty: the defaults
  std::vector<Agent> agents = {};
  std::vector<Data> data = {};
  std::vector<Write> writes = {};
  std::vector<Slot> slots = {};
  std::vector<Remind> reminds = {};
  std::vector<Topic> topics = {};  // each list in the order of the file
  Texts texts = {};
  Fixture fixture = {};
  std::vector<Talk> talks = {};

  const Agent* agent(std::string_view name) const;
  const Data* find_data(std::string_view name) const;
  const Write* write(std::string_view name) const;
  const Slot* slot(std::string_view name) const;
  const Remind* remind(std::string_view name) const;
  const Topic* topic(std::string_view name) const;
};

struct Loaded {
  std::optional<Playbook> playbook = {};  // nothing when there is an error among the blames
  std::vector<toml::Blame> blames = {};   // errors and notes, in the order of the file
};

// Reads a playbook and judges it; `file` is its name in the blames. Reads no other file.
Loaded load(std::string_view text, const std::string& file);

// What `pigeon check FILE` prints: everything wrong, and what an owner should know.
std::vector<toml::Blame> check(std::string_view text, const std::string& file);

}  // namespace pigeon::playbook
