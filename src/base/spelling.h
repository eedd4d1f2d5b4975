// What a person probably meant who misspelt a name: the names nearest to it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace pigeon {

// Up to three of `names`, nearest first: the same but for case, the last part of the name alone
// ("london" for "Europe/London"), or a few letters wrong. Empty when nothing is near.
std::vector<std::string_view> nearest_spellings(std::string_view word,
                                                std::span<const std::string_view> names);

}  // namespace pigeon
