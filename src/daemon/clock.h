// The only place where Pigeon reads the wall clock; everything else gets `now` as an argument. Also
// what the machine says of its clock.
#pragma once

#include <chrono>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "reminders/clock_trust.h"

namespace pigeon::daemon {

inline Instant wall_now() {
  return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

// The wall clock and the time since the machine was started (CLOCK_BOOTTIME), read together.
reminders::ClockReading read_clocks();

// The kernel says that NTP keeps the clock (adjtimex), or systemd-timesyncd says so.
bool clock_is_synchronised();

// The machine has a clock that goes on without power, and the kernel set its own by it: a real-time
// clock, or everything but the boards that come without one.
bool has_battery_clock();

// Another one after each start of the machine; empty when the kernel tells none.
std::string boot_id();

// Needs CAP_SYS_TIME. Error "clock-not-set".
Result<void> set_clock(Instant right);

}  // namespace pigeon::daemon
