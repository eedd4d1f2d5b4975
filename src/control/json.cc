#include "control/json.h"

namespace pigeon::control {

std::string to_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Json> from_line(std::string_view line) {
  Json value = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

namespace {

constexpr std::string_view kItem = "{\"item\":";

}  // namespace

std::string item_line(std::string_view item) {
  std::string line(kItem);
  line += item;
  line += '}';
  return line;
}

bool is_item_line(std::string_view line) {
  return line.starts_with(kItem) && line.ends_with('}');
}

std::string_view item_in(std::string_view line) {
  return line.substr(kItem.size(), line.size() - kItem.size() - 1);
}

const Json& member(const Json& object, std::string_view key) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

std::optional<std::string> text_at(const Json& object, std::string_view key) {
  const Json& value = member(object, key);
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

std::optional<std::int64_t> integer_at(const Json& object, std::string_view key) {
  const Json& value = member(object, key);
  // A value above the range of std::int64_t is no integer of ours.
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  if (!value.is_number_integer()) return std::nullopt;
  return value.get<std::int64_t>();
}

std::optional<bool> flag_at(const Json& object, std::string_view key) {
  const Json& value = member(object, key);
  if (!value.is_boolean()) return std::nullopt;
  return value.get<bool>();
}

}  // namespace pigeon::control
