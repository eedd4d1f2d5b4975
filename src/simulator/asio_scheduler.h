// The real clock and Asio's alarms behind Scheduler.
#pragma once

#include <memory>

#include "async/asio.h"
#include "simulator/scheduler.h"

namespace pigeon::simulator {

class AsioScheduler : public Scheduler {
 public:
  explicit AsioScheduler(async::asio::io_context& context) : context_(context) {}

  Instant now() const override;
  // What has not run when the scheduler goes never runs.
  void after(Milliseconds delay, std::function<void()> what) override;

 private:
  async::asio::io_context& context_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace pigeon::simulator
