// JSON as it crosses the control socket and leaves `pigeon --json`: keys keep the order in which
// they were written, so a person who reads a line meets the id first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace pigeon::control {

using Json = nlohmann::ordered_json;

// One line without its end; never throws: malformed UTF-8 becomes U+FFFD.
std::string to_line(const Json& value);

// Nothing when `line` is not exactly one JSON value in valid UTF-8.
std::optional<Json> from_line(std::string_view line);

// A member of an object; nothing when it is absent, null or of another type.
std::optional<std::string> text_at(const Json& object, std::string_view key);
std::optional<std::int64_t> integer_at(const Json& object, std::string_view key);
std::optional<bool> flag_at(const Json& object, std::string_view key);

// The line of an item on the socket, and what is in it: `item` is written JSON.
std::string item_line(std::string_view item);
bool is_item_line(std::string_view line);
std::string_view item_in(std::string_view line);

// The member as it is; a null value when it is absent.
const Json& member(const Json& object, std::string_view key);

}  // namespace pigeon::control
