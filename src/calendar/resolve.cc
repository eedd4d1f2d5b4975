#include "calendar/resolve.h"

#include <vector>

#include "calendar/day_said.h"
#include "calendar/time_of_day.h"
#include "calendar/today.h"

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr years kFarthest{10};
// A time of day for examples, when none was said.
constexpr hours kExample{9};

bool is_civil(Unit unit) {
  return unit == Unit::day || unit == Unit::week || unit == Unit::month || unit == Unit::year;
}

std::chrono::seconds elapsed(const Length& length) {
  switch (length.unit) {
    case Unit::hour:
      return hours(length.count);
    case Unit::minute:
      return minutes(length.count);
    default:
      return std::chrono::seconds(length.count);
  }
}

tl::unexpected<Error> too_far() {
  return fail("time-too-far", "That is more than ten years away", "Set a nearer time");
}

class Resolution {
 public:
  Resolution(const Said& said, const Today& today) : said_(said), today_(today) {}

  Result<Moment> moment() const {
    if (said_.offset && !(said_.date && said_.date->month)) {
      return fail("unclear-time", "An offset from UTC needs a written date",
                  "Write it as \"2026-12-01T09:00:00Z\"");
    }
    if (!said_.from_now.empty()) return counted_from_now();
    if (said_.loose_number) return hour_or_day();
    if (!said_.clock) return ask_for_time();
    if (is_midnight(*said_.clock)) return midnight();
    return said_.names_a_day() ? on_a_day() : next_on_the_clock();
  }

 private:
  // --- lengths of time ---

  Result<Moment> counted_from_now() const {
    local_days date = today_.date();
    std::chrono::seconds rest{0};
    bool civil_only = true;
    for (const Length& length : said_.from_now) {
      if (is_civil(length.unit)) {
        const auto moved = move_date(date, length);
        if (!moved) return fail(moved.error());
        date = *moved;
      } else {
        civil_only = false;
        rest += elapsed(length);
      }
    }
    if (said_.weeks_meant && said_.from_now.size() == 1) return days_or_weeks(date);
    const bool day_is_said = said_.names_a_day() || said_.part_of_day;
    if (day_is_said || (said_.clock && !civil_only)) {
      return fail("unclear-time", "A length of time and a time of day contradict each other",
                  "Write one of them: \"in 2 hours\" or \"tomorrow 9am\"");
    }
    if (said_.clock) {
      if (is_midnight(*said_.clock)) return midnight_of(date);
      const auto clock = clock_on(date);
      if (!clock) return fail(clock.error());
      return settle(date + *clock);
    }
    const LocalTime civil = date + (today_.clock() - today_.date());
    if (civil_only) return settle(civil);
    // Whole days on the wall clock first, then what elapses.
    const bool today = date == today_.date();
    return settle_instant((today ? today_.now() : today_.zone().to_utc(civil)) + rest);
  }

  // "dans 15 jours": people also say it for two weeks.
  Result<Moment> days_or_weeks(local_days date) const {
    const local_days by_weeks = today_.date() + std::chrono::weeks(*said_.weeks_meant);
    Milliseconds clock = today_.clock() - today_.date();
    if (said_.clock && !is_midnight(*said_.clock)) {
      const auto said = clock_on(date);
      if (!said) return fail(said.error());
      clock = *said;
    }
    return today_.unclear("It can be so many days or whole weeks",
                          {date + clock, by_weeks + clock});
  }

  Result<local_days> move_date(local_days date, const Length& length) const {
    constexpr long long kMostCount = 12 * 365;  // beyond it every civil unit is too far
    if (length.count > kMostCount || date > today_.date() + kFarthest + days(1)) return too_far();
    const int count = static_cast<int>(length.count);
    if (length.unit == Unit::day) return date + days(count);
    if (length.unit == Unit::week) return date + std::chrono::weeks(count);
    const year_month_day moved = length.unit == Unit::year
                                     ? year_month_day(date) + years(count)
                                     : year_month_day(date) + std::chrono::months(count);
    if (moved.ok()) return local_days(moved);
    return today_.no_such_day(moved, today_.clock() - today_.date());
  }

  // --- times of day ---

  Result<Moment> next_on_the_clock() const {
    const auto clock = clock_on(today_.date());
    if (!clock) return fail(clock.error());
    const LocalTime todays = today_.date() + *clock;
    return settle(todays > today_.clock() ? todays : todays + days(1));
  }

  Result<Moment> on_a_day() const {
    const auto clock = clock_on(day_for_readings());
    if (!clock) return fail(clock.error());
    const auto date = day_said(said_, *clock, today_);
    if (!date) return fail(date.error());
    if (said_.offset) {
      return settle_instant(Instant((*date + *clock).time_since_epoch() - *said_.offset));
    }
    return settle(*date + *clock);
  }

  // The time after midnight; `date` is for the readings of a refusal.
  Result<Milliseconds> clock_on(local_days date) const {
    const auto clock = time_of_day(said_);
    if (clock) return *clock;
    std::vector<LocalTime> readings;
    for (const Milliseconds time : clock.error().readings) {
      const bool tomorrow = !said_.names_a_day() && date + time <= today_.clock();
      readings.push_back(date + time + (tomorrow ? days(1) : days(0)));
    }
    return today_.unclear(clock.error().why, readings);
  }

  local_days day_for_readings() const {
    if (said_.weekday && !said_.date) return soonest_weekday(said_, today_);
    return day_said(said_, Milliseconds(0), today_).value_or(today_.date());
  }

  tl::unexpected<Error> ask_for_time() const {
    local_days date = today_.date() + days(1);
    if (said_.date) {
      const auto written = day_said(said_, kExample, today_);
      if (!written) return fail(written.error());
      date = *written;
    } else if (said_.names_a_day()) {
      date = day_for_readings();
    }
    const LocalTime example = date + kExample;
    return fail(
        "unclear-time", "The time of day is missing",
        "Add a time of day" + (example > today_.clock() ? ", as in " + today_.in_quotes(example)
                                                        : std::string(", such as 9am")));
  }

  // "fri 9": an hour, unless a friday in sight is the 9th.
  Result<Moment> hour_or_day() const {
    const int number = *said_.loose_number;
    Said hour = said_;
    hour.loose_number.reset();
    hour.clock = ClockSaid{.time = hours(number), .bare = true};
    Said day = said_;
    day.loose_number.reset();
    day.date = DateSaid{.day = number};
    if (hours(number) >= days(1)) return Resolution(day, today_).moment();

    const auto as_hour = Resolution(hour, today_).moment();
    constexpr days kInSight{35};
    const local_days next = soonest_weekday(said_, today_);
    for (local_days date = next; date < next + kInSight; date += days(7)) {
      if (year_month_day(date).day() != std::chrono::day(static_cast<unsigned>(number))) continue;
      std::string hint =
          "Write the day with its month and a time, as in " + today_.in_quotes(date + kExample);
      if (as_hour) hint += ", the hour as in " + today_.in_quotes(as_hour->civil);
      return fail("unclear-time", std::to_string(number) + " can be the hour or the day",
                  std::move(hint));
    }
    return as_hour;
  }

  // --- midnight belongs to two days ---

  Result<Moment> midnight() const {
    if (!said_.names_a_day() || said_.tonight) return settle(today_.date() + days(1));
    const auto date = day_said(said_, Milliseconds(0), today_);
    if (!date) return fail(date.error());
    return midnight_of(*date);
  }
  Result<Moment> midnight_of(local_days date) const {
    return today_.unclear("Midnight can begin or end that day", {date, date + days(1)});
  }

  // --- the end ---

  // What somebody may have meant whose time is past.
  LocalTime tomorrow_or_next_year(LocalTime time) const {
    const auto date = std::chrono::floor<days>(time);
    const Milliseconds clock = time - date;
    if (date == today_.date()) return date + days(1) + clock;
    const year_month_day written(date);
    const local_days this_years(today_.civil_date().year() / written.month() / written.day());
    if (this_years + clock > today_.clock()) return this_years + clock;
    return local_days(year_month_day(this_years) + years(1)) + clock;
  }

  Result<Moment> settle(LocalTime civil) const {
    const Instant at = today_.zone().to_utc(civil);
    if (at <= today_.now()) return today_.past(civil, {tomorrow_or_next_year(civil)});
    if (at > today_.now() + kFarthest) return too_far();
    return Moment{.at = at, .civil = civil, .meant = Moment::Meant::wall_clock};
  }
  Result<Moment> settle_instant(Instant at) const {
    const LocalTime civil = today_.zone().to_local(at);
    if (at <= today_.now()) return today_.past(civil, {});
    if (at > today_.now() + kFarthest) return too_far();
    return Moment{.at = at, .civil = civil, .meant = Moment::Meant::instant};
  }

  const Said& said_;
  const Today& today_;
};

}  // namespace

Result<Moment> resolve(const Said& said, Instant now, const Zone& zone) {
  const Today today(now, zone);
  return Resolution(said, today).moment();
}

}  // namespace pigeon::calendar
