#include "calendar/day_said.h"

#include <optional>
#include <utility>
#include <vector>

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::weekday;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr days kWeek{7};
// A date that has gone by this year means next year's only when that is not much farther away.
constexpr days kFarthestNextYear{300};

// Days since Monday.
int day_of_week(weekday day) {
  return static_cast<int>(day.iso_encoding()) - 1;
}

// "friday", "next friday".
Result<local_days> named_day(const Said& said, Milliseconds clock, const Today& today) {
  const local_days soonest = soonest_weekday(said, today);
  const days ahead = soonest - today.date();
  const int wanted = day_of_week(*said.weekday);
  const int current = day_of_week(today.weekday());
  const auto this_or_next = [&] {
    return today.unclear("It can be this week's or next week's",
                         {soonest + clock, soonest + kWeek + clock});
  };
  switch (said.which) {
    case Which::plain:
      if (ahead > days(0)) return soonest;
      if (today.date() + clock <= today.clock()) return today.date() + kWeek;
      return today.unclear("It can be today or in a week",
                           {today.date() + clock, today.date() + kWeek + clock});
    case Which::coming:
      return ahead > days(0) ? soonest : today.date() + kWeek;
    case Which::this_one:
      if (wanted < current || soonest + clock <= today.clock()) {
        const local_days this_weeks = today.date() + days(wanted - current);
        return today.past(this_weeks + clock, {this_weeks + kWeek + clock});
      }
      return soonest;
    case Which::next:
      // Only when this week's has gone by are both readings one; on the eve of a Monday people
      // disagree where a week begins.
      if (ahead == days(0)) return today.date() + kWeek;
      if (wanted > current || ahead == days(1)) return this_or_next();
      return soonest;
    case Which::next_week:
      if (today.weekday() == std::chrono::Sunday) return this_or_next();
      return today.date() + kWeek + days(wanted - current);
  }
  return soonest;
}

// "the 27th": this month's if it is still to come, else next month's.
Result<local_days> day_of_month(std::chrono::day day, Milliseconds clock, const Today& today) {
  const auto this_month = today.civil_date().year() / today.civil_date().month();
  const auto in_this = this_month / day;
  const auto in_next = (this_month + std::chrono::months(1)) / day;
  if (!in_this.ok()) {
    const local_days last(this_month / std::chrono::last);
    return today.unclear("This month has no day " + std::to_string(static_cast<unsigned>(day)),
                         {last + clock, local_days(in_next) + clock});
  }
  if (local_days(in_this) + clock > today.clock()) return local_days(in_this);
  if (!in_next.ok()) return today.no_such_day(in_next, clock);
  return local_days(in_next);
}

// "1 dec": this year's if it is still to come, else next year's unless that is far away.
Result<local_days> day_of_year(std::chrono::month_day date, bool is_to_come, Milliseconds clock,
                               const Today& today) {
  const auto this_years = today.civil_date().year() / date;
  const auto next_years = (today.civil_date().year() + years(1)) / date;
  if (this_years.ok() && is_to_come) return local_days(this_years);
  if (!this_years.ok() && !next_years.ok()) {
    const bool month_is_over = date.month() < today.civil_date().month();
    return today.no_such_day(month_is_over ? next_years : this_years, clock);
  }
  if (next_years.ok() && local_days(next_years) - today.date() <= kFarthestNextYear) {
    return local_days(next_years);
  }
  if (!this_years.ok()) return today.no_such_day(this_years, clock);
  std::vector<LocalTime> readings;
  if (local_days(this_years) == today.date()) readings.push_back(today.date() + days(1) + clock);
  if (next_years.ok()) readings.push_back(local_days(next_years) + clock);
  return today.past(local_days(this_years) + clock, readings);
}

Result<local_days> written_day(const Said& said, Milliseconds clock, const Today& today);

// "03/04": the third of April or the fourth of March.
tl::unexpected<Error> either_order(Said said, Milliseconds clock, const Today& today) {
  std::vector<LocalTime> readings;
  said.date->either_order = false;
  for (int i = 0; i < 2; ++i) {
    if (const auto date = written_day(said, clock, today)) readings.push_back(*date + clock);
    std::swap(said.date->day, *said.date->month);
  }
  return today.unclear("Day and month can be meant either way round", readings);
}

Result<local_days> written_day(const Said& said, Milliseconds clock, const Today& today) {
  const DateSaid& date = *said.date;
  if (date.day < 1 || date.day > 31) {
    return fail("unclear-time", "No month has a day " + std::to_string(date.day));
  }
  const std::chrono::day day(static_cast<unsigned>(date.day));
  if (!date.month) return day_of_month(day, clock, today);
  if (*date.month < 1 || *date.month > 12) {
    return fail("unclear-time", "There is no month " + std::to_string(*date.month));
  }
  if (date.either_order) return either_order(said, clock, today);
  const std::chrono::month month(static_cast<unsigned>(*date.month));
  if (date.year) {
    const auto whole = std::chrono::year(*date.year) / month / day;
    if (!whole.ok()) return today.no_such_day(whole, clock);
    return local_days(whole);
  }
  const LocalTime this_years = local_days(today.civil_date().year() / month / day) + clock;
  const bool is_to_come = said.offset
                              ? Instant(this_years.time_since_epoch() - *said.offset) > today.now()
                              : this_years > today.clock();
  return day_of_year(month / day, is_to_come, clock, today);
}

// "first monday of december": this year's if it is still to come, else next year's unless that is
// far away.
Result<local_days> nth_weekday(const NthWeekday& said, Milliseconds clock, const Today& today) {
  const auto in_year = [&](std::chrono::year year) -> std::optional<local_days> {
    const auto month = year / std::chrono::month(static_cast<unsigned>(said.month));
    if (said.position < 0) return local_days(month / said.weekday[std::chrono::last]);
    const auto day = month / said.weekday[static_cast<unsigned>(said.position)];
    return day.ok() ? std::optional(local_days(day)) : std::nullopt;
  };
  const auto missing = [] {
    return fail("unclear-time", "That month has no fifth such weekday",
                "Write the date, as in \"1 dec 9am\"");
  };
  if (said.year) {
    const auto day = in_year(std::chrono::year(*said.year));
    if (!day) return missing();
    return *day;
  }
  const auto this_years = in_year(today.civil_date().year());
  const auto next_years = in_year(today.civil_date().year() + years(1));
  if (this_years && *this_years + clock > today.clock()) return *this_years;
  if (!this_years || !next_years) return missing();
  if (*next_years - today.date() <= kFarthestNextYear) return *next_years;
  return today.past(*this_years + clock, {*next_years + clock});
}

// "mon 27 nov", a friday: that date, or the monday nearest to it.
tl::unexpected<Error> contradiction(local_days date, weekday said, Milliseconds clock,
                                    const Today& today) {
  const days off = said - weekday(date);
  const local_days nearest = date + (off <= days(3) ? off : off - kWeek);
  return today.unclear("The weekday contradicts the date", {date + clock, nearest + clock});
}

}  // namespace

local_days soonest_weekday(const Said& said, const Today& today) {
  return today.date() + (*said.weekday - today.weekday());  // 0 to 6 days
}

Result<local_days> day_said(const Said& said, Milliseconds clock, const Today& today) {
  if (said.days_from_today) return today.date() + days(*said.days_from_today);
  if (said.tonight) return today.date();
  if (said.nth_weekday) return nth_weekday(*said.nth_weekday, clock, today);
  if (!said.date) return named_day(said, clock, today);
  const auto date = written_day(said, clock, today);
  if (!date || !said.weekday || weekday(*date) == *said.weekday) return date;
  return contradiction(*date, *said.weekday, clock, today);
}

}  // namespace pigeon::calendar
