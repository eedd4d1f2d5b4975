#include "async/signal.h"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <functional>
#include <vector>

namespace pigeon::async {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

class SignalTest : public testing::Test {
 protected:
  void spawn(std::function<Task<>()> body) {
    asio::co_spawn(io, std::move(body), [](const std::exception_ptr& problem) {
      if (problem) std::rethrow_exception(problem);
    });
  }

  // CPU time of this process so far, user and system.
  static std::chrono::microseconds cpu_time() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
      return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
  }

  asio::io_context io;
  Signal signal;
};

TEST_F(SignalTest, a_ring_wakes_all_who_wait) {
  std::vector<int> woken;
  for (int i = 0; i < 3; ++i) {
    spawn([&, i]() -> Task<> {
      if (co_await signal.wait_for(std::chrono::hours(1))) woken.push_back(i);
    });
  }
  spawn([&]() -> Task<> {
    co_await sleep_for(milliseconds(1));
    signal.ring();
  });
  io.run_for(std::chrono::seconds(5));
  EXPECT_THAT(woken, testing::UnorderedElementsAre(0, 1, 2));
}

TEST_F(SignalTest, a_wait_that_nobody_ends_ends_by_itself) {
  bool rung = true;
  spawn([&]() -> Task<> { rung = co_await signal.wait_for(milliseconds(1)); });
  io.run_for(std::chrono::seconds(5));
  EXPECT_FALSE(rung);
}

TEST_F(SignalTest, one_ring_that_nobody_heard_is_remembered_once) {
  std::vector<bool> rung;
  signal.ring();
  signal.ring();
  spawn([&]() -> Task<> {
    rung.push_back(co_await signal.wait_for(milliseconds(1)));
    rung.push_back(co_await signal.wait_for(milliseconds(1)));
  });
  io.run_for(std::chrono::seconds(5));
  EXPECT_THAT(rung, ElementsAre(true, false));
}

TEST_F(SignalTest, a_ring_between_the_look_and_the_wait_is_not_missed) {
  int noticed = 0;
  const std::uint64_t seen = signal.count();
  signal.ring();
  for (int i = 0; i < 3; ++i) {
    spawn([&]() -> Task<> {
      if (co_await signal.wait_after(seen, milliseconds(1))) ++noticed;
    });
  }
  io.run_for(std::chrono::seconds(5));
  EXPECT_EQ(noticed, 3);
}

TEST_F(SignalTest, what_was_seen_is_waited_for_no_more) {
  bool rung = true;
  signal.ring();
  spawn([&]() -> Task<> { rung = co_await signal.wait_after(signal.count(), milliseconds(1)); });
  io.run_for(std::chrono::seconds(5));
  EXPECT_FALSE(rung);
}

TEST_F(SignalTest, may_lose_its_waiters_with_their_context) {
  auto own_io = std::make_unique<asio::io_context>();
  asio::co_spawn(
      *own_io, [&]() -> Task<> { co_await signal.wait_for(std::chrono::hours(1)); },
      asio::detached);
  own_io->run_for(milliseconds(1));
  own_io.reset();
  signal.ring();  // nobody is in the list any more
  bool rung = false;
  spawn([&]() -> Task<> { rung = co_await signal.wait_for(milliseconds(1)); });
  io.run_for(std::chrono::seconds(5));
  EXPECT_TRUE(rung) << "a ring after they left is remembered";
}

// One timer shared by all of them would be set anew by each, waking the others, which set it anew…
// That costs CPU time in proportion to the wait; nothing else shows it.
TEST_F(SignalTest, several_waiters_do_not_spin) {
  constexpr milliseconds kWait{300};
  for (int i = 0; i < 8; ++i) {
    spawn([&]() -> Task<> {
      const auto end = std::chrono::steady_clock::now() + kWait;
      while (std::chrono::steady_clock::now() < end) {
        co_await signal.wait_for(end - std::chrono::steady_clock::now());
      }
    });
  }
  const auto before = cpu_time();
  io.run_for(std::chrono::seconds(5));
  EXPECT_LT(cpu_time() - before, kWait / 5);
}

TEST_F(SignalTest, a_sleep_ends_when_its_coroutine_is_cancelled) {
  using asio::experimental::awaitable_operators::operator||;
  bool ended = false;
  spawn([&]() -> Task<> {
    co_await (sleep_for(std::chrono::hours(1)) || sleep_for(milliseconds(1)));
    ended = true;
  });
  io.run_for(std::chrono::seconds(5));
  EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace pigeon::async
