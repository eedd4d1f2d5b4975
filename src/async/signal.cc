#include "async/signal.h"

namespace pigeon::async {

void Signal::ring() {
  ++count_;
  unheard_ = waiting_.empty();
  for (Waiter& waiter : waiting_) {
    waiter.rung = true;
    waiter.alarm->cancel();
  }
}

Task<bool> Signal::wait_for(Duration at_most) {
  if (unheard_) {
    unheard_ = false;
    co_return true;
  }
  co_return co_await sleep(at_most);
}

Task<bool> Signal::wait_after(std::uint64_t seen, Duration at_most) {
  if (count_ != seen) co_return true;
  co_return co_await sleep(at_most);
}

Task<bool> Signal::sleep(Duration at_most) {
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
