// Inside this room: each section of the format and its reader. Each judges what it can see by
// itself; what the sections mean together is judged in judge.h.
#pragma once

#include <string_view>
#include <vector>

#include "playbook/playbook.h"
#include "toml/document.h"

namespace pigeon::playbook {

Program read_program(toml::Table& root);
Hours read_hours(toml::Table& root);
std::vector<Quota> read_limits(toml::Table& root);
std::vector<Agent> read_agents(toml::Table& root);
std::vector<Data> read_data(toml::Table& root);
std::vector<Write> read_writes(toml::Table& root);
std::vector<Slot> read_slots(toml::Table& root, const Program& program);
std::vector<Remind> read_reminds(toml::Table& root, const Program& program);
std::vector<Topic> read_topics(toml::Table& root, const Program& program);
Texts read_texts(toml::Table& root, const Program& program);
Fixture read_fixture(toml::Table& root);
std::vector<Talk> read_talks(toml::Table& root);

// --- what several sections have ---

// A text for one or for several languages. Faults: a language that is unknown or lacks its text, a
// consent word that is invited.
std::vector<toml::Translation> read_translations(toml::Table& table, std::string_view key,
                                                 const Program& program);
LocalText read_local_text(toml::Table& table, std::string_view key, const Program& program);

// The same for a text that goes out as it stands. One with values to fill in is a fault.
LocalText read_plain_text(toml::Table& table, std::string_view key, const Program& program);

// The same with values to fill in.
Wording read_wording(toml::Table& table, std::string_view key, const Program& program);

// SQL, one argument, a URL: nothing when absent or at fault.
Template read_code(toml::Table& table, std::string_view key);
Template code_of(toml::Table& table, const toml::Located<std::string>& text);

// A name of something else in the file; whether it is there is judged later.
Named read_named(toml::Table& table, std::string_view key);
std::vector<Named> read_named_list(toml::Table& table, std::string_view key);

std::optional<Milliseconds> read_duration(toml::Table& table, std::string_view key);
std::optional<Condition> read_condition(toml::Table& table, std::string_view key);
Outcome read_outcome(toml::Table& table, const Program& program);
std::vector<Expected> read_expect(toml::Table& table);

// Normalised; nothing when it is no word or one of the consent words, which is noted.
std::optional<std::string> read_word(toml::Table& table, const toml::Located<std::string>& written);

}  // namespace pigeon::playbook
