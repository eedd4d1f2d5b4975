#include <array>

#include "playbook/playbook.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

// Of the format, and left unread by this version. [fixture] and [[test]] are for `pigeon test`.
constexpr std::array<std::string_view, 2> kSingle{"hours", "limits"};
constexpr std::array<std::string_view, 5> kNamed{"agent", "data", "write", "slot", "remind"};

void note_one(toml::Table& root, toml::Position at, const std::string& section) {
  root.note(at, "this version of Pigeon does not act on " + section + " yet");
}

void note_what_is_later(toml::Table& root) {
  for (std::string_view key : kSingle) {
    if (auto section = root.table(key)) {
      section->accept_all();
      note_one(root, section->at(), section->name());
    }
  }
  for (std::string_view key : kNamed) {
    for (toml::Table& section : root.tables_below(key)) {
      section.accept_all();
      note_one(root, section.at(), section.name());
    }
  }
  root.accept({"fixture", "test"});
  if (root.has("test")) note_one(root, root.at("test"), "[[test]]");
}

}  // namespace

Loaded load(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  Loaded loaded;
  if (document.parsed()) {
    toml::Table root = document.root();
    Playbook playbook{.file = file, .program = read_program(root)};
    playbook.topics = read_topics(root, playbook.program);
    playbook.texts = read_texts(root, playbook.program);
    note_what_is_later(root);
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
