// A file that a verb is given by name.
#pragma once

#include <string>

#include "base/result.h"

namespace pigeon::cli {

// All of `file`, as it is; "-" is standard input. "cannot-read" says why it can't be read, with
// `hint`.
Result<std::string> contents_of(const std::string& file, const std::string& hint);

}  // namespace pigeon::cli
