#include "calendar/plain_rule.h"

#include <algorithm>
#include <iterator>

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

// A rule may never come (the 31st, every 12 months from a June on).
constexpr int kLastYear = 9999;

template <std::size_t N>
bool is_empty(const short (&part)[N]) {
  return part[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

template <std::size_t N>
std::size_t count(const short (&part)[N]) {
  const auto end = std::find(std::begin(part), std::end(part), ICAL_RECURRENCE_ARRAY_MAX);
  return static_cast<std::size_t>(end - std::begin(part));
}

// libical counts from 1, which is Sunday.
weekday weekday_of(icalrecurrencetype_weekday day) {
  return weekday(static_cast<unsigned>(day) - 1);
}

// The smallest multiple of `interval` that is at least `passed`.
template <class Duration>
Duration whole_steps(Duration passed, int interval) {
  if (passed.count() <= 0) return Duration(0);
  return Duration((passed.count() + interval - 1) / interval * interval);
}

}  // namespace

std::optional<PlainRule> PlainRule::of(const icalrecurrencetype& rule) {
  const bool other_parts = !is_empty(rule.by_second) || !is_empty(rule.by_minute) ||
                           !is_empty(rule.by_hour) || !is_empty(rule.by_year_day) ||
                           !is_empty(rule.by_week_no) || !is_empty(rule.by_month) ||
                           !is_empty(rule.by_set_pos);
  if (other_parts || rule.count != 0 || rule.rscale != nullptr || rule.interval < 1 ||
      !icaltime_is_null_time(rule.until))
    return std::nullopt;
  const std::size_t weekdays = count(rule.by_day);
  const std::size_t month_days = count(rule.by_month_day);
  PlainRule plain;
  plain.interval_ = rule.interval;
  plain.week_begins_ =
      rule.week_start == ICAL_NO_WEEKDAY ? std::chrono::Monday : weekday_of(rule.week_start);
  switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE:
      plain.step_ = Step::day;
      return weekdays + month_days == 0 ? std::optional(plain) : std::nullopt;
    case ICAL_WEEKLY_RECURRENCE:
      plain.step_ = Step::week;
      for (std::size_t i = 0; i < weekdays; ++i) {
        if (icalrecurrencetype_day_position(rule.by_day[i]) != 0) return std::nullopt;
        const auto day = weekday_of(icalrecurrencetype_day_day_of_week(rule.by_day[i]));
        plain.weekdays_ |= 1U << day.c_encoding();
      }
      return month_days == 0 ? std::optional(plain) : std::nullopt;
    case ICAL_MONTHLY_RECURRENCE:
      plain.step_ = Step::month;
      if (weekdays + month_days > 1) return std::nullopt;
      if (month_days == 1) plain.month_day_ = rule.by_month_day[0];
      if (weekdays == 1) {
        plain.nth_ = icalrecurrencetype_day_position(rule.by_day[0]);
        plain.nth_weekday_ = weekday_of(icalrecurrencetype_day_day_of_week(rule.by_day[0]));
        if (plain.nth_ == 0) return std::nullopt;  // every Friday of the month
      }
      return plain;
    case ICAL_YEARLY_RECURRENCE:
      plain.step_ = Step::year;
      return weekdays + month_days == 0 ? std::optional(plain) : std::nullopt;
    default:
      return std::nullopt;
  }
}

void PlainRule::each(LocalTime start, LocalTime first,
                     const std::function<bool(LocalTime)>& take) const {
  const auto start_day = std::chrono::floor<days>(start);
  const Milliseconds clock = start - start_day;
  const LocalTime from = std::max(start, first);
  const auto take_day = [&](Days day) {
    const LocalTime time = day + clock;
    return time < from || take(time);
  };
  const auto first_day = std::chrono::floor<days>(from);
  switch (step_) {
    case Step::day:
      return each_day(start_day, first_day, take_day);
    case Step::week:
      return each_week(start_day, first_day, take_day);
    case Step::month:
    case Step::year:
      return each_month(start_day, first_day, take_day);
  }
}

void PlainRule::each_day(Days start, Days first, const Take& take) const {
  for (Days day = start + whole_steps(first - start, interval_); take(day);)
    day += days(interval_);
}

void PlainRule::each_week(Days start, Days first, const Take& take) const {
  const auto week_of = [&](Days day) { return day - (weekday(day) - week_begins_); };
  const Days start_week = week_of(start);
  const unsigned wanted = weekdays_ != 0 ? weekdays_ : 1U << weekday(start).c_encoding();
  // The week of `first` itself may be between two of the rule.
  const int step = 7 * interval_;
  Days week = start_week + days((first - start_week).count() / step * step);
  for (;; week += days(step)) {
    for (Days day = week; day < week + days(7); day += days(1)) {
      const bool is_wanted = (wanted >> weekday(day).c_encoding() & 1U) != 0;
      if (is_wanted && !take(day)) return;
    }
  }
}

void PlainRule::each_month(Days start, Days first, const Take& take) const {
  const year_month_day begins(start);
  const year_month_day from(first);
  const int step = step_ == Step::year ? 12 * interval_ : interval_;
  const year_month origin = begins.year() / begins.month();
  const months passed = from.year() / from.month() - origin;
  for (int month = static_cast<int>(passed.count()) / step * step;; month += step) {
    if (int(begins.year()) + month / 12 >= kLastYear) return;
    const auto day = in_month(origin + months(month), begins.day());
    if (day && !take(*day)) return;
  }
}

std::optional<PlainRule::Days> PlainRule::in_month(year_month month,
                                                   std::chrono::day of_start) const {
  const Days last = Days(year_month_day_last(month.year(), month.month() / std::chrono::last));
  const Days first = last - days((unsigned(year_month_day(last).day())) - 1);
  Days day = first + days(unsigned(of_start) - 1);
  if (nth_weekday_ && nth_ > 0) {
    day = first + (*nth_weekday_ - weekday(first)) + days(7 * (nth_ - 1));
  } else if (nth_weekday_) {
    day = last - (weekday(last) - *nth_weekday_) + days(7 * (nth_ + 1));
  } else if (month_day_ > 0) {
    day = first + days(month_day_ - 1);
  } else if (month_day_ < 0) {
    day = last + days(month_day_ + 1);
  }
  return day >= first && day <= last ? std::optional(day) : std::nullopt;
}

}  // namespace pigeon::calendar
