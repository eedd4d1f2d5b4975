#include "reminders/ics_event.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "reminders/found_number.h"
#include "reminders/ics_zone.h"

namespace pigeon::reminders {
namespace {

using calendar::LocalTime;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

// "two\nlines" as one: a text of a calendar goes into one line of SMS.
std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::ranges::replace(text, '\r', ' ');
  while (text.ends_with(' '))
    text.pop_back();
  return text;
}

std::optional<LocalTime> civil_of(const icaltimetype& time) {
  const std::chrono::year_month_day date(std::chrono::year(time.year),
                                         std::chrono::month(static_cast<unsigned>(time.month)),
                                         std::chrono::day(static_cast<unsigned>(time.day)));
  if (!date.ok() || time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 ||
      time.second < 0 || time.second > 60) {
    return std::nullopt;
  }
  LocalTime civil = std::chrono::local_days(date);
  if (time.is_date == 0) {
    civil += std::chrono::hours(time.hour) + std::chrono::minutes(time.minute) +
             std::chrono::seconds(time.second);
  }
  return civil;
}

class EventReader {
 public:
  EventReader(int line, const IcsReading& reading) : reading_(reading) { event_.line = line; }

  IcsEvent read(icalcomponent* component) {
    for (icalproperty* property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
         property != nullptr;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
      take(property);
    }
    if (!event_.start) trouble("it has no DTSTART that can be read");
    if (event_.to.empty()) {
      if (const auto number = number_in(description_, reading_.country))
        event_.to.push_back(*number);
    }
    event_.description = on_one_line(description_);
    return std::move(event_);
  }

 private:
  void trouble(const std::string& why) {
    if (event_.trouble.empty()) event_.trouble = why;
  }

  void take(icalproperty* property) {
    switch (icalproperty_isa(property)) {
      case ICAL_UID_PROPERTY:
        event_.uid = text_of(icalproperty_get_uid(property));
        return;
      case ICAL_SEQUENCE_PROPERTY:
        event_.sequence = icalproperty_get_sequence(property);
        return;
      case ICAL_SUMMARY_PROPERTY:
        event_.summary = on_one_line(text_of(icalproperty_get_summary(property)));
        return;
      case ICAL_LOCATION_PROPERTY:
        event_.location = on_one_line(text_of(icalproperty_get_location(property)));
        return;
      case ICAL_DESCRIPTION_PROPERTY:
        description_ = text_of(icalproperty_get_description(property));
        return;
      case ICAL_STATUS_PROPERTY:
        event_.cancelled = icalproperty_get_status(property) == ICAL_STATUS_CANCELLED;
        return;
      case ICAL_DTSTART_PROPERTY:
        event_.start = time_of(property, icalproperty_get_dtstart(property), "DTSTART");
        return;
      case ICAL_RECURRENCEID_PROPERTY:
        return take_recurrence_id(property);
      case ICAL_RRULE_PROPERTY:
        return take_rule(property);
      case ICAL_EXRULE_PROPERTY:
        return trouble("EXRULE is not understood: RFC 5545 has taken it away");
      case ICAL_RDATE_PROPERTY:
        return take_extra(property);
      case ICAL_EXDATE_PROPERTY:
        if (const auto time = time_of(property, icalproperty_get_exdate(property), "EXDATE"))
          event_.except.push_back(*time);
        return;
      case ICAL_ATTENDEE_PROPERTY:
        return take_attendee(property);
      case ICAL_X_PROPERTY:
        return take_extension(property);
      case ICAL_XLICERROR_PROPERTY:
        return take_error(property);
      default:
        return;
    }
  }

  std::optional<IcsTime> time_of(icalproperty* property, const icaltimetype& time,
                                 const char* name) {
    const auto civil = icaltime_is_null_time(time) ? std::nullopt : civil_of(time);
    if (!civil) {
      trouble(std::string(name) + " is not a time");
      return std::nullopt;
    }
    IcsTime read{.civil = *civil, .zone = reading_.floating, .is_date = time.is_date != 0};
    icalparameter* tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (read.is_date) return read;
    if (icaltime_is_utc(time)) {
      read.zone = calendar::Zone::find("UTC").value_or(reading_.floating);
    } else if (tzid != nullptr) {
      const std::string id = text_of(icalparameter_get_tzid(tzid));
      auto zone = zone_of_tzid(id);
      if (const auto own = reading_.described.find(id); !zone && own != reading_.described.end())
        zone = own->second;
      if (!zone) {
        trouble("its time zone \"" + printable(id) + "\" is not known");
        return std::nullopt;
      }
      read.zone = *zone;
    } else {
      read.is_floating = true;
    }
    return read;
  }

  void take_rule(icalproperty* property) {
    const std::unique_ptr<char, decltype(&free)> text(icalproperty_get_value_as_string_r(property),
                                                      &free);
    auto rule = calendar::Recurrence::parse(text_of(text.get()));
    if (!rule) return trouble("its rule is not understood: " + rule.error().meaning());
    event_.rules.push_back(std::move(*rule));
  }

  void take_extra(icalproperty* property) {
    const icaldatetimeperiodtype extra = icalproperty_get_rdate(property);
    const bool period = icaltime_is_null_time(extra.time);
    if (const auto time = time_of(property, period ? extra.period.start : extra.time, "RDATE"))
      event_.extra.push_back(*time);
  }

  void take_recurrence_id(icalproperty* property) {
    if (icalproperty_get_first_parameter(property, ICAL_RANGE_PARAMETER) != nullptr) {
      trouble("RANGE=THISANDFUTURE is not understood");
      event_.unsettles_series = true;
    }
    event_.recurrence_id =
        time_of(property, icalproperty_get_recurrenceid(property), "RECURRENCE-ID");
    if (!event_.recurrence_id) event_.unsettles_series = true;
  }

  void take_attendee(icalproperty* property) {
    const std::string address = text_of(icalproperty_get_attendee(property));
    if (const auto number = number_of_uri(address, reading_.country)) return add(*number);
    for (icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_X_PARAMETER);
         parameter != nullptr;
         parameter = icalproperty_get_next_parameter(property, ICAL_X_PARAMETER)) {
      const std::string name = text_of(icalparameter_get_xname(parameter));
      if (name == "X-PHONE" || name == "X-TEL")
        take_number(text_of(icalparameter_get_xvalue(parameter)));
    }
  }

  void take_extension(icalproperty* property) {
    const std::string name = text_of(icalproperty_get_x_name(property));
    if (name == "X-PHONE") take_number(text_of(icalproperty_get_x(property)));
  }

  void take_number(const std::string& text) {
    if (const auto uri = number_of_uri(text, reading_.country)) return add(*uri);
    if (const auto number = number_in(text, reading_.country)) add(*number);
  }

  void add(const std::string& number) {
    if (std::ranges::find(event_.to, number) == event_.to.end()) event_.to.push_back(number);
  }

  // What libical could not read; only what says when matters.
  void take_error(icalproperty* property) {
    const std::string error = text_of(icalproperty_get_xlicerror(property));
    for (const char* name : {"DTSTART", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}) {
      if (error.find(name) != std::string::npos)
        trouble(std::string("its ") + name + " is not understood");
      if (error.find("RECURRENCE-ID") != std::string::npos) event_.unsettles_series = true;
    }
  }

  const IcsReading& reading_;
  IcsEvent event_;
  std::string description_;
};

}  // namespace

IcsEvent read_ics_event(icalcomponent_impl* component, int line, const IcsReading& reading) {
  return EventReader(line, reading).read(component);
}

}  // namespace pigeon::reminders
