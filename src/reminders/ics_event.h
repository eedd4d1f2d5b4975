// One VEVENT of an iCalendar file, as it stands (RFC 5545 section 3.6.1). VALARM and all that says
// nothing about when, what and whom is left away.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/recurrence.h"
#include "calendar/zone.h"

struct icalcomponent_impl;

namespace pigeon::reminders {

// A DATE or DATE-TIME with the zone in which it stands.
struct IcsTime {
  calendar::LocalTime civil;
  calendar::Zone zone;
  bool is_date = false;
  bool is_floating = false;  // no zone was written

  Instant at() const { return zone.to_utc(civil); }
};

struct IcsEvent {
  std::string uid = {};
  int sequence = 0;
  std::optional<IcsTime> start = {};
  std::vector<calendar::Recurrence> rules = {};
  std::vector<IcsTime> extra = {};            // RDATE
  std::vector<IcsTime> except = {};           // EXDATE
  std::optional<IcsTime> recurrence_id = {};  // which instance this one replaces
  bool cancelled = false;
  std::string summary = {};
  std::string location = {};
  std::string description = {};
  std::vector<std::string> to = {};
  int line = 0;
  std::string trouble = {};  // why it can't be used
  // It changes a series, but which instances can't be told: the whole series can't be used.
  bool unsettles_series = false;
};

struct IcsReading {
  calendar::Zone floating;   // times without a zone
  std::string country = {};  // how a number without + is read; empty: not at all
  // What the file itself says of its TZIDs (VTIMEZONE), where their names say nothing.
  std::map<std::string, calendar::Zone> described = {};
};

IcsEvent read_ics_event(icalcomponent_impl* component, int line, const IcsReading& reading);

}  // namespace pigeon::reminders
