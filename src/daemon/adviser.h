// Asks for second opinions on a thread of its own, one at a time, each until its deadline.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>

#include "async/asio.h"
#include "daemon/config.h"
#include "daemon/work_thread.h"
#include "replies/opinion.h"

namespace pigeon::daemon {

class Adviser {
 public:
  explicit Adviser(const std::optional<SecondOpinion>& wanted);
  Adviser(const Adviser&) = delete;
  Adviser& operator=(const Adviser&) = delete;

  // Never longer than the owner allows, the wait for others included; then without an opinion.
  async::Task<replies::Opinion> ask(replies::NeedOpinion need);

  void stop() { stopping_ = true; }
  // After the loop has ended.
  void join() { thread_.join(); }

 private:
  struct Memory {
    int failures = 0;  // in a row
    std::chrono::steady_clock::time_point silent_until = {};
  };

  SecondOpinion wanted_;
  std::atomic<bool> stopping_ = false;
  WorkThread<Memory> thread_;
};

}  // namespace pigeon::daemon
