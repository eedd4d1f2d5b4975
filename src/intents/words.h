// The words of a text as everything here compares them: NFKC and case folded, without accents and
// apostrophes, each emoji a word of its own (without skin tone or presentation), digits as "0" so
// that all order numbers of one length are one word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pigeon::intents {

// Malformed UTF-8 separates words, like blanks and punctuation.
std::vector<std::string> words_of(std::string_view text);

}  // namespace pigeon::intents
