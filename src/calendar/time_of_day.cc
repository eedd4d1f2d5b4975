#include "calendar/time_of_day.h"

#include <optional>

namespace pigeon::calendar {
namespace {

using std::chrono::hours;

using Reading = tl::expected<Milliseconds, UnclearClock>;

constexpr hours kNoon{12};
constexpr hours kDay{24};

tl::unexpected<UnclearClock> unclear(std::string why, std::vector<Milliseconds> readings = {}) {
  return tl::unexpected(UnclearClock{.why = std::move(why), .readings = std::move(readings)});
}

bool lies_in(PartOfDay part, Milliseconds time) {
  switch (part) {
    case PartOfDay::morning:
      return time >= hours(1) && time < kNoon;
    case PartOfDay::afternoon:
      return time >= kNoon && time < hours(19);
    case PartOfDay::late_afternoon:
      return time >= kNoon && time < hours(21);
    case PartOfDay::evening:
      return time >= hours(17) && time < kDay;
    case PartOfDay::late_evening:
      return time >= hours(18) && time < kDay;
    case PartOfDay::small_hours:
      return time >= hours(1) && time < hours(7);
  }
  return false;
}

std::optional<PartOfDay> part_said(const Said& said) {
  return said.tonight ? std::optional(PartOfDay::evening) : said.part_of_day;
}

constexpr const char* kNotInThatPart = "That time is not in that part of the day";

// "2:30 pm".
Reading on_12_hour_clock(Milliseconds time, bool pm, std::optional<PartOfDay> part) {
  if (time < hours(1) || time >= kNoon + hours(1)) {
    return unclear("am and pm go with hours 1 to 12", {time});
  }
  const Milliseconds on_24_hour_clock = time % kNoon + (pm ? kNoon : hours(0));
  if (part && !lies_in(*part, on_24_hour_clock)) {
    return unclear(kNotInThatPart, {on_24_hour_clock});
  }
  return on_24_hour_clock;
}

// "tonight 8", "3 in the afternoon": the one of both readings that lies there.
Reading in_part(PartOfDay part, Milliseconds time) {
  if (lies_in(part, time)) return time;
  if (time < kNoon && lies_in(part, time + kNoon)) return time + kNoon;
  return unclear(kNotInThatPart, {time});
}

}  // namespace

bool is_midnight(const ClockSaid& clock) {
  return clock.kind == ClockSaid::Kind::midnight || (clock.time == kNoon && clock.pm == false);
}

Reading time_of_day(const Said& said) {
  const ClockSaid& clock = *said.clock;
  const auto part = part_said(said);
  if (clock.kind == ClockSaid::Kind::noon) {
    if (part && !lies_in(*part, kNoon)) return unclear(kNotInThatPart, {kNoon});
    return kNoon;
  }
  const auto hour = std::chrono::floor<hours>(clock.time);
  if (clock.time == kDay) return unclear("24:00 is the next day's 00:00", {kDay});
  if (hour >= kDay) return unclear("A day has no hour " + std::to_string(hour.count()));
  // "quarter to one" is on the clock's first half either way.
  const bool before_one = clock.spoken && hour == hours(0);
  if (clock.pm)
    return on_12_hour_clock(before_one ? clock.time + kNoon : clock.time, *clock.pm, part);
  if (part) return in_part(*part, clock.time);
  if (clock.bare && hour == hours(0)) return unclear("Hour 0 is midnight", {clock.time});
  const bool in_both_halves = (hour >= hours(1) && hour <= hours(6)) || before_one;
  if (in_both_halves && (clock.bare || clock.hour_digits == 1)) {
    return unclear("It can be morning or afternoon", {clock.time, clock.time + kNoon});
  }
  return clock.time;
}

}  // namespace pigeon::calendar
