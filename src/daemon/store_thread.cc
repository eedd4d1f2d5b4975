#include "daemon/store_thread.h"

#include <boost/asio/post.hpp>

namespace pigeon::daemon {

using async::asio::any_io_executor;
using async::asio::post;

void StoreThread::begin(any_io_executor executor) {
  busy_ = true;
  post(thread_, [this, executor, jobs = std::exchange(waiting_, {})]() mutable {
    std::vector<store::Store::Work> calls;
    calls.reserve(jobs.size());
    for (const auto& job : jobs)
      calls.emplace_back([&work = *job](store::Store& store) { work.work(store); });
    store_.together(calls);
    post(executor, [this, executor, jobs = std::move(jobs)] { finish(jobs, executor); });
  });
}

// The next work begins before anybody hears of this one: the disk does not wait for them.
void StoreThread::finish(const Jobs& done, any_io_executor executor) {
  busy_ = false;
  if (!waiting_.empty()) begin(executor);
  for (const auto& job : done)
    job->resume();
}

void StoreThread::join() {
  thread_.join();
  waiting_.clear();
}

}  // namespace pigeon::daemon
