#include "data/ics.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace pigeon::data {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr int kMostDays = 2000;  // of one event: a rule without end is cut by the horizon anyhow

struct Freer {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

local_days day_of(const icaltimetype& time) {
  return local_days(std::chrono::year(time.year) /
                    std::chrono::month(static_cast<unsigned>(time.month)) /
                    std::chrono::day(static_cast<unsigned>(time.day)));
}

struct Horizon {
  local_days first;
  local_days last;
};

void add_days(replies::ClosedDays& closed, local_days first, int count, const Horizon& horizon) {
  for (int i = 0; i < count; ++i) {
    const local_days day = first + days(i);
    if (day >= horizon.first && day <= horizon.last) closed.insert(day);
  }
}

void add_event(replies::ClosedDays& closed, icalcomponent* event, const Horizon& horizon) {
  const icaltimetype start = icalcomponent_get_dtstart(event);
  if (icaltime_is_null_time(start) != 0 || start.is_date == 0) return;
  const icaltimetype end = icalcomponent_get_dtend(event);
  const bool has_end = icaltime_is_null_time(end) == 0;
  const int length =
      has_end ? static_cast<int>(std::max<std::int64_t>(1, (day_of(end) - day_of(start)).count()))
              : 1;
  const int count = std::min(length, kMostDays);
  icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
  if (!rule) return add_days(closed, day_of(start), count, horizon);
  const std::unique_ptr<icalrecur_iterator, Freer> each(
      icalrecur_iterator_new(icalproperty_get_rrule(rule), start));
  if (!each) return add_days(closed, day_of(start), count, horizon);
  for (int i = 0; i < kMostDays; ++i) {
    const icaltimetype next = icalrecur_iterator_next(each.get());
    if (icaltime_is_null_time(next) != 0 || day_of(next) > horizon.last) return;
    add_days(closed, day_of(next), count, horizon);
  }
}

}  // namespace

Result<replies::ClosedDays> closed_days(const std::string& ics, local_days today) {
  const std::unique_ptr<icalcomponent, Freer> calendar(icalparser_parse_string(ics.c_str()));
  if (!calendar)
    return fail("no-calendar", "the file is no calendar",
                "Export it as .ics (iCalendar) from your calendar program");
  const Horizon horizon{today - days(366), today + days(731)};
  replies::ClosedDays closed;
  for (icalcomponent* event =
           icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
       event != nullptr;
       event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT))
    add_event(closed, event, horizon);
  return closed;
}

}  // namespace pigeon::data
