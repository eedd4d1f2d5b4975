// `pigeon remind … --dry-run --now INSTANT`: when texts would go, reckoned here. No daemon, no
// ledger, no configuration.
#pragma once

#include "cli/context.h"
#include "cli/remind_request.h"

namespace pigeon::cli {

ExitCode print_local_plan(const Context& context, const RemindRequest& request,
                          const RemindWords& words);

// The exit code of a request that can't be read.
ExitCode exit_code_of_request(const Error& error);

}  // namespace pigeon::cli
