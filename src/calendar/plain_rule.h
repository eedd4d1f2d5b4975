// The rules that people have most: every so many days, weeks (on some weekdays), months (on a day
// or on a weekday of the month) or years, without COUNT, SKIP and what else RFC 5545 knows. Their
// occurrences are reckoned from the day that is asked about, not counted from the first on.
#pragma once

#include <libical/ical.h>

#include <functional>
#include <optional>

#include "calendar/zone.h"

namespace pigeon::calendar {

class PlainRule {
 public:
  // Nothing when the rule has a part that only libical expands.
  static std::optional<PlainRule> of(const icalrecurrencetype& rule);

  // The occurrences from `first` on of what begins at `start`, in order, while `take` wants more.
  // The time of day is that of `start`.
  void each(LocalTime start, LocalTime first, const std::function<bool(LocalTime)>& take) const;

 private:
  enum class Step { day, week, month, year };
  using Days = std::chrono::local_days;
  using Take = std::function<bool(Days)>;

  void each_day(Days start, Days first, const Take& take) const;
  void each_week(Days start, Days first, const Take& take) const;
  void each_month(Days start, Days first, const Take& take) const;
  std::optional<Days> in_month(std::chrono::year_month month, std::chrono::day of_start) const;

  Step step_ = Step::day;
  int interval_ = 1;
  unsigned weekdays_ = 0;  // a bit for each, Sunday first; 0: that of the start
  std::chrono::weekday week_begins_;
  std::optional<std::chrono::weekday> nth_weekday_ = {};
  int nth_ = 0;        // of the month; -1: the last
  int month_day_ = 0;  // -1: the last day; 0: that of the start
};

}  // namespace pigeon::calendar
