// A planned text as `remind` and `reminders` show it.
#pragma once

#include "cli/context.h"

namespace pigeon::cli {

// "17 to +447700900101: Wed 25 Nov 09:00 Europe/London, in 16 h" for a person, with the reason when
// quiet hours moved it; the JSON of the contract with --json or in a pipe.
void print_planned(const Context& context, const Json& planned);

}  // namespace pigeon::cli
