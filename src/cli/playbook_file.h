// A playbook from a file that the command line names.
#pragma once

#include <optional>
#include <string>

#include "cli/context.h"
#include "playbook/playbook.h"

namespace pigeon::cli {

// Nothing, and its faults printed, when it can't be used.
std::optional<playbook::Playbook> good_playbook(const Context& context, const std::string& file);

}  // namespace pigeon::cli
