// A thread of its own for something that blocks. A coroutine of the I/O thread hands it a function
// and sleeps until the result is there.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/thread_pool.hpp>

#include "async/asio.h"

namespace pigeon::daemon {

template <class Resource>
class WorkThread {
 public:
  explicit WorkThread(Resource resource) : resource_(std::move(resource)), thread_(1) {}

  // Runs `work(resource)` there and returns what it returns. `work` captures by reference only (the
  // caller's frame outlives the wait); a capture by value would be destroyed twice by g++ 12
  // (docs/COMMON_ERRORS.md, 1), so it is refused here.
  template <class Work>
  requires std::is_trivially_destructible_v<Work>
      async::Task<std::invoke_result_t<Work&, Resource&>> run(Work work) {
    std::optional<std::invoke_result_t<Work&, Resource&>> result;
    co_await async::asio::async_initiate<const async::asio::use_awaitable_t<>, void()>(
        [&](auto resume) {
          async::asio::post(thread_, [&, resume = std::move(resume)]() mutable {
            result.emplace(work(resource_));
            const auto executor = async::asio::get_associated_executor(resume);
            async::asio::post(executor, std::move(resume));
          });
        },
        async::asio::use_awaitable);
    co_return std::move(*result);
  }

  // Waits for the work under way. Nothing may be handed over afterwards.
  void join() { thread_.join(); }

 private:
  Resource resource_;
  async::asio::thread_pool thread_;
};

}  // namespace pigeon::daemon
