// [fixture] and [[test]].
#include "base/phone_number.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

std::vector<std::pair<std::string, std::string>> named_texts(toml::Table& parent,
                                                             std::string_view key) {
  std::vector<std::pair<std::string, std::string>> texts;
  auto section = parent.table(key);
  if (!section) return texts;
  for (const auto& [name, at] : section->keys()) {
    if (auto text = section->text(name)) texts.emplace_back(name, *std::move(text));
  }
  return texts;
}

}  // namespace

Fixture read_fixture(toml::Table& root) {
  Fixture fixture;
  auto section = root.table("fixture");
  if (!section) return fixture;
  fixture.customer = section->text("customer").value_or("");
  if (!fixture.customer.empty() && !PhoneNumber::parse(fixture.customer, ""))
    section->blame("customer", "`" + fixture.customer + "` is no number",
                   "write it with its country, such as \"+447700900101\"");
  fixture.sqlite = named_texts(*section, "sqlite");
  fixture.files = named_texts(*section, "file");
  for (toml::Table& one : section->tables("exec")) {
    Fixture::Exec exec;
    for (auto& [argument, at] : one.texts("argv"))
      exec.argv.push_back(argument);
    if (exec.argv.empty())
      one.blame(one.at(), one.name() + " names no command", "write argv = [\"/path\", \"…\"]");
    exec.out = one.text("out").value_or("");
    exec.exit = static_cast<int>(one.integer("exit", 0, 255).value_or(0));
    fixture.execs.push_back(std::move(exec));
  }
  for (toml::Table& one : section->tables("http")) {
    Fixture::Http http;
    http.request = one.required_text("request", "\"GET http://…\"").value_or("");
    http.body = one.text("body").value_or("");
    http.status = static_cast<int>(one.integer("status", 100, 599).value_or(200));
    fixture.https.push_back(std::move(http));
  }
  return fixture;
}

std::vector<Talk> read_talks(toml::Table& root) {
  std::vector<Talk> talks;
  for (toml::Table& section : root.tables("test")) {
    Talk talk;
    talk.name = section.required_text("name", "\"confirm\"").value_or("");
    talk.lines = section.required_text("talk", "\"\"\"…\"\"\"").value_or("");
    talk.at = section.at("talk");
    talks.push_back(std::move(talk));
  }
  return talks;
}

}  // namespace pigeon::playbook
