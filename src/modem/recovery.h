// What to do when a modem does not work, as data: the rungs of the profile's `ladder`, mildest
// first, each with what it needs and what it costs. Looking again is free and done often; what
// disturbs the modem is rationed, backed off, and capped per day. Pure.
//
//   reinit   everything is set again; begins with ESC, Ctrl-Z and AT until the modem is in step
//   radio    radio off and on (+CFUN)
//   reset    the family's own restart; it may be gone for `reset_limit`
//   reopen   the port is closed and opened
//   usb      the kernel gives the USB device up and takes it again
//   power    the owner's program cuts its power
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "modem/profile.h"

namespace pigeon::modem {

enum class Rung { reinit, radio, reset, reopen, usb, power };

std::string_view to_string(Rung rung);
std::optional<Rung> parse_rung(std::string_view name);

enum class Trouble {
  deaf,        // it answers nothing: only rungs that need no answer make sense
  failing,     // it answers and does not do its work
  no_network,  // SIM ready and no network for long
};

class Recovery {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::milliseconds;

  struct Step {
    Rung rung = Rung::reinit;
    Duration pause{};   // before it is looked at again
    std::string words;  // what is done, for the log
  };

  // The next rung. `can_cut_usb`: the port is on USB.
  Step after(Trouble trouble, const Profile& profile, bool on_usb, TimePoint now);

  // It works: the next trouble begins at the foot of the ladder.
  void well() { troubles_ = 0; }

  int troubles() const { return troubles_; }
  // Resets, power cuts and the like within the last day.
  int resets(TimePoint now);

 private:
  bool allowed(Rung rung, Trouble trouble, const Profile& profile, bool on_usb, TimePoint now);

  int troubles_ = 0;      // in a row
  std::size_t next_ = 0;  // place in the ladder
  std::deque<TimePoint> resets_;
};

}  // namespace pigeon::modem
