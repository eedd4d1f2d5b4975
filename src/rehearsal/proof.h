// All talks of a playbook, before something is changed and after: what passed must pass still.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "playbook/playbook.h"
#include "replies/assistant.h"

namespace pigeon::rehearsal {

// The names of the talks that pass.
std::set<std::string> passing(const replies::Assistant& for_talks);

// Those of `before` that are not in `after`.
std::vector<std::string> lost(const std::set<std::string>& before,
                              const std::set<std::string>& after);

// Ready to answer, as Assistant::prepare, with what `setting.log` teaches, unless a talk that
// passes without it would fail with it, or there is no talk to show that. Some ten trainings: not
// for the thread that answers.
Result<replies::Assistant> prepare_proven(const playbook::Playbook& playbook,
                                          replies::Setting setting);

}  // namespace pigeon::rehearsal
