// Inside this room: what kind of value stands there, and how it is written.
#pragma once

#include <optional>
#include <string>

#include "toml/reading.h"

namespace pigeon::toml {

// "a number", "a list": as messages call it.
std::string kind_of(const ::toml::node& node);

// A text itself, and any other simple value as it is written: a number keeps its plus and its
// zeroes. Nothing for lists and tables.
std::optional<std::string> simple(const Reading& reading, const ::toml::node& node);

// How the same would be written as a text, in quotes.
std::string as_text(const Reading& reading, const ::toml::node& node);

}  // namespace pigeon::toml
