// The lines of an iCalendar file before it is understood (RFC 5545 section 3.1): whether it is one
// and whole, and where its events stand, so that errors can name the line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pigeon::reminders {

struct IcsLines {
  std::string text;              // in UTF-8, without a byte order mark
  std::vector<int> event_lines;  // of each BEGIN:VEVENT, in order
};

// Error "invalid-calendar": "line 12: …" and what to do.
Result<IcsLines> read_ics_lines(std::string_view file);

}  // namespace pigeon::reminders
