// A span of the day on the wall clock, the same every day, such as quiet hours "20:00-08:00". It
// begins at its first minute and ends before its last; it may run over midnight.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::calendar {

class DailyWindow {
 public:
  // Never open: contains nothing.
  DailyWindow() = default;

  // "20:00-08:00", "8:30 - 12:00", "22:00-24:00"; "none" or "" is never.
  // Error "invalid-quiet".
  static Result<DailyWindow> parse(std::string_view text);

  bool is_never() const { return begin_ == end_; }
  bool contains(LocalTime time) const;
  bool contains(Instant at, const Zone& zone) const { return contains(zone.to_local(at)); }

  // The first instant not before `at` that lies outside. When the clock jumps over the end it is
  // the instant that Zone::to_utc gives the end.
  Instant end_after(Instant at, const Zone& zone) const;

  // The instant at which the window around `at` began; `at` itself when it lies outside.
  Instant begin_before(Instant at, const Zone& zone) const;

  std::string text() const;  // "20:00-08:00" or "none"

  friend bool operator==(const DailyWindow&, const DailyWindow&) = default;

 private:
  DailyWindow(std::chrono::minutes begin, std::chrono::minutes end) : begin_(begin), end_(end) {}

  std::chrono::minutes begin_{0};  // after midnight, below 24 h
  std::chrono::minutes end_{0};
};

}  // namespace pigeon::calendar
