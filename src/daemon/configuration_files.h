// The files that an owner writes, read and judged together: the configuration and the playbooks in
// the folder that it names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/config.h"
#include "playbook/playbook.h"
#include "toml/blame.h"

namespace pigeon::daemon {

struct Files {
  std::optional<Config> config;               // when nothing is wrong anywhere
  std::vector<playbook::Playbook> playbooks;  // by file name
  std::vector<toml::Blame> blames;            // everything that is wrong
  std::vector<toml::Blame> notes;             // what the owner should know
};

struct Playbooks {
  std::vector<playbook::Playbook> playbooks;  // by file name
  std::vector<toml::Blame> blames;            // what is wrong
  std::vector<toml::Blame> notes;             // what the owner should know
};

// Those of a folder; none when it is empty.
Playbooks read_playbooks(const std::string& folder);

// A file that can't be read is a blame too.
Files read_files(const std::string& configuration);

}  // namespace pigeon::daemon
