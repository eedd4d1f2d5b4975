// A message (the JSON of the contract) as a person sees it.
#pragma once

#include <string>

#include "cli/screen.h"
#include "cli/table.h"
#include "control/json.h"

namespace pigeon::cli {

using control::Json;

// Green when it went well, yellow when a person should look, red when it failed.
Tone tone_of_state(const std::string& state);
Cell state_cell(const Json& message);

// A member as a cell: texts as they are, null as nothing, the rest as JSON.
Cell cell_of(const Json& object, const char* key);

// An instant: local for a person, as it is for a program.
Cell instant_cell(const Screen& screen, const Json& object, const char* key);

// "17 to +447700900101: sent" on a terminal; id, state, number, segments between tabs in a pipe.
std::string message_line(const Screen& screen, const Json& message);

// Everything, a line each.
Pairs message_pairs(const Screen& screen, const Json& message);

}  // namespace pigeon::cli
