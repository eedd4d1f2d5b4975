// `pigeon send --batch FILE`: many texts at once, a JSON draft a line.
#pragma once

#include <string>

#include "cli/context.h"

namespace pigeon::cli {

// Prints {"id","to","segments"} or {"line","error"} a line, in the order of the file ("-": standard
// input), and returns when all that was accepted is on disk. Blank lines are passed over; "line" is
// the line of the file.
ExitCode send_batch(const Context& context, const std::string& file);

}  // namespace pigeon::cli
