// The moment at which words for a time are said, and refusals in its terms: what is past then, and
// how the readings of an unclear time are written so that each can be typed.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::calendar {

class Today {
 public:
  Today(Instant now, const Zone& zone)
      : now_(now),
        zone_(zone),
        clock_(zone.to_local(now)),
        date_(std::chrono::floor<std::chrono::days>(clock_)) {}

  Instant now() const { return now_; }
  const Zone& zone() const { return zone_; }
  LocalTime clock() const { return clock_; }
  std::chrono::local_days date() const { return date_; }
  std::chrono::year_month_day civil_date() const { return std::chrono::year_month_day(date_); }
  std::chrono::weekday weekday() const { return std::chrono::weekday(date_); }

  // "\"Fri 27 Nov 14:30\"".
  std::string in_quotes(LocalTime time) const;

  // Errors "unclear-time" and "time-past" that offer those of the readings which are still to come.
  tl::unexpected<Error> unclear(std::string meaning, const std::vector<LocalTime>& readings) const;
  tl::unexpected<Error> past(LocalTime time, const std::vector<LocalTime>& readings) const;

  // "31 nov": its month's last day, or the day after, at `clock`.
  tl::unexpected<Error> no_such_day(std::chrono::year_month_day date, Milliseconds clock) const;

 private:
  std::string offer(const std::vector<LocalTime>& readings) const;

  Instant now_;
  const Zone& zone_;
  LocalTime clock_;
  std::chrono::local_days date_;
};

}  // namespace pigeon::calendar
