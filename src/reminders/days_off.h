// Days on which nothing is to be reminded of: holidays, a closed week.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::reminders {

class DaysOff {
 public:
  DaysOff() = default;
  explicit DaysOff(std::set<std::chrono::local_days> days) : days_(std::move(days)) {}

  // "2026-12-25,2026-12-26". Error "invalid-day".
  static Result<DaysOff> parse(std::string_view text);
  std::string text() const;

  void add(const DaysOff& others) { days_.insert(others.days_.begin(), others.days_.end()); }
  bool contains(calendar::LocalTime time) const {
    return days_.contains(std::chrono::floor<std::chrono::days>(time));
  }

 private:
  std::set<std::chrono::local_days> days_;
};

}  // namespace pigeon::reminders
