// A command of the owner's, run without a shell: each value is one whole argument.
#pragma once

#include "replies/request.h"

namespace pigeon::data {

// Its standard output is JSON; exit 0 is success. It gets an empty standard input, a small
// environment (PATH, LANG, TZ and PIGEON_KEY, the idempotency key of a write) and the request's
// time-out, after which it is killed with everything that it started.
replies::Finding run_command(const replies::Request& request);

}  // namespace pigeon::data
