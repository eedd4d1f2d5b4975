// What `pigeon check --survey` tells of a good playbook: the order of its questions, which nobody
// wrote down, and how long each text can become.
#pragma once

#include "cli/context.h"
#include "playbook/playbook.h"

namespace pigeon::cli {

void print_survey(const Context& context, const playbook::Playbook& playbook);

}  // namespace pigeon::cli
