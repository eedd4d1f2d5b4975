// What is wrong with a file that is no TOML, in words for somebody who has never heard of TOML.
#pragma once

#include <string>
#include <string_view>

#include "toml/blame.h"

namespace pigeon::toml {

// `reason` is the parser's own description; `line` is the line of the file that `at` names.
Blame syntax_blame(std::string file, Position at, std::string_view reason, std::string_view line);

}  // namespace pigeon::toml
