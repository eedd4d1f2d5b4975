#include "toml/document.h"

#include <algorithm>
#include <utility>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/spelling.h"
#include "base/utf8.h"

namespace pigeon::toml {
namespace {

namespace tomlpp = ::toml;

Place place_of(const tomlpp::node& node) {
  const tomlpp::source_position begin = node.source().begin;
  return {static_cast<int>(begin.line), static_cast<int>(begin.column)};
}

std::string name_of(const tomlpp::node& node) {
  switch (node.type()) {
    case tomlpp::node_type::string:
      return "a text";
    case tomlpp::node_type::integer:
    case tomlpp::node_type::floating_point:
      return "a number";
    case tomlpp::node_type::boolean:
      return "true or false";
    case tomlpp::node_type::array:
      return node.is_array_of_tables() ? "a list of tables" : "a list";
    case tomlpp::node_type::table:
      return "a table";
    default:
      return "a date or time";
  }
}

// How a scalar would be written; nothing for tables and lists.
std::optional<std::string> written(const tomlpp::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* flag = node.as_boolean()) return std::string(flag->get() ? "true" : "false");
  return std::nullopt;
}

std::string quoted(std::string_view text) {
  return "\"" + printable(text) + "\"";
}

}  // namespace

// --- Table

const tomlpp::node* Table::find(std::string_view key) {
  known_.emplace(key);
  return table_->get(key);
}

bool Table::has(std::string_view key) const {
  return table_->contains(key);
}

Place Table::place() const {
  return place_of(*table_);
}

Place Table::place(std::string_view key) const {
  const tomlpp::node* node = table_->get(key);
  return node != nullptr ? place_of(*node) : place();
}

void Table::blame(Place place, std::string what, std::string instead, Blame::Weight weight) {
  document_->blame(
      {document_->file(), place.line, place.column, std::move(what), std::move(instead), weight});
}

void Table::wrong_type(std::string_view key, const tomlpp::node& node, std::string_view expected) {
  blame(place_of(node), quoted(key) + " is " + name_of(node), "Write " + std::string(expected));
}

std::optional<std::string> Table::text(std::string_view key, std::string_view form) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* text = node->as_string()) return text->get();
  wrong_type(key, *node, std::string(key) + " = " + std::string(form));
  return std::nullopt;
}

std::optional<std::string> Table::needed_text(std::string_view key, std::string_view form) {
  if (!has(key)) {
    known_.emplace(key);
    blame(place(), quoted(key) + " is missing" + (name_.empty() ? "" : " in [" + name_ + "]"),
          "Write " + std::string(key) + " = " + std::string(form));
    return std::nullopt;
  }
  auto value = text(key, form);
  if (value && value->empty()) {
    blame(key, quoted(key) + " is empty", "Write " + std::string(key) + " = " + std::string(form));
    return std::nullopt;
  }
  return value;
}

std::optional<bool> Table::flag(std::string_view key) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* flag = node->as_boolean()) return flag->get();
  wrong_type(key, *node, "true or false, without quotes");
  return std::nullopt;
}

std::optional<std::int64_t> Table::integer(std::string_view key) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* number = node->as_integer()) return number->get();
  wrong_type(key, *node, "a whole number, without quotes");
  return std::nullopt;
}

std::optional<std::vector<std::string>> Table::texts(std::string_view key, std::string_view form) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto* list = node->as_array();
  if (list == nullptr) {
    wrong_type(key, *node, "a list: " + std::string(key) + " = " + std::string(form));
    return std::nullopt;
  }
  std::vector<std::string> texts;
  bool good = true;
  for (const tomlpp::node& item : *list) {
    if (const auto* text = item.as_string()) {
      texts.push_back(text->get());
    } else {
      good = false;
      blame(place_of(item), "An entry of " + quoted(key) + " is " + name_of(item),
            "Put it in quotes: " + std::string(key) + " = " + std::string(form));
    }
  }
  if (!good) return std::nullopt;
  return texts;
}

std::optional<std::vector<std::string>> Table::values(std::string_view key) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (auto value = written(*node)) return std::vector{std::move(*value)};
  std::vector<std::string> values;
  if (const auto* list = node->as_array()) {
    for (const tomlpp::node& item : *list) {
      auto value = written(item);
      if (!value) {
        wrong_type(key, item, "texts, numbers, true or false");
        return std::nullopt;
      }
      values.push_back(std::move(*value));
    }
    return values;
  }
  wrong_type(key, *node, "a text, a number, true or false, or a list of these");
  return std::nullopt;
}

std::optional<Localised> Table::localised(std::string_view key, std::string_view form) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  Localised localised{.texts = {}, .place = place_of(*node)};
  if (const auto* text = node->as_string()) {
    localised.texts[""] = text->get();
    return localised;
  }
  const auto* languages = node->as_table();
  if (languages == nullptr) {
    wrong_type(key, *node,
               std::string(key) + " = " + std::string(form) +
                   ", or one for each language: { en = \"…\", fr = \"…\" }");
    return std::nullopt;
  }
  for (const auto& [language, value] : *languages) {
    if (const auto* text = value.as_string()) {
      localised.texts[std::string(language.str())] = text->get();
    } else {
      wrong_type(language.str(), value, "a text in quotes");
      return std::nullopt;
    }
  }
  return localised;
}

std::optional<Table> Table::table(std::string_view key) {
  const tomlpp::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const std::string name = name_.empty() ? std::string(key) : name_ + "." + std::string(key);
  if (const auto* table = node->as_table()) return Table(*table, name, *document_);
  wrong_type(key, *node, "a table: [" + name + "]");
  return std::nullopt;
}

std::vector<Table> Table::tables(std::string_view key) {
  std::vector<Table> tables;
  const tomlpp::node* node = find(key);
  if (node == nullptr) return tables;
  const std::string name = name_.empty() ? std::string(key) : name_ + "." + std::string(key);
  const auto* list = node->as_array();
  if (list == nullptr ||
      !std::ranges::all_of(*list, [](const auto& item) { return item.is_table(); })) {
    wrong_type(key, *node, "[[" + name + "]], with double brackets, for each");
    return tables;
  }
  for (const tomlpp::node& item : *list)
    tables.push_back(Table(*item.as_table(), name, *document_));
  return tables;
}

std::vector<std::pair<std::string, Table>> Table::named_tables(std::string_view key) {
  std::vector<std::pair<std::string, Table>> named;
  auto family = table(key);
  if (!family) return named;
  for (const std::string& name : family->keys()) {
    if (auto member = family->table(name)) named.emplace_back(name, std::move(*member));
  }
  // TOML tables have no order of their own: the file's is the owner's.
  std::ranges::stable_sort(named, {}, [](const auto& each) {
    const Place place = each.second.place();
    return std::pair(place.line, place.column);
  });
  return named;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, value] : *table_)
    keys.emplace_back(key.str());
  return keys;
}

void Table::know(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    known_.emplace(key);
}

void Table::done() {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  for (const auto& [key, value] : *table_) {
    if (known_.contains(key.str())) continue;
    const tomlpp::source_position at = key.source().begin;
    const auto near = nearest_spellings(key.str(), known);
    std::string instead;
    if (!near.empty()) {
      instead = "Did you mean " + quoted(near.front()) + "?";
    } else {
      for (const std::string_view each : known)
        instead += (instead.empty() ? "" : ", ") + std::string(each);
      instead = "Known here: " + instead;
    }
    blame(Place{static_cast<int>(at.line), static_cast<int>(at.column)},
          "There is no " + quoted(key.str()) + (name_.empty() ? "" : " in [" + name_ + "]"),
          instead);
  }
}

// --- Document

Document::Document(std::string_view text, std::string file) : file_(std::move(file)) {
  if (!is_valid_utf8(text)) {
    blame({file_, 1, 1, "The file is not UTF-8", "Save it as UTF-8"});
    return;
  }
  auto parsed = tomlpp::parse(text);
  if (parsed) {
    table_ = std::make_unique<tomlpp::table>(std::move(parsed).table());
    return;
  }
  const tomlpp::source_position at = parsed.error().source().begin;
  std::string what(parsed.error().description());
  blame({file_, static_cast<int>(at.line), static_cast<int>(at.column), "This is not TOML: " + what,
         "Texts stand in quotes, and a table's name in [brackets]"});
}

Document::~Document() = default;

std::optional<Table> Document::root() {
  if (table_ == nullptr) return std::nullopt;
  return Table(*table_, "", *this);
}

Blames Document::take_blames() {
  sort_by_place(blames_);
  return std::exchange(blames_, {});
}

}  // namespace pigeon::toml
