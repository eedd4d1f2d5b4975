// Learns while the daemon works: when a playbook has changed (`pigeon learn`, an editor), and once
// a day from what customers wrote. A thread of its own learns; what it made is taken over as a
// whole.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "async/asio.h"
#include "async/signal.h"
#include "daemon/door.h"
#include "daemon/lessons.h"
#include "daemon/mind.h"
#include "daemon/work_thread.h"

namespace pigeon::daemon {

class Study {
 public:
  Study(House house, Mind& mind) : house_(house), mind_(mind), thread_(Desk{}) {}
  Study(const Study&) = delete;
  Study& operator=(const Study&) = delete;

  async::Task<> run();
  // Rings for run() when a file in the folder of playbooks has been written, moved or removed.
  async::Task<> watch();
  void stop();
  // After the loop has ended, and before what it refers to goes.
  void join() { thread_.join(); }

 private:
  struct Desk {
    bool polite = false;  // its thread gives way to those that answer
  };

  async::Task<> learn(bool changed);
  async::Task<Result<std::vector<std::string>>> log();

  House house_;
  Mind& mind_;
  async::Signal changed_;
  std::atomic<bool> stopping_ = false;
  WorkThread<Desk> thread_;
};

}  // namespace pigeon::daemon
