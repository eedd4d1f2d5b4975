// The consent words that are the whole text (talking.md 1.3).
#pragma once

#include <optional>
#include <string>

#include "consent/words.h"

namespace pigeon::consent {

// `words` is a normalised text.
std::optional<Word> bare_word(const std::string& words);

}  // namespace pigeon::consent
