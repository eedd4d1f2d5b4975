// The one thread on which SQLite may block. A coroutine of the I/O thread hands it a function and
// sleeps until the result is on disk.
//
// What is handed over while the thread is busy goes to disk together, with one sync: the more
// modems there are, the less each text costs. And what follows from a call can share its sync: a
// caller may say what is to happen as soon as its work is done (`done`), and may look at what has
// been written so far (`look`), and as long as that leads to more work the transaction stays open.
// So an incoming text, its answer and the claim that sends the answer cost one sync. Only the disk
// says what may leave the house: everybody who used `run` goes on after the sync, and an answer
// that was looked at too early is one that nobody has heard.
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
#include "store/together.h"

namespace pigeon::daemon {

class StoreThread {
 public:
  explicit StoreThread(store::Store store) : store_(std::move(store)), thread_(1) {}

  // Runs `work(store)` there and returns what it returns, which is on disk then; `work` may be run
  // twice (store/together.h). It captures by reference only (the caller's frame outlives the wait);
  // a capture by value would be destroyed twice by g++ 12 (docs/COMMON_ERRORS.md, 1), so it is
  // refused here. To be called on the I/O thread.
  template <class Work>
  requires std::is_trivially_destructible_v<Work>
      async::Task<std::invoke_result_t<Work&, store::Store&>> run(Work work) {
    const auto nothing = [](const auto&) {};
    co_return co_await run(work, nothing);
  }

  // `done(result)` is called on the I/O thread as soon as the work has been done, before it is on
  // disk: what it starts may use `look`, and `run` of which the result is only told afterwards.
  template <class Work, class Done>
  requires std::is_trivially_destructible_v<Work> && std::is_trivially_destructible_v<Done>
      async::Task<std::invoke_result_t<Work&, store::Store&>> run(Work work, Done done) {
    std::optional<std::invoke_result_t<Work&, store::Store&>> result;
    const auto call = [&](store::Store& store) { result.emplace(work(store)); };
    const auto tell = [&] { done(*result); };
    co_await async::asio::async_initiate<const async::asio::use_awaitable_t<>, void()>(
        [&](auto resume) { add(call, tell, Kind::kept, std::move(resume)); },
        async::asio::use_awaitable);
    co_return std::move(*result);
  }

  // Reads without waiting for the disk: the result may be what a loss of power takes back. For
  // decisions of which the outcome is written by `run`, never for an answer to somebody.
  template <class Work>
  requires std::is_trivially_destructible_v<Work>
      async::Task<std::invoke_result_t<Work&, store::Store&>> look(Work work) {
    std::optional<std::invoke_result_t<Work&, store::Store&>> result;
    const auto call = [&](store::Store& store) { result.emplace(work(store)); };
    const auto tell = [] {};
    co_await async::asio::async_initiate<const async::asio::use_awaitable_t<>, void()>(
        [&](auto resume) { add(call, tell, Kind::look, std::move(resume)); },
        async::asio::use_awaitable);
    co_return std::move(*result);
  }

  // Waits for the work under way. Nothing may be handed over afterwards; what waits is dropped.
  void join();

 private:
  enum class Kind { kept, look };

  struct Job {
    explicit Job(Kind its_kind) : kind(its_kind) {}
    virtual ~Job() = default;
    virtual void work(store::Store& store) = 0;
    virtual void tell() = 0;  // on the I/O thread, when it has been done
    virtual void resume() = 0;

    Kind kind;
    bool was_done = false;
  };
  using Jobs = std::vector<std::unique_ptr<Job>>;

  template <class Call, class Tell, class Resume>
  struct JobOf : Job {
    JobOf(const Call& to_call, const Tell& to_tell, Kind its_kind, Resume to_resume)
        : Job(its_kind), call(to_call), tell_(to_tell), resume_(std::move(to_resume)) {}
    void work(store::Store& store) override { call(store); }
    void tell() override { tell_(); }
    void resume() override { std::move(resume_)(); }

    const Call& call;  // in the caller's frame
    const Tell& tell_;
    Resume resume_;
  };

  template <class Call, class Tell, class Resume>
  void add(const Call& call, const Tell& tell, Kind kind, Resume resume) {
    const async::asio::any_io_executor executor = async::asio::get_associated_executor(resume);
    waiting_.push_back(
        std::make_unique<JobOf<Call, Tell, Resume>>(call, tell, kind, std::move(resume)));
    if (!busy_) begin(executor);
  }

  // On the I/O thread, `executor`'s: a transaction begins, is given work in rounds, and is kept.
  void begin(async::asio::any_io_executor executor);
  void next_round(async::asio::any_io_executor executor);
  void after_round(Jobs jobs, async::asio::any_io_executor executor);
  void listen(int moments, async::asio::any_io_executor executor);
  void keep(async::asio::any_io_executor executor);
  void after_keeping(async::asio::any_io_executor executor);

  store::Store store_;
  std::optional<store::Store::Together> together_;  // touched by the store thread only

  // Touched by the I/O thread only.
  Jobs waiting_;
  Jobs written_;  // done, to be told of when they are on disk
  bool busy_ = false;
  int rounds_ = 0;
  async::asio::thread_pool thread_;
};

}  // namespace pigeon::daemon
