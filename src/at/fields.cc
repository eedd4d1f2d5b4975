#include "at/fields.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/hex.h"

namespace pigeon::at {
namespace {

Field field_of(std::string_view text) {
  text = trimmed(text);
  Field field;
  if (text.starts_with('"')) {
    field.quoted = true;
    text.remove_prefix(1);
    if (text.ends_with('"')) text.remove_suffix(1);
  }
  field.text = text;
  return field;
}

}  // namespace

std::optional<int> Field::number() const {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, ec] = std::from_chars(text.data(), end, value);
  if (ec != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::string_view after_prefix(std::string_view line) {
  if (line.empty() || std::string_view("+^*#$%_").find(line.front()) == std::string_view::npos) {
    return trimmed(line);
  }
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? trimmed(line) : trimmed(line.substr(colon + 1));
}

std::vector<Field> split_fields(std::string_view text) {
  std::vector<Field> fields;
  text = trimmed(text);
  if (text.empty()) return fields;
  std::size_t start = 0;
  int depth = 0;
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (c == ',' && depth == 0) {
      fields.push_back(field_of(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  fields.push_back(field_of(text.substr(start)));
  return fields;
}

std::vector<Field> fields_of(std::string_view line) {
  return split_fields(after_prefix(line));
}

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

bool is_hex_octets(std::string_view text) {
  return !text.empty() && text.size() % 2 == 0 &&
         std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) >= 0; });
}

}  // namespace pigeon::at
