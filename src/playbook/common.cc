// Readers of what several sections have.
#include <algorithm>
#include <string>

#include "consent/words.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

void blame_fault(toml::Table& table, const Template& place, const TemplateFault& fault) {
  table.blame(place.position_of(fault.offset), fault.what, fault.instead);
}

Template template_of(toml::Table& table, const std::string& text, toml::Position at,
                     Brackets brackets) {
  auto parsed = parse_template(text, at, brackets);
  if (parsed) return *std::move(parsed);
  blame_fault(table, Template{.written = text, .at = at}, parsed.error());
  return {};
}

}  // namespace

Wording read_wording(toml::Table& table, std::string_view key, const Program& program) {
  Wording wording;
  for (const toml::Translation& translation : read_translations(table, key, program)) {
    Template text = template_of(table, translation.text, translation.at, Brackets::tails);
    if (!text.empty()) wording.versions.push_back({translation.language, std::move(text)});
  }
  return wording;
}

Template code_of(toml::Table& table, const toml::Located<std::string>& text) {
  return template_of(table, text.value, text.at, Brackets::literals);
}

Template read_code(toml::Table& table, std::string_view key) {
  const auto text = table.text(key);
  return text ? code_of(table, {*text, table.at(key)}) : Template{};
}

Named read_named(toml::Table& table, std::string_view key) {
  const auto text = table.text(key);
  return text ? Named{*text, table.at(key)} : Named{};
}

std::vector<Named> read_named_list(toml::Table& table, std::string_view key) {
  std::vector<Named> names;
  for (auto& [name, at] : table.texts(key))
    names.push_back({name, at});
  return names;
}

std::optional<Milliseconds> read_duration(toml::Table& table, std::string_view key) {
  const auto text = table.text(key);
  if (!text) return std::nullopt;
  const auto span = duration(*text);
  if (!span)
    table.blame(key, "`" + *text + "` is no length of time",
                "write it as \"45m\", \"3h\" or \"2d\"");
  return span;
}

std::optional<Condition> read_condition(toml::Table& table, std::string_view key) {
  const auto text = table.text(key);
  if (!text) return std::nullopt;
  auto parsed = parse_condition(*text, table.at(key));
  if (parsed) return *std::move(parsed);
  blame_fault(table, Template{.written = *text, .at = table.at(key)}, parsed.error());
  return std::nullopt;
}

Outcome read_outcome(toml::Table& table, const Program& program) {
  Outcome outcome;
  outcome.write = read_named(table, "do");
  outcome.say = read_wording(table, "say", program);
  if (const auto parts = table.integer("parts", 1, 9)) outcome.say.parts = static_cast<int>(*parts);
  outcome.hand = read_named(table, "hand");
  outcome.next = read_named(table, "next");
  outcome.forget = read_named_list(table, "forget");
  if (auto on_error = table.table("on_error"))
    outcome.on_error = std::make_shared<const Outcome>(read_outcome(*on_error, program));
  if (outcome.on_error && outcome.write.empty())
    table.blame("on_error", "`on_error` without `do`: nothing here can fail", "remove it");
  return outcome;
}

std::optional<std::string> read_word(toml::Table& table,
                                     const toml::Located<std::string>& written) {
  std::string word = consent::normalise(written.value);
  if (word.empty()) {
    table.blame(written.at, "\"" + written.value + "\" has no letter and no digit",
                "write a word that a customer can text, such as \"change\"");
    return std::nullopt;
  }
  const auto reserved = consent::classify(word);
  if (reserved && consent::is_reserved(*reserved)) {
    table.blame(written.at,
                "\"" + written.value + "\" never reaches a topic: it is one of the consent words",
                "use another word, such as \"change\" or \"visit\"");
    return std::nullopt;
  }
  return word;
}

// { "1, ok, yes" = "confirm", "2" = "change" }
std::vector<Expected> read_expect(toml::Table& table) {
  std::vector<Expected> expect;
  auto section = table.table("expect");
  if (!section) return expect;
  for (const auto& [key, at] : section->keys()) {
    Expected expected{.topic = read_named(*section, key)};
    std::string_view rest = key;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      if (auto word = read_word(*section, {std::string(rest.substr(0, comma)), at}))
        expected.words.push_back(*std::move(word));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    for (const Expected& earlier : expect) {
      for (const std::string& word : expected.words) {
        if (std::ranges::find(earlier.words, word) != earlier.words.end())
          section->blame(at, "\"" + word + "\" is expected twice", "keep it in one of them");
      }
    }
    expect.push_back(std::move(expected));
  }
  return expect;
}

}  // namespace pigeon::playbook
