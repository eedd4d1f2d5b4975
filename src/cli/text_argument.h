// TEXT as it is given to a verb: on the command line, or on standard input.
#pragma once

#include <istream>
#include <string>

#include "base/result.h"

namespace pigeon::cli {

// All of `in` without the last line break ("echo" adds one that nobody means).
// "text-too-long" above 256 KiB (no text has more than 255 segments), "invalid-utf8".
Result<std::string> read_text(std::istream& in);

// `argument`, or standard input where it is "-".
Result<std::string> text_of(const std::string& argument);

}  // namespace pigeon::cli
