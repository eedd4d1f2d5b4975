// Keeps the time of the house: judges whether the clock can be trusted, looks at the schedule when
// something is due, and at once when somebody sets the clock. While the clock can't be trusted
// nothing that is scheduled goes; receiving and answering need no date.
#pragma once

#include <optional>
#include <string>

#include "async/asio.h"
#include "daemon/door.h"
#include "daemon/schedule.h"
#include "reminders/clock_trust.h"

namespace pigeon::daemon {

class Timekeeper {
 public:
  // `last_look`: when the clock was last trusted (Schedule::last_look).
  Timekeeper(House house, std::optional<Instant> last_look);
  Timekeeper(const Timekeeper&) = delete;
  Timekeeper& operator=(const Timekeeper&) = delete;

  // Looks at the schedule, and at the clock.
  async::Task<> run();
  // Hears when the clock is set (a timerfd that is cancelled then).
  async::Task<> watch_clock();
  void stop();

  // A source of time says what time it is now; `name` is which one of its kind (a modem's name).
  void offer(reminders::TimeSource source, const std::string& name, Instant said);

  // A person says that the clock is right.
  async::Task<> vouch();

  bool trusted() const { return trust_.trusted(); }
  const std::string& why() const { return trust_.why(); }

 private:
  async::Task<> recall_trust();
  async::Task<> judge();
  async::Task<> note_trust();
  void set_clock_if_known(const reminders::ClockReading& now);
  async::Task<std::optional<Instant>> look();

  House house_;
  reminders::ClockTrust trust_;
  Schedule schedule_;
  bool begun_ = false;
  bool stopping_ = false;
};

}  // namespace pigeon::daemon
