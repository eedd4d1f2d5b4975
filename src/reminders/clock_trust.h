// Whether the wall clock may be believed. A board without a battery starts with the time at which
// it was switched off, and a clock that jumps is wrong before or after. What is scheduled waits
// until somebody else says what time it is: the kernel (synchronised by NTP), a battery clock, a
// person, or two sources that agree (network time, time stamps of fresh texts). What is measured is
// the difference between the wall clock and the time since the machine was started, which no one
// sets.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace pigeon::reminders {

// Both clocks read together. `uptime` goes on while the machine sleeps (CLOCK_BOOTTIME).
struct ClockReading {
  Instant wall;
  Milliseconds uptime;

  // When the machine was started, if the wall clock is right.
  Instant started() const { return wall - uptime; }
};

enum class TimeSource {
  battery,         // a clock that goes on without power
  memory,          // it was trusted before, since the same start of the machine
  person,          // `pigeon clock trust`
  network,         // told by a mobile network (NITZ)
  service_centre,  // the time stamp of a text that has just come
};

std::string_view to_string(TimeSource source);

class ClockTrust {
 public:
  // Sources and clock agree when they are no further apart.
  static constexpr std::chrono::minutes kAgreement{2};

  // `last_known`: when it was last trusted; an earlier time than that is doubted.
  explicit ClockTrust(std::optional<Instant> last_known) : last_known_(last_known) {}

  // That source says it is `said`, at the moment of `at`. `name`: which one of its kind.
  void offer(TimeSource source, std::string name, Instant said, const ClockReading& at);

  // To be called at every change, and now and then. `synchronised`: the kernel says that NTP keeps
  // the clock.
  void judge(const ClockReading& now, bool synchronised);

  bool trusted() const { return trusted_; }
  // Why it is trusted, or what is waited for; for a person.
  const std::string& why() const { return why_; }
  // By how much the clock was set between the last two judgements; zero: it was not.
  Milliseconds jumped() const { return jumped_; }
  // The time on which two sources agree and the wall clock does not.
  std::optional<Instant> right_time(const ClockReading& now) const;

 private:
  struct Offer {
    TimeSource source;
    std::string name;
    Instant started;  // of the machine, if the source is right
    Milliseconds uptime;
  };

  bool is_outside(const Offer& offer) const;
  static bool are_two_witnesses(const Offer& one, const Offer& other);
  std::optional<std::pair<Offer, Offer>> agreement(Milliseconds uptime) const;
  std::optional<std::string> evidence(const ClockReading& now, bool synchronised) const;

  std::optional<Instant> last_known_;
  std::vector<Offer> offers_;
  std::optional<ClockReading> judged_;
  bool trusted_ = false;
  std::string why_ = "nothing has said yet what time it is";
  Milliseconds jumped_{0};
};

}  // namespace pigeon::reminders
