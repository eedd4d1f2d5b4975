#include "calendar/today.h"

#include "calendar/echo.h"

namespace pigeon::calendar {

std::string Today::in_quotes(LocalTime time) const {
  return "\"" + echo_civil(time, clock_) + "\"";
}

std::string Today::offer(const std::vector<LocalTime>& readings) const {
  std::string hint;
  for (const LocalTime reading : readings) {
    if (zone_.to_utc(reading) <= now_) continue;
    hint += (hint.empty() ? "Write " : " or ") + in_quotes(reading);
  }
  return hint;
}

tl::unexpected<Error> Today::unclear(std::string meaning,
                                     const std::vector<LocalTime>& readings) const {
  return fail("unclear-time", std::move(meaning), offer(readings));
}

tl::unexpected<Error> Today::past(LocalTime time, const std::vector<LocalTime>& readings) const {
  return fail("time-past", in_quotes(time) + " is past", offer(readings));
}

tl::unexpected<Error> Today::no_such_day(std::chrono::year_month_day date,
                                         Milliseconds clock) const {
  const std::chrono::local_days last(date.year() / date.month() / std::chrono::last);
  return unclear("That month has no day " + std::to_string(static_cast<unsigned>(date.day())),
                 {last + clock, last + std::chrono::days(1) + clock});
}

}  // namespace pigeon::calendar
