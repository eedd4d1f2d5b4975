#include "simulator/asio_scheduler.h"

#include <utility>

namespace pigeon::simulator {

Instant AsioScheduler::now() const {
  return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

void AsioScheduler::after(Milliseconds delay, std::function<void()> what) {
  auto run = [alive = std::weak_ptr(alive_), what = std::move(what)] {
    if (alive.lock()) what();
  };
  if (delay <= Milliseconds(0)) {
    async::asio::post(context_, std::move(run));
    return;
  }
  auto alarm = std::make_shared<async::asio::steady_timer>(context_, delay);
  alarm->async_wait([alarm, run = std::move(run)](const boost::system::error_code& error) {
    if (!error) run();
  });
}

}  // namespace pigeon::simulator
