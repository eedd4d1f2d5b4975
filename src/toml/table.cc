#include "toml/document.h"
#include "toml/reading.h"
#include "toml/spelling.h"

namespace pigeon::toml {
namespace {

// "topic.change" below the table "[topic]" or "[[topic]]"; the root has no key and no name to add.
std::string path_below(const Visit& visit, std::string_view key) {
  if (visit.key.empty()) return std::string(key);
  std::string path = visit.name;
  std::erase(path, '[');
  std::erase(path, ']');
  return path + "." + std::string(key);
}

// The value of a key, which is known from now on.
const ::toml::node* ask(Visit& visit, std::string_view key) {
  if (!visit.known(key)) visit.asked.emplace_back(key);
  return visit.table->get(key);
}

void blame_type(Reading& reading, std::string_view key, const ::toml::node& node,
                std::string_view expected, std::string instead) {
  reading.blame(
      position_of(node.source()),
      "`" + std::string(key) + "` is " + kind_of(node) + ", and should be " + std::string(expected),
      std::move(instead));
}

}  // namespace

std::string Table::name() const {
  return visit_->name;
}
const std::string& Table::key() const {
  return visit_->key;
}
Position Table::at() const {
  return position_of(visit_->table->source());
}

std::vector<Located<std::string>> Table::keys() const {
  std::vector<Located<std::string>> keys;
  for (const auto& [key, value] : *visit_->table)
    keys.push_back({std::string(key.str()), position_of(key.source())});
  std::ranges::stable_sort(keys, {}, &Located<std::string>::at);
  return keys;
}

bool Table::has(std::string_view key) const {
  return visit_->table->contains(key);
}

bool Table::holds_table(std::string_view key) const {
  const auto* node = visit_->table->get(key);
  return node && node->is_table();
}

Position Table::at(std::string_view key) const {
  const auto* node = visit_->table->get(key);
  return node ? position_of(node->source()) : at();
}

std::optional<std::string> Table::text(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return std::nullopt;
  if (const auto* text = node->as_string()) return text->get();
  blame_type(*reading_, key, *node, "a text",
             "write " + std::string(key) + " = " + as_text(*reading_, *node));
  return std::nullopt;
}

std::optional<std::string> Table::required_text(std::string_view key, std::string_view example) {
  if (ask(*visit_, key)) return text(key);
  // What is no TOML has been blamed once, and may well contain the key.
  if (!reading_->parsed) return std::nullopt;
  reading_->blame(at(), "`" + std::string(key) + "` is missing in " + visit_->name,
                  "write " + std::string(key) + " = " + std::string(example));
  return std::nullopt;
}

std::optional<bool> Table::boolean(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  blame_type(
      *reading_, key, *node, "true or false",
      "write " + std::string(key) + " = true or " + std::string(key) + " = false, without quotes");
  return std::nullopt;
}

std::optional<std::int64_t> Table::integer(std::string_view key, std::int64_t least,
                                           std::int64_t greatest) {
  const auto* node = ask(*visit_, key);
  if (!node) return std::nullopt;
  const std::string range = std::to_string(least) + " to " + std::to_string(greatest);
  const auto* value = node->as_integer();
  if (!value) {
    blame_type(*reading_, key, *node, "a whole number",
               "write a number from " + range + ", without quotes");
    return std::nullopt;
  }
  if (value->get() < least || value->get() > greatest) {
    blame(key, "`" + std::string(key) + "` is " + std::to_string(value->get()),
          "write a number from " + range);
    return std::nullopt;
  }
  return value->get();
}

std::vector<Located<std::string>> Table::texts(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return {};
  if (const auto* text = node->as_string()) return {{text->get(), position_of(node->source())}};
  const auto* list = node->as_array();
  if (!list) {
    blame_type(*reading_, key, *node, "a list of texts",
               "write " + std::string(key) + " = [" + as_text(*reading_, *node) + "]");
    return {};
  }
  std::vector<Located<std::string>> texts;
  for (const auto& element : *list) {
    const Position place = position_of(element.source());
    if (const auto* text = element.as_string()) {
      texts.push_back({text->get(), place});
    } else {
      blame(place,
            "`" + std::string(key) + "` holds " + kind_of(element) + ", and should hold only texts",
            "write " + as_text(*reading_, element));
    }
  }
  return texts;
}

std::vector<Translation> Table::translations(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return {};
  if (const auto* text = node->as_string()) return {{"", text->get(), position_of(node->source())}};
  const auto* table = node->as_table();
  if (!table) {
    blame_type(*reading_, key, *node, "a text, or one text per language",
               "write " + std::string(key) + " = " + as_text(*reading_, *node));
    return {};
  }
  std::vector<Translation> translations;
  for (const auto& [language, value] : *table) {
    const std::string name(language.str());
    if (const auto* text = value.as_string()) {
      translations.push_back({name, text->get(), position_of(value.source())});
    } else {
      blame_type(*reading_, std::string(key) + "." + name, value, "a text",
                 "write " + name + " = " + as_text(*reading_, value));
    }
  }
  std::ranges::stable_sort(translations, {}, &Translation::at);
  return translations;
}

std::vector<std::string> Table::values(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return {};
  std::vector<std::string> values;
  const auto add = [&](const ::toml::node& element) {
    if (auto value = simple(*reading_, element)) {
      values.push_back(*std::move(value));
    } else {
      blame_type(*reading_, key, element, "a text, a number, true or false, or a list of them",
                 "write " + std::string(key) + " = \"…\"");
    }
  };
  if (const auto* list = node->as_array()) {
    for (const auto& element : *list)
      add(element);
  } else {
    add(*node);
  }
  return values;
}

std::optional<Table> Table::table(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return std::nullopt;
  const std::string path = path_below(*visit_, key);
  if (const auto* table = node->as_table())
    return Table(reading_, &reading_->visit(*table, "[" + path + "]", std::string(key)));
  blame_type(*reading_, key, *node, "a section", "write [" + path + "] and its keys below it");
  return std::nullopt;
}

std::vector<Table> Table::tables(std::string_view key) {
  const auto* node = ask(*visit_, key);
  if (!node) return {};
  const std::string path = path_below(*visit_, key);
  const auto handle = [&](const ::toml::table& table) {
    return Table(reading_, &reading_->visit(table, "[[" + path + "]]", std::string(key)));
  };
  if (const auto* table = node->as_table()) {
    blame_type(*reading_, key, *node, "one of several",
               "write [[" + path + "]], in double brackets");
    return {handle(*table)};
  }
  const auto* list = node->as_array();
  if (!list) {
    blame_type(*reading_, key, *node, "a section", "write [[" + path + "]] and its keys below it");
    return {};
  }
  std::vector<Table> tables;
  for (const auto& element : *list) {
    if (const auto* table = element.as_table()) {
      tables.push_back(handle(*table));
    } else {
      blame_type(*reading_, key, element, "a section",
                 "write [[" + path + "]] and its keys below it");
    }
  }
  return tables;
}

std::vector<Table> Table::tables_below(std::string_view key) {
  auto parent = table(key);
  if (!parent) return {};
  std::vector<Table> tables;
  for (const auto& [name, at] : parent->keys()) {
    if (auto child = parent->table(name)) tables.push_back(*child);
  }
  return tables;
}

void Table::accept(std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys)
    ask(*visit_, key);
}

void Table::accept_all() {
  visit_->accepts_all = true;
}

void Table::blame(std::string_view key, std::string what, std::string instead) {
  blame(at(key), std::move(what), std::move(instead));
}

void Table::blame(Position at, std::string what, std::string instead) {
  reading_->blame(at, std::move(what), std::move(instead));
}

void Table::note(Position at, std::string what, std::string instead) {
  reading_->blame(at, std::move(what), std::move(instead), Blame::Weight::note);
}

}  // namespace pigeon::toml
