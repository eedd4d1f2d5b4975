// The owner's playbooks made ready to answer: at the start, and again on a thread of its own when
// one has changed.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "daemon/config.h"
#include "daemon/mind.h"
#include "playbook/playbook.h"
#include "toml/blame.h"

namespace pigeon::daemon {

// Examples only: quickly. Errors name the playbook.
Result<Assistants> made_ready(std::vector<playbook::Playbook> playbooks, const Config& config);

// What came of reading the folder again.
struct Lesson {
  Assistants assistants = {};            // null when something is wrong, or it was stopped
  std::vector<toml::Blame> blames = {};  // what is wrong
};

// Reads the folder of playbooks again and learns from their examples and from `log`, texts of
// customers, as far as the playbooks' own tests allow (rehearsal/proof.h). The same files and the
// same log give the same on every machine. Blocks, for seconds on a slow one.
Lesson learnt(const Config& config, const std::vector<std::string>& log,
              const std::atomic<bool>& stopping);

}  // namespace pigeon::daemon
