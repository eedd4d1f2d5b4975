#include "async/signal.h"

namespace pigeon::async {

void Signal::ring() {
  rung_ = waiting_.empty();
  for (Waiter& waiter : waiting_) {
    waiter.rung = true;
    waiter.alarm->cancel();
  }
}

Task<bool> Signal::wait_for(Duration at_most) {
  if (rung_) {
    rung_ = false;
    co_return true;
  }
  asio::steady_timer timer(co_await asio::this_coro::executor, at_most);
  const auto place = waiting_.insert(waiting_.end(), Waiter{&timer, false});
  // Leaves the list however the wait ends, also when the coroutine is destroyed with the context.
  struct Leave {
    std::list<Waiter>& list;
    std::list<Waiter>::iterator place;
    ~Leave() { list.erase(place); }
  } leave{waiting_, place};
  boost::system::error_code ec;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ec));
  co_return place->rung;
}

}  // namespace pigeon::async
