// A recipient where no configuration says in which country numbers are dialled.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon::cli {

// A number that means the same everywhere in its E.164 form; one that can be dialled in some
// country only ("07700 900101") as it was typed. Error "invalid-number" for everything else.
Result<std::string> number_offline(std::string_view text);

}  // namespace pigeon::cli
