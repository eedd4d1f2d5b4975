// What may be asked over the control socket: one JSON object in, one out
// (docs/pigeon-modem.md).
#pragma once

#include <string_view>

#include "simulator/journal.h"
#include "simulator/simulator.h"

namespace pigeon::simulator {

// {"ok":true,…} or {"error":{code, meaning, hint}}. `follow` is the connection's business and not
// known here.
Json answer(Simulator& simulator, const Json& request);

Json error_form(const Error& error);

}  // namespace pigeon::simulator
