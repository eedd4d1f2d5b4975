// "Did you mean": the known name nearest to one that was mistyped.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pigeon::toml {

// The name that differs from `word` by the fewest letters inserted, left out, changed or swapped
// with their neighbour (case and - _ do not count); nothing when even that one is no likely slip.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> names);

}  // namespace pigeon::toml
