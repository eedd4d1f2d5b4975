#include "reminders/ics_file.h"

#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "reminders/ics_lines.h"
#include "reminders/ics_zone.h"

namespace pigeon::reminders {
namespace {

using calendar::LocalTime;
using std::chrono::days;

constexpr std::size_t kMostInstances = 100'000;

std::string civil_text(const IcsTime& time) {
  const std::string text = format_rfc3339(Instant(time.civil.time_since_epoch()));
  return text.substr(0, time.is_date ? 10 : 19);
}

// Whether EXDATE or RECURRENCE-ID means that instance; some programs write only its date, or leave
// its zone out.
bool means(const IcsTime& one, const IcsTime& instance) {
  if (one.is_date || instance.is_date) {
    return std::chrono::floor<days>(one.civil) == std::chrono::floor<days>(instance.civil);
  }
  if (one.is_floating != instance.is_floating) return one.civil == instance.civil;
  return one.at() == instance.at();
}

// All versions of the events with one UID: the series, and the instances that differ from it.
struct EventSeries {
  std::optional<IcsEvent> master;
  std::vector<IcsEvent> changed;
  std::string unsettled;  // why no instance can be told

  void add(IcsEvent event) {
    if (event.unsettles_series)
      unsettled = "line " + std::to_string(event.line) + ": " + event.trouble;
    if (event.unsettles_series && !event.recurrence_id) return;
    if (!event.recurrence_id) {
      if (!master || event.sequence >= master->sequence) master = std::move(event);
      return;
    }
    for (IcsEvent& other : changed) {
      if (!means(*event.recurrence_id, *other.recurrence_id)) continue;
      if (event.sequence >= other.sequence) other = std::move(event);
      return;
    }
    changed.push_back(std::move(event));
  }
};

class Expansion {
 public:
  Expansion(Instant after, Instant until) : after_(after), until_(until) {}

  void add(const EventSeries& series) {
    if (!series.unsettled.empty()) {
      if (series.master) add_trouble(*series.master, series.unsettled);
      return;
    }
    if (series.master) add_master(*series.master, series.changed);
    for (const IcsEvent& changed : series.changed) {
      if (!changed.trouble.empty() || !changed.start) {
        add_trouble(changed, changed.trouble);
      } else {
        add_instance(changed, *changed.start, *changed.recurrence_id, series.master);
      }
    }
  }

  std::vector<Appointment> finish() {
    std::ranges::stable_sort(found_, {},
                             [](const Appointment& appointment) { return appointment.start.at; });
    return std::move(found_);
  }

 private:
  void add_master(const IcsEvent& event, const std::vector<IcsEvent>& changed) {
    if (!event.trouble.empty() || !event.start) {
      const bool once = event.start && event.rules.empty() && event.extra.empty();
      const bool elsewhere = once && (event.start->at() <= after_ || event.start->at() > until_);
      if (!elsewhere) add_trouble(event, event.trouble);
      return;
    }
    std::vector<IcsTime> instances{*event.start};
    const auto also = [&](const IcsTime& time) {
      const bool known = std::ranges::any_of(
          instances, [&](const IcsTime& other) { return other.at() == time.at(); });
      if (!known) instances.push_back(time);
    };
    for (const calendar::Recurrence& rule : event.rules) {
      const auto first = rule.between(event.start->civil, event.start->civil, event.start->civil,
                                      event.start->zone, 1);
      if (!first || first->empty()) {
        return add_trouble(
            event, "DTSTART is not on its own rule, and RFC 5545 leaves open what that means");
      }
      // A day more on both sides, because the bounds are instants and the rule is civil.
      const calendar::Zone& zone = event.start->zone;
      const auto times = rule.between(event.start->civil, zone.to_local(after_) - days(1),
                                      zone.to_local(until_) + days(1), zone, kMostInstances);
      if (!times) return add_trouble(event, times.error().meaning());
      for (const LocalTime time : *times) {
        if (time == event.start->civil) continue;
        instances.push_back({.civil = time, .zone = zone, .is_date = event.start->is_date});
      }
    }
    for (const IcsTime& extra : event.extra)
      also(extra);
    for (const IcsTime& instance : instances) {
      const auto named = [&](const IcsTime& one) { return means(one, instance); };
      if (std::ranges::any_of(event.except, named)) continue;
      const bool replaced = std::ranges::any_of(
          changed, [&](const IcsEvent& other) { return named(*other.recurrence_id); });
      if (!replaced) add_instance(event, instance, instance, event);
    }
  }

  void add_instance(const IcsEvent& event, const IcsTime& start, const IcsTime& id,
                    const std::optional<IcsEvent>& master) {
    const Instant at = start.at();
    if (at <= after_ || at > until_) return;
    const bool single = master && master->rules.empty() && master->extra.empty();
    Appointment appointment = described(event, start);
    appointment.key = event.uid + "|" + (single ? std::string() : civil_text(id));
    appointment.to = event.to;
    if (appointment.to.empty() && master) appointment.to = master->to;
    if (event.cancelled || (master && master->cancelled)) {
      appointment.cancelled = true;
      appointment.left_out = "the event is cancelled";
    } else if (appointment.to.empty()) {
      appointment.left_out = "no phone number (ATTENDEE:tel:, X-PHONE, or in the description)";
    }
    found_.push_back(std::move(appointment));
  }

  void add_trouble(const IcsEvent& event, const std::string& why) {
    const calendar::Zone utc =
        event.start ? event.start->zone : calendar::Zone::find("UTC").value();
    Appointment appointment =
        described(event, event.start.value_or(IcsTime{.civil = utc.to_local(after_), .zone = utc}));
    appointment.to = event.to;
    appointment.left_out =
        why.starts_with("line ") ? why : "line " + std::to_string(event.line) + ": " + why;
    found_.push_back(std::move(appointment));
  }

  static Appointment described(const IcsEvent& event, const IcsTime& start) {
    Appointment appointment{.start = {.at = start.at(),
                                      .civil = start.civil,
                                      .meant = calendar::Moment::Meant::wall_clock},
                            .zone = start.zone,
                            .all_day = start.is_date};
    appointment.values = {{"summary", event.summary},
                          {"location", event.location},
                          {"description", event.description}};
    appointment.line = event.line;
    return appointment;
  }

  Instant after_;
  Instant until_;
  std::vector<Appointment> found_;
};

// The zones that the file describes itself: by the name that it adds, else by how their clocks go.
void describe_zones(icalcomponent* calendar, Instant now, IcsReading& reading) {
  for (icalcomponent* zone = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
       zone != nullptr;
       zone = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT)) {
    std::string id, location;
    for (icalproperty* property = icalcomponent_get_first_property(zone, ICAL_ANY_PROPERTY);
         property != nullptr; property = icalcomponent_get_next_property(zone, ICAL_ANY_PROPERTY)) {
      if (icalproperty_isa(property) == ICAL_TZID_PROPERTY) id = icalproperty_get_tzid(property);
      if (icalproperty_isa(property) != ICAL_X_PROPERTY) continue;
      if (std::string_view(icalproperty_get_x_name(property)) == "X-LIC-LOCATION")
        location = icalproperty_get_x(property);
    }
    if (id.empty() || zone_of_tzid(id)) continue;
    auto known = location.empty() ? std::nullopt : zone_of_tzid(location);
    if (!known) known = zone_of_vtimezone(zone, now);
    if (known) reading.described.emplace(id, *known);
  }
}

}  // namespace

Result<std::vector<Appointment>> read_ics(std::string_view file, const IcsReading& reading,
                                          Instant after, Instant until) {
  const auto lines = read_ics_lines(file);
  if (!lines) return fail(lines.error());
  using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
  const Component root(icalparser_parse_string(lines->text.c_str()), &icalcomponent_free);
  if (!root) return fail("invalid-calendar", "line 1: The file is not understood as a calendar");

  std::vector<icalcomponent*> calendars;
  if (icalcomponent_isa(root.get()) == ICAL_VCALENDAR_COMPONENT) {
    calendars.push_back(root.get());
  } else {
    for (icalcomponent* each =
             icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT);
         each != nullptr;
         each = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT)) {
      calendars.push_back(each);
    }
  }
  IcsReading informed = reading;
  for (icalcomponent* each : calendars)
    describe_zones(each, after, informed);
  std::map<std::string, EventSeries> series;
  std::size_t count = 0;
  for (icalcomponent* each : calendars) {
    for (icalcomponent* event = icalcomponent_get_first_component(each, ICAL_VEVENT_COMPONENT);
         event != nullptr; event = icalcomponent_get_next_component(each, ICAL_VEVENT_COMPONENT)) {
      const int line = count < lines->event_lines.size() ? lines->event_lines[count] : 0;
      ++count;
      IcsEvent read = read_ics_event(event, line, informed);
      read.cancelled |= icalcomponent_get_method(each) == ICAL_METHOD_CANCEL;
      // An event without UID is nobody's version.
      const std::string uid = read.uid.empty() ? "line " + std::to_string(line) : read.uid;
      series[uid].add(std::move(read));
    }
  }
  Expansion expansion(after, until);
  for (const auto& [uid, events] : series)
    expansion.add(events);
  return expansion.finish();
}

}  // namespace pigeon::reminders
