// The text of a reminder before its values are known: "{summary}, {starts|day} {starts|time}[,
// {location}]". `{name}` is a value; `starts` (also `time`) is the appointment's own time and takes
// `|day` or `|time`. A part in square brackets that mentions a value is dropped when that is empty.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::reminders {

inline constexpr std::string_view kEventTemplate =
    "{summary}, {starts|day} {starts|time}[, {location}]";

struct Filling {
  const std::map<std::string, std::string>& values;
  calendar::LocalTime starts;  // on the recipient's clock
  std::string language = "en";
};

// Whether the text mentions the appointment's own time.
bool mentions_time(std::string_view text);

// Error "unknown-name" lists the names there are.
Result<std::string> filled(std::string_view text, const Filling& filling);

}  // namespace pigeon::reminders
