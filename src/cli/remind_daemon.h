// `pigeon remind` with the daemon, which plans by its own clock, ledger and quiet hours.
#pragma once

#include "cli/context.h"
#include "cli/remind_request.h"

namespace pigeon::cli {

ExitCode plan_with_daemon(const Context& context, const RemindRequest& request,
                          const RemindWords& words);

}  // namespace pigeon::cli
