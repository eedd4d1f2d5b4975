// `pigeon remind` with the daemon, which plans by its own clock, ledger and quiet hours.
#pragma once

#include <map>
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
  bool whole = false;         // what it does not name is called off
  bool other_stages = false;  // other requests may plan texts of the same appointments
  std::map<std::string, Instant> persons = {};  // "APPOINTMENT|TO|" of what it names, and its start
};

// Whom its appointments are for, so that what it does not name any more can be told from what is
// only not planned.
Source source_of(std::string name, const std::vector<reminders::Appointment>& appointments,
                 bool whole, const RemindWords& words);

// Plans the texts of a source; prints what was called off and what is new, or all.
ExitCode plan_source(const Context& context, const RemindRequest& request,
                     const std::vector<reminders::ScheduledText>& texts, const Source& source,
                     bool only_news);

ExitCode plan_with_daemon(const Context& context, const RemindRequest& request,
                          const RemindWords& words);

}  // namespace pigeon::cli
