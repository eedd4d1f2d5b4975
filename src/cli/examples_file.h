// Texts in files: `intent<TAB>utterance` a line to learn from, an utterance a line to judge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "intents/model.h"

namespace pigeon::cli {

// The lines of `text`, without their ends (LF or CRLF) and without a byte order mark. Malformed
// UTF-8 becomes U+FFFD.
std::vector<std::string> lines_of(std::string_view text);

// Blank lines say nothing. "invalid-example" names FILE:LINE of the first line that has no tab, or
// nothing before or behind it.
Result<std::vector<intents::Example>> examples_of(std::string_view text, const std::string& file);

}  // namespace pigeon::cli
