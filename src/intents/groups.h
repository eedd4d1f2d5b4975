// Texts that say about the same, put together: so that an owner files ten of them at once.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace pigeon::intents {

// Positions in `texts`; the largest group first, each text in one of them, in the order given.
std::vector<std::vector<std::size_t>> grouped(std::span<const std::string> texts);

}  // namespace pigeon::intents
