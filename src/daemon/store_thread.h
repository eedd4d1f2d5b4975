// The one thread on which SQLite may block. A coroutine of the I/O thread hands it a function and
// sleeps until the result is on disk. What is handed over while the thread is busy goes to disk
// together, with one sync: the more modems there are, the less each text costs.
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/thread_pool.hpp>

#include "async/asio.h"
#include "store/store.h"

namespace pigeon::daemon {

class StoreThread {
 public:
  explicit StoreThread(store::Store store) : store_(std::move(store)), thread_(1) {}

  // Runs `work(store)` there and returns what it returns; `work` may be run twice
  // (store::Store::together). It captures by reference only (the caller's frame outlives the wait);
  // a capture by value would be destroyed twice by g++ 12 (docs/COMMON_ERRORS.md, 1), so it is
  // refused here. To be called on the I/O thread.
  template <class Work>
  requires std::is_trivially_destructible_v<Work>
      async::Task<std::invoke_result_t<Work&, store::Store&>> run(Work work) {
    std::optional<std::invoke_result_t<Work&, store::Store&>> result;
    const auto call = [&](store::Store& store) { result.emplace(work(store)); };
    co_await async::asio::async_initiate<const async::asio::use_awaitable_t<>, void()>(
        [&](auto resume) {
          auto executor = async::asio::get_associated_executor(resume);
          waiting_.push_back(
              std::make_unique<JobOf<decltype(call), decltype(resume)>>(call, std::move(resume)));
          if (!busy_) begin(std::move(executor));
        },
        async::asio::use_awaitable);
    co_return std::move(*result);
  }

  // Waits for the work under way. Nothing may be handed over afterwards; what waits is dropped.
  void join();

 private:
  struct Job {
    virtual ~Job() = default;
    virtual void work(store::Store& store) = 0;
    virtual void resume() = 0;
  };
  using Jobs = std::vector<std::unique_ptr<Job>>;

  template <class Call, class Resume>
  struct JobOf : Job {
    JobOf(const Call& to_call, Resume to_resume) : call(to_call), resume_(std::move(to_resume)) {}
    void work(store::Store& store) override { call(store); }
    void resume() override { std::move(resume_)(); }

    const Call& call;  // in the caller's frame
    Resume resume_;
  };

  // Hands all that waits to the thread; `executor` is the I/O thread's.
  void begin(async::asio::any_io_executor executor);
  void finish(const Jobs& done, async::asio::any_io_executor executor);

  store::Store store_;
  Jobs waiting_;  // touched by the I/O thread only
  bool busy_ = false;
  async::asio::thread_pool thread_;
};

}  // namespace pigeon::daemon
