#include "daemon/store_thread.h"

#include <algorithm>

#include <boost/asio/post.hpp>

namespace pigeon::daemon {
namespace {

using async::asio::any_io_executor;
using async::asio::post;

// What follows from a call comes within a few turns of the I/O thread's queue, or it waits for
// something else (a modem, a clock) and is not waited for.
constexpr int kMomentsToFollow = 6;
// So that a chain without an end keeps nobody waiting.
constexpr int kMostRounds = 24;

}  // namespace

void StoreThread::begin(any_io_executor executor) {
  busy_ = true;
  rounds_ = 0;
  next_round(executor);
}

void StoreThread::next_round(any_io_executor executor) {
  ++rounds_;
  post(thread_, [this, executor, jobs = std::exchange(waiting_, {})]() mutable {
    if (!together_) together_.emplace(store_);
    for (const auto& job : jobs) {
      if (job->kind == Kind::look) {
        job->work(store_);
        job->was_done = true;
      } else {
        job->was_done = together_->run([&work = *job](store::Store& store) { work.work(store); });
      }
    }
    post(executor, [this, executor, done = std::move(jobs)]() mutable {
      after_round(std::move(done), executor);
    });
  });
}

void StoreThread::after_round(Jobs jobs, any_io_executor executor) {
  for (auto& job : jobs) {
    if (job->kind == Kind::look) {
      job->resume();
    } else {
      if (job->was_done) job->tell();
      written_.push_back(std::move(job));
    }
  }
  listen(kMomentsToFollow, executor);
}

void StoreThread::listen(int moments, any_io_executor executor) {
  if (!waiting_.empty() && rounds_ < kMostRounds) return next_round(executor);
  if (moments == 0) return keep(executor);
  post(executor, [this, moments, executor] { listen(moments - 1, executor); });
}

void StoreThread::keep(any_io_executor executor) {
  post(thread_, [this, executor] {
    together_->commit();
    together_.reset();
    post(executor, [this, executor] { after_keeping(executor); });
  });
}

// The next work begins before anybody hears of this one: the disk does not wait for them. Who came
// last goes on first: at the end of a chain stands what somebody waits for.
void StoreThread::after_keeping(any_io_executor executor) {
  busy_ = false;
  Jobs done = std::exchange(written_, {});
  if (!waiting_.empty()) begin(executor);
  std::ranges::reverse(done);
  for (const auto& job : done)
    job->resume();
}

void StoreThread::join() {
  thread_.join();
  together_.reset();
  waiting_.clear();
  written_.clear();
}

}  // namespace pigeon::daemon
