// What people write for longer words in texts: "u", "tmrw", "appt", "rdv", "xq".
#pragma once

#include <span>
#include <string_view>

namespace pigeon::intents {

// The words that a shortened word may stand for, the commonest first; several when languages share
// it ("pq"). Each may be of more than one word. Empty when it is no abbreviation that we know.
// `word` is normalised (words.h).
std::span<const std::string_view> meant_by(std::string_view word);

}  // namespace pigeon::intents
