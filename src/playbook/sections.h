// Inside this room: each section of the format and its reader.
#pragma once

#include <string_view>
#include <vector>

#include "playbook/playbook.h"
#include "toml/document.h"

namespace pigeon::playbook {

Program read_program(toml::Table& root);
std::vector<Topic> read_topics(toml::Table& root, const Program& program);
Texts read_texts(toml::Table& root, const Program& program);

// A text for one or for several languages. Faults: a language that is unknown or lacks its text, a
// consent word that is invited.
LocalText read_local_text(toml::Table& table, std::string_view key, const Program& program);

// The same for a text that goes out as it stands. One with values to fill in is noted, and empty.
LocalText read_plain_text(toml::Table& table, std::string_view key, const Program& program);

}  // namespace pigeon::playbook
