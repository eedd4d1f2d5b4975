#include "async/asio.h"

#include <boost/asio/impl/src.hpp>

namespace pigeon::async {

Task<> sleep_for(Duration duration) {
  asio::steady_timer timer(co_await asio::this_coro::executor, duration);
  boost::system::error_code ignored;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

}  // namespace pigeon::async
