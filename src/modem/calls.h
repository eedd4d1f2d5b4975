// Incoming calls as a modem announces them: RING again and again, +CLIP: with each, and at the end
// sometimes a word (27.007 sections 6.11 and 7.11). A call is told once, when it is over. Pure.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

#include "modem/host.h"

namespace pigeon::modem {

class Calls {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit Calls(std::function<void(const Call&)> missed) : missed_(std::move(missed)) {}

  void hear(std::string_view urc_line, TimePoint now);
  // Ends a call that has not rung for a while.
  void look(TimePoint now);
  // When look() has something to do at the earliest.
  std::optional<TimePoint> next_look() const;

  // It rings, and who calls is known, or will not be told any more.
  bool wants_hanging_up() const { return ringing_ && (named_ || rings_ > 1); }
  void hung_up(TimePoint now);

 private:
  void end();

  std::function<void(const Call&)> missed_;
  Call call_;
  bool ringing_ = false;
  bool named_ = false;
  int rings_ = 0;
  TimePoint last_ring_{};
  TimePoint deaf_until_{};  // a ring that was on its way when the call was ended
};

}  // namespace pigeon::modem
