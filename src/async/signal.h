// A bell between coroutines of the I/O thread. Each waiter sleeps on an alarm of its own.
#pragma once

#include <cstdint>
#include <list>

#include "async/asio.h"

namespace pigeon::async {

class Signal {
 public:
  Signal() = default;
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;

  // Wakes all who wait now. When nobody waits, the next wait_for returns at once.
  void ring();

  // For one listener: true when rung, false after `at_most` (or when the coroutine is cancelled).
  Task<bool> wait_for(Duration at_most);

  // For many listeners, each of which looks first and then waits: true when rung since count() was
  // `seen`, false after `at_most`. No ring between the look and the wait is missed.
  std::uint64_t count() const { return count_; }
  Task<bool> wait_after(std::uint64_t seen, Duration at_most);

 private:
  struct Waiter {
    asio::steady_timer* alarm;
    bool rung;
  };

  Task<bool> sleep(Duration at_most);

  std::list<Waiter> waiting_;
  std::uint64_t count_ = 0;
  bool unheard_ = false;
};

}  // namespace pigeon::async
