#include "calendar/resolve.h"

#include <vector>

#include "calendar/echo.h"

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr std::chrono::years kFarthest{10};
// A date that has gone by this year means next year's only when that is not much farther away.
constexpr days kFarthestNextYear{300};
constexpr days kWeek{7};
constexpr hours kNoon{12};

// Days since Monday.
int day_of_week(weekday day) {
  return static_cast<int>(day.iso_encoding()) - 1;
}

bool is_midnight(const ClockSaid& clock) {
  return clock.kind == ClockSaid::Kind::midnight || (clock.time == kNoon && clock.pm == false);
}

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

class Resolution {
 public:
  Resolution(const Said& said, Instant now, const Zone& zone)
      : said_(said),
        now_(now),
        zone_(zone),
        local_now_(zone.to_local(now)),
        today_(std::chrono::floor<days>(local_now_)) {}

  Result<Moment> moment() const {
    if (said_.offset && !(said_.date && said_.date->month)) {
      return fail("unclear-time", "An offset from UTC needs a written date",
                  "Write it as \"2026-12-01T09:00:00Z\"");
    }
    if (!said_.from_now.empty()) return counted_from_now();
    if (said_.clock && is_midnight(*said_.clock)) return midnight();
    return on_the_clock();
  }

 private:
  // --- refusals ---

  std::string in_quotes(LocalTime time) const { return "\"" + echo_civil(time, local_now_) + "\""; }

  // Those of the readings which are still to come, each as it can be typed.
  std::string offer(const std::vector<LocalTime>& readings) const {
    std::string hint;
    for (const LocalTime reading : readings) {
      if (zone_.to_utc(reading) <= now_) continue;
      hint += (hint.empty() ? "Write " : " or ") + in_quotes(reading);
    }
    return hint;
  }
  tl::unexpected<Error> unclear(std::string meaning, const std::vector<LocalTime>& readings) const {
    return fail("unclear-time", std::move(meaning), offer(readings));
  }
  tl::unexpected<Error> past(LocalTime time, const std::vector<LocalTime>& readings) const {
    return fail("time-past", in_quotes(time) + " is past", offer(readings));
  }

  // What somebody may have meant whose time is past.
  LocalTime tomorrow_or_next_year(LocalTime time) const {
    const auto date = std::chrono::floor<days>(time);
    const Milliseconds clock = time - date;
    if (date == today_) return today_ + days(1) + clock;
    const year_month_day written(date);
    const auto this_years = year_month_day(today_).year() / written.month() / written.day();
    if (this_years.ok() && local_days(this_years) + clock > local_now_) {
      return local_days(this_years) + clock;
    }
    return local_days(this_years + std::chrono::years(1)) + clock;
  }

  bool is_to_come(LocalTime time) const {
    if (said_.offset) return Instant(time.time_since_epoch() - *said_.offset) > now_;
    return time > local_now_;
  }

  // --- lengths of time ---

  Result<Moment> counted_from_now() const {
    constexpr long long kMostCount = 1'000'000;
    local_days date = today_;
    std::chrono::seconds rest{0};
    bool civil_only = true;
    for (const Length& length : said_.from_now) {
      if (length.count > kMostCount) return too_far();
      if (!is_civil(length.unit)) {
        civil_only = false;
        rest += elapsed(length);
        continue;
      }
      const auto moved = move_date(date, length);
      if (!moved) return fail(moved.error());
      date = *moved;
    }
    const bool day_is_said = said_.names_a_day() || said_.part_of_day;
    if (day_is_said || (said_.clock && !civil_only)) {
      return fail("unclear-time", "A length of time and a time of day contradict each other",
                  "Write one of them: \"in 2 hours\" or \"tomorrow 9am\"");
    }
    if (said_.clock) {
      if (is_midnight(*said_.clock)) return midnight_of(date);
      const auto clock = time_of_day(date);
      if (!clock) return fail(clock.error());
      return settle(date + *clock);
    }
    const LocalTime civil = date + (local_now_ - today_);
    if (civil_only) return settle(civil);
    // Whole days on the wall clock first, then what elapses.
    const Instant start = date == today_ ? now_ : zone_.to_utc(civil);
    return settle_instant(start + rest);
  }

  Result<local_days> move_date(local_days date, const Length& length) const {
    if (length.unit == Unit::day) return date + days(length.count);
    if (length.unit == Unit::week) return date + kWeek * length.count;
    constexpr long long kMostMonths = 2400;
    const long long count = length.unit == Unit::year ? length.count * 12 : length.count;
    if (count > kMostMonths) return too_far();
    const year_month_day moved =
        year_month_day(date) + std::chrono::months(static_cast<int>(count));
    if (moved.ok()) return local_days(moved);
    return no_such_day(moved, local_now_ - today_);
  }

  // --- times of day ---

  Result<Moment> on_the_clock() const {
    if (!said_.clock && !said_.loose_number) return ask_for_time();
    if (said_.loose_number) return hour_or_day();
    if (!said_.names_a_day()) {
      const auto clock = time_of_day(today_);
      if (!clock) return fail(clock.error());
      return settle(today_ + *clock > local_now_ ? today_ + *clock : today_ + days(1) + *clock);
    }
    const auto first = first_date();
    const auto clock = time_of_day(first ? *first : today_);
    if (!clock) return fail(clock.error());
    const auto date = this_date(*clock);
    if (!date) return fail(date.error());
    if (said_.offset) {
      return settle_instant(Instant((*date + *clock).time_since_epoch() - *said_.offset));
    }
    return settle(*date + *clock);
  }

  tl::unexpected<Error> ask_for_time() const {
    constexpr hours kExample{9};
    local_days date = today_ + days(1);
    if (said_.names_a_day()) {
      const auto named = said_.date ? this_date(kExample) : first_date();
      if (!named) return fail(named.error());
      date = *named;
    }
    const std::string example =
        date + kExample > local_now_ ? ", as in " + in_quotes(date + kExample) : ", such as 9am";
    return fail("unclear-time", "The time of day is missing", "Add a time of day" + example);
  }

  // "fri 9": an hour, unless a friday in sight is the 9th.
  Result<Moment> hour_or_day() const {
    const int number = *said_.loose_number;
    Said hour = said_;
    hour.loose_number.reset();
    hour.clock = ClockSaid{.time = hours(number), .bare = true};
    if (number <= 23) {
      constexpr int kWeeksInSight = 5;
      const local_days next = today_ + days(days_ahead());
      for (int week = 0; week < kWeeksInSight; ++week) {
        const local_days date = next + kWeek * week;
        if (unsigned(year_month_day(date).day()) != static_cast<unsigned>(number)) continue;
        const auto as_hour = Resolution(hour, now_, zone_).moment();
        std::string hint =
            "Write the day with its month and a time, as in " + in_quotes(date + hours(9));
        if (as_hour) hint += ", the hour as in " + in_quotes(as_hour->civil);
        return fail("unclear-time", std::to_string(number) + " can be the hour or the day",
                    std::move(hint));
      }
      return Resolution(hour, now_, zone_).moment();
    }
    Said day = said_;
    day.loose_number.reset();
    day.date = DateSaid{.day = number};
    return Resolution(day, now_, zone_).moment();
  }

  // The wall clock's time after midnight of `date`, which only the readings of a refusal need.
  Result<Milliseconds> time_of_day(local_days date) const {
    const ClockSaid& said = *said_.clock;
    if (said.kind == ClockSaid::Kind::noon) return Milliseconds(kNoon);
    const auto refused = [&](const std::string& why, const std::vector<Milliseconds>& readings) {
      std::vector<LocalTime> times;
      for (const Milliseconds time : readings) {
        const bool tomorrow = !said_.names_a_day() && date + time <= local_now_;
        times.push_back(date + time + (tomorrow ? days(1) : days(0)));
      }
      return unclear(why, times);
    };
    const auto hour = std::chrono::floor<hours>(said.time);
    if (hour == hours(24)) {
      return refused("24:00 is the next day's 00:00", {said.time});
    }
    if (hour > hours(24)) return refused("A day has no hour " + std::to_string(hour.count()), {});
    if (said.pm) return half_of_day(*said.pm, refused);
    if (said_.part_of_day || said_.tonight) {
      return in_part_of_day(said_.tonight ? PartOfDay::evening : *said_.part_of_day, refused);
    }
    const bool one_digit_of_two_halves = hour >= hours(1) && hour <= hours(6);
    if (said.bare && hour == hours(0)) return refused("Hour 0 is midnight", {said.time});
    if (one_digit_of_two_halves && (said.bare || said.hour_digits == 1)) {
      return refused("It can be morning or afternoon", {said.time, said.time + kNoon});
    }
    return said.time;
  }

  template <class Refuse>
  Result<Milliseconds> half_of_day(bool pm, const Refuse& refused) const {
    const Milliseconds time = said_.clock->time;
    const auto hour = std::chrono::floor<hours>(time);
    if (hour < hours(1) || hour > kNoon) {
      return refused("am and pm go with hours 1 to 12", {time});
    }
    const Milliseconds on_24_hour_clock = time % kNoon + (pm ? kNoon : hours(0));
    const auto part = said_.tonight ? std::optional(PartOfDay::evening) : said_.part_of_day;
    if (part && !lies_in(*part, on_24_hour_clock)) {
      return refused("That time is not in that part of the day", {on_24_hour_clock});
    }
    return on_24_hour_clock;
  }

  static bool lies_in(PartOfDay part, Milliseconds time) {
    switch (part) {
      case PartOfDay::morning:
        return time >= hours(1) && time < kNoon;
      case PartOfDay::afternoon:
        return time >= kNoon && time < hours(19);
      case PartOfDay::evening:
        return time >= hours(17) && time < hours(24);
    }
    return false;
  }

  // "tonight 8", "3 in the afternoon": the one of both readings that lies there.
  template <class Refuse>
  Result<Milliseconds> in_part_of_day(PartOfDay part, const Refuse& refused) const {
    const Milliseconds time = said_.clock->time;
    if (lies_in(part, time)) return time;
    if (time < kNoon && lies_in(part, time + kNoon)) return time + kNoon;
    return refused("That time is not in that part of the day", {time});
  }

  // --- midnight belongs to two days ---

  Result<Moment> midnight() const {
    const bool only_tonight = said_.tonight && !said_.weekday && !said_.date;
    if (!said_.names_a_day() || only_tonight) return settle(today_ + days(1));
    const auto date = this_date(Milliseconds(0));
    if (!date) return fail(date.error());
    return midnight_of(*date);
  }
  Result<Moment> midnight_of(local_days date) const {
    return unclear("Midnight can begin or end that day", {date, date + days(1)});
  }

  // --- dates ---

  int days_ahead() const {
    const int ahead = day_of_week(*said_.weekday) - day_of_week(weekday(today_));
    return (ahead + 7) % 7;
  }

  // The date for examples and readings.
  Result<local_days> first_date() const {
    if (said_.days_from_today) return today_ + days(*said_.days_from_today);
    if (said_.tonight) return today_;
    if (said_.date) return written_date(Milliseconds(0));
    return today_ + days(days_ahead());
  }

  // The date on which `clock` is meant.
  Result<local_days> this_date(Milliseconds clock) const {
    if (said_.days_from_today) return today_ + days(*said_.days_from_today);
    if (said_.tonight) return today_;
    if (!said_.date) return day_named(clock);
    const auto date = written_date(clock);
    if (!date || !said_.weekday || weekday(*date) == *said_.weekday) return date;
    return contradiction(*date, clock);
  }

  Result<local_days> day_named(Milliseconds clock) const {
    const int ahead = days_ahead();
    const int wanted = day_of_week(*said_.weekday);
    const int current = day_of_week(weekday(today_));
    const local_days soonest = today_ + days(ahead);
    const auto this_or_next = [&](local_days first) {
      return unclear("It can be this week's or next week's",
                     {first + clock, first + kWeek + clock});
    };
    switch (said_.which) {
      case Which::plain:
        if (ahead > 0) return soonest;
        if (today_ + clock <= local_now_) return today_ + kWeek;
        return unclear("It can be today or in a week", {today_ + clock, today_ + kWeek + clock});
      case Which::coming:
        return ahead > 0 ? soonest : today_ + kWeek;
      case Which::this_one:
        if (wanted >= current) return soonest;
        return past(soonest - kWeek + clock, {soonest + clock});
      case Which::next:
        // Only when this week's has gone by are both readings one; on the eve of a Monday people
        // disagree where a week begins.
        if (ahead == 0) return today_ + kWeek;
        if (wanted > current || ahead == 1) return this_or_next(soonest);
        return soonest;
      case Which::next_week:
        if (current == day_of_week(std::chrono::Sunday)) return this_or_next(today_ + days(ahead));
        return today_ + days(7 - current + wanted);
    }
    return soonest;
  }

  Result<local_days> written_date(Milliseconds clock) const {
    const DateSaid& said = *said_.date;
    const year_month_day today(today_);
    if (said.day < 1 || said.day > 31) {
      return fail("unclear-time", "No month has a day " + std::to_string(said.day));
    }
    const std::chrono::day day(static_cast<unsigned>(said.day));
    if (!said.month) return day_of_this_or_next_month(day, clock);
    if (*said.month < 1 || *said.month > 12) {
      return fail("unclear-time", "There is no month " + std::to_string(*said.month));
    }
    const std::chrono::month month(static_cast<unsigned>(*said.month));
    if (said.either_order) return either_order(clock);
    if (said.year) {
      const auto date = std::chrono::year(*said.year) / month / day;
      if (!date.ok()) return no_such_day(date, clock);
      return local_days(date);
    }
    const auto this_years = today.year() / month / day;
    const auto next_years = (today.year() + std::chrono::years(1)) / month / day;
    if (this_years.ok() && is_to_come(local_days(this_years) + clock)) {
      return local_days(this_years);
    }
    if (!this_years.ok() && !next_years.ok()) {
      const bool month_is_over = month < today.month();
      return no_such_day(month_is_over ? next_years : this_years, clock);
    }
    if (next_years.ok() && local_days(next_years) - today_ <= kFarthestNextYear) {
      return local_days(next_years);
    }
    if (!this_years.ok()) return no_such_day(this_years, clock);
    std::vector<LocalTime> readings;
    if (local_days(this_years) == today_) readings.push_back(today_ + days(1) + clock);
    if (next_years.ok()) readings.push_back(local_days(next_years) + clock);
    return past(local_days(this_years) + clock, readings);
  }

  // "the 27th": this month's if it is still to come.
  Result<local_days> day_of_this_or_next_month(std::chrono::day day, Milliseconds clock) const {
    const year_month_day today(today_);
    for (const auto month :
         {today.year() / today.month(), today.year() / today.month() + std::chrono::months(1)}) {
      const auto date = month / day;
      if (date.ok() && local_days(date) + clock > local_now_) return local_days(date);
      if (!date.ok()) return no_such_day(date, clock);
    }
    return fail("time-past", "That day is past");
  }

  // "03/04": the third of April or the fourth of March.
  tl::unexpected<Error> either_order(Milliseconds clock) const {
    std::vector<LocalTime> readings;
    Said turned = said_;
    turned.weekday.reset();
    turned.date->either_order = false;
    for (int i = 0; i < 2; ++i) {
      const auto date = Resolution(turned, now_, zone_).written_date(clock);
      if (date) readings.push_back(*date + clock);
      std::swap(turned.date->day, *turned.date->month);
    }
    return unclear("Day and month can be meant either way round", readings);
  }

  // "31 nov": its month's last day or the day after.
  tl::unexpected<Error> no_such_day(year_month_day date, Milliseconds clock) const {
    const local_days last(date.year() / date.month() / std::chrono::last);
    return unclear("That month has no day " + std::to_string(unsigned(date.day())),
                   {last + clock, last + days(1) + clock});
  }

  // "mon 27 nov", a friday: that date, or the monday nearest to it.
  tl::unexpected<Error> contradiction(local_days date, Milliseconds clock) const {
    const int off = (day_of_week(*said_.weekday) - day_of_week(weekday(date)) + 7) % 7;
    const local_days nearest = date + days(off <= 3 ? off : off - 7);
    return unclear("The weekday contradicts the date", {date + clock, nearest + clock});
  }

  // --- the end ---

  tl::unexpected<Error> too_far() const {
    return fail("time-too-far", "That is more than ten years away");
  }

  Result<Moment> settle(LocalTime civil) const {
    const Instant at = zone_.to_utc(civil);
    if (at <= now_) return past(civil, {tomorrow_or_next_year(civil)});
    if (at > now_ + kFarthest) return too_far();
    return Moment{.at = at, .civil = civil, .meant = Moment::Meant::wall_clock};
  }
  Result<Moment> settle_instant(Instant at) const {
    if (at <= now_) return past(zone_.to_local(at), {});
    if (at > now_ + kFarthest) return too_far();
    return Moment{.at = at, .civil = zone_.to_local(at), .meant = Moment::Meant::instant};
  }

  const Said& said_;
  Instant now_;
  const Zone& zone_;
  LocalTime local_now_;
  local_days today_;
};

}  // namespace

Result<Moment> resolve(const Said& said, Instant now, const Zone& zone) {
  return Resolution(said, now, zone).moment();
}

}  // namespace pigeon::calendar
