#include "toml/spelling.h"

#include <algorithm>

namespace pigeon::toml {
namespace {

// As it stands in the file, where it stands on one line: a number keeps its plus and its zeroes.
std::string written(const Reading& reading, const ::toml::node& node) {
  const auto& source = node.source();
  if (!source.begin || !source.end || source.begin.line != source.end.line) return {};
  std::string_view text = reading.text;
  for (auto line = source.begin.line; line > 1; --line)
    text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  // Columns count characters, not octets.
  std::string_view line = text.substr(0, text.find('\n'));
  std::size_t column = 1;
  std::string result;
  for (char c : line) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (!continues && column >= source.end.column) break;
    if (column >= source.begin.column || (continues && !result.empty())) result += c;
    if (!continues) ++column;
  }
  return result;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

std::string kind_of(const ::toml::node& node) {
  switch (node.type()) {
    case ::toml::node_type::string:
      return "a text";
    case ::toml::node_type::integer:
    case ::toml::node_type::floating_point:
      return "a number";
    case ::toml::node_type::boolean:
      return "true or false";
    case ::toml::node_type::date:
    case ::toml::node_type::time:
    case ::toml::node_type::date_time:
      return "a date or time";
    case ::toml::node_type::array:
      return "a list";
    default:
      return "a table";
  }
}

std::optional<std::string> simple(const Reading& reading, const ::toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (node.is_value()) return written(reading, node);
  return std::nullopt;
}

std::string as_text(const Reading& reading, const ::toml::node& node) {
  const auto value = simple(reading, node);
  return value ? in_quotes(*value) : "\"…\"";
}

}  // namespace pigeon::toml
