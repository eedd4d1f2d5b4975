// `pigeon remind --watch FOLDER`: keeps what is planned in step with a folder of calendars, until
// it is stopped.
#pragma once

#include "cli/context.h"
#include "cli/remind_request.h"

namespace pigeon::cli {

ExitCode watch_folder(const Context& context, const RemindRequest& request,
                      const RemindWords& words);

}  // namespace pigeon::cli
