// Finds the sayings of phrases.h in a text. Compiled once; matching takes time linear in the text,
// whatever it holds (RE2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "consent/words.h"

namespace pigeon::consent {

// `words` is a normalised text; `matched` of the result is the part that was recognised.
std::optional<Word> stop_phrase_in(const std::string& words);
std::optional<Word> suspicion_in(const std::string& words);

}  // namespace pigeon::consent
