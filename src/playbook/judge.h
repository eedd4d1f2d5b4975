// What the sections of a playbook mean together: names that lead nowhere, values that want
// themselves, texts that are too long, digits that nobody expects.
#pragma once

#include <string>
#include <vector>

#include "playbook/playbook.h"
#include "toml/document.h"

namespace pigeon::playbook {

// Notes everything on `root`.
void judge(const Playbook& playbook, toml::Table& root);

// --- its parts ---

void judge_names(const Playbook& playbook, toml::Table& root);
void judge_cycles(const Playbook& playbook, toml::Table& root);
void judge_lengths(const Playbook& playbook, toml::Table& root);
void judge_digits(const Playbook& playbook, toml::Table& root);

}  // namespace pigeon::playbook
