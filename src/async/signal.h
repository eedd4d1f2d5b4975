// A bell between coroutines of the I/O thread: ring() wakes whoever waits, and a ring that nobody
// heard is remembered once. Each waiter sleeps on an alarm of its own.
#pragma once

#include <list>

#include "async/asio.h"

namespace pigeon::async {

class Signal {
 public:
  Signal() = default;
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;

  // Wakes all who wait now; when nobody waits, the next wait returns at once.
  void ring();

  // Returns true when rung, false after `at_most` (or when the coroutine is cancelled).
  Task<bool> wait_for(Duration at_most);

 private:
  struct Waiter {
    asio::steady_timer* alarm;
    bool rung;
  };

  std::list<Waiter> waiting_;
  bool rung_ = false;
};

}  // namespace pigeon::async
