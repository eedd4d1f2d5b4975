// What people are reminded of: an event of a calendar, a row of a table, one "fri 14:30" on the
// command line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/when.h"
#include "calendar/zone.h"

namespace pigeon::reminders {

struct Appointment {
  // The same appointment has the same key when its source is read again, also after it was moved.
  std::string key = {};
  calendar::Moment start;  // 00:00 of its day when it is `all_day`
  calendar::Zone zone;     // on whose clock `start.civil` is
  bool all_day = false;
  bool cancelled = false;
  bool is_time_of_text = false;  // not of something that the text is about: it may also go later
  std::vector<std::string> to = {};                // international where that could be told
  std::map<std::string, std::string> values = {};  // what a text may mention: "summary", a column
  std::string language = {};                       // of the recipient, where the source says it
  std::optional<calendar::Zone> their_zone = {};   // in which the recipient lives, likewise
  std::string left_out = {};                       // why nothing goes; empty: something does
  int line = 0;                                    // of the file; 0: none
};

}  // namespace pigeon::reminders
