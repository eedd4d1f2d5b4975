// `pigeon remind` with the daemon, which plans by its own clock, ledger and quiet hours.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/remind_request.h"

namespace pigeon::cli {

// What the words and files are read by: the daemon's clock and, where nothing was given, its zone.
tl::expected<Reckoning, ExitCode> reckoning_by_daemon(const Context& context,
                                                      const RemindRequest& request);

// What is read again and again.
struct Source {
  std::string name = {};
  bool whole = false;                  // what it does not name is called off
  std::set<std::string> persons = {};  // "APPOINTMENT|TO|" of what it names
};

// Plans the texts of a source; prints what is new and what was called off.
ExitCode plan_source(const Context& context, const RemindRequest& request,
                     const std::vector<reminders::ScheduledText>& texts, const Source& source);

ExitCode plan_with_daemon(const Context& context, const RemindRequest& request,
                          const RemindWords& words);

}  // namespace pigeon::cli
