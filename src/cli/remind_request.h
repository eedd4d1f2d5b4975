// What `pigeon remind` was asked for, before it is known who answers: this program alone (--now) or
// the daemon.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/zone.h"
#include "reminders/schedule.h"

namespace pigeon::cli {

struct RemindRequest {
  std::vector<std::string> words;  // TO WHEN TEXT, as far as they were given
  std::string zone;
  std::string language;
  std::string now;
  std::string before;
  std::string after;
  std::string except;
  std::string pace;
  std::string sql;
  std::string database;
  std::string every;
  std::string horizon;
  std::string ics;
  std::string csv;
  std::string watch;
  std::string program;
  bool exact = false;
  bool dry_run = false;

  // Of something that says itself when: a file, a folder, a query.
  bool from_file() const { return !ics.empty() || !csv.empty() || !watch.empty() || !sql.empty(); }
};

// The words by their meaning. `to` and `text` may be left out of a file, `when` out of a rule.
struct RemindWords {
  std::optional<std::string> to = {};
  std::optional<std::string> when = {};
  std::optional<std::string> text = {};
  std::optional<std::string> rule = {};  // --every, or WHEN that says "every …"
};

// Error "usage".
Result<RemindWords> words_of(const RemindRequest& request);

// Where and when the request is read.
struct Reckoning {
  Instant now;
  calendar::Zone zone;
  bool zone_given = false;
  std::string country = {};  // of numbers without +
  calendar::DailyWindow quiet = {};
};

// "1 year", "30d" (--horizon): the end of the time that is looked at. Error "usage".
Result<Instant> horizon_of(const RemindRequest& request, const Reckoning& reckoning);

// The stages of --before and --after as one list, "1d,after 30m"; empty without them.
std::string stages_in(const RemindRequest& request);

// --except: days, and the all-day events of calendars. Errors "invalid-day", "cannot-read".
Result<reminders::DaysOff> days_off_of(const RemindRequest& request, const Reckoning& reckoning);

// The appointments of a calendar or table (by its name), from now to the horizon and the longest
// stage behind it. Errors name file and line.
Result<std::vector<reminders::Appointment>> appointments_in_file(const std::string& path,
                                                                 const RemindRequest& request,
                                                                 const Reckoning& reckoning);

// The rows that the query comes to.
Result<std::vector<reminders::Appointment>> appointments_in_query(const RemindRequest& request,
                                                                  const Reckoning& reckoning);

// What goes for them, in order of time.
Result<std::vector<reminders::ScheduledText>> texts_for(
    std::vector<reminders::Appointment> appointments, const RemindRequest& request,
    const RemindWords& words, const Reckoning& reckoning);

// The texts that the request comes to, in order of time. Errors of the words, the rule, the file.
Result<std::vector<reminders::ScheduledText>> texts_of(const RemindRequest& request,
                                                       const RemindWords& words,
                                                       const Reckoning& reckoning);

}  // namespace pigeon::cli
