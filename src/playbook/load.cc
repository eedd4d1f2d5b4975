#include <algorithm>

#include "playbook/judge.h"
#include "playbook/playbook.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

template <class Item>
const Item* find(const std::vector<Item>& items, std::string_view name) {
  const auto found = std::ranges::find(items, name, &Item::name);
  return found == items.end() ? nullptr : &*found;
}

Playbook read(toml::Table& root, const std::string& file) {
  Playbook playbook{.file = file, .program = read_program(root)};
  const Program& program = playbook.program;
  playbook.hours = read_hours(root);
  playbook.limits = read_limits(root);
  playbook.agents = read_agents(root);
  playbook.data = read_data(root);
  playbook.writes = read_writes(root);
  playbook.slots = read_slots(root, program);
  playbook.reminds = read_reminds(root, program);
  playbook.topics = read_topics(root, program);
  playbook.texts = read_texts(root, program);
  playbook.fixture = read_fixture(root);
  playbook.talks = read_talks(root);
  return playbook;
}

}  // namespace

const Agent* Playbook::agent(std::string_view name) const {
  return find(agents, name);
}
const Data* Playbook::find_data(std::string_view name) const {
  return find(data, name);
}
const Write* Playbook::write(std::string_view name) const {
  return find(writes, name);
}
const Slot* Playbook::slot(std::string_view name) const {
  return find(slots, name);
}
const Remind* Playbook::remind(std::string_view name) const {
  return find(reminds, name);
}
const Topic* Playbook::topic(std::string_view name) const {
  return find(topics, name);
}

Loaded load(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  Loaded loaded;
  if (document.parsed()) {
    toml::Table root = document.root();
    Playbook playbook = read(root, file);
    judge(playbook, root);
    loaded.playbook = std::move(playbook);
  }
  loaded.blames = document.finish();
  if (toml::has_errors(loaded.blames)) loaded.playbook.reset();
  return loaded;
}

std::vector<toml::Blame> check(std::string_view text, const std::string& file) {
  return load(text, file).blames;
}

}  // namespace pigeon::playbook
