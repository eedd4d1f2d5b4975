#include "at/turns.h"

#include <gmock/gmock.h>

#include <vector>

namespace pigeon::at {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

TEST(Turns, are_given_in_the_order_of_asking) {
  async::asio::io_context io;
  Turns turns;
  std::vector<int> order;
  int inside = 0;
  for (int i = 0; i < 5; ++i) {
    const auto worker = [&, i]() -> async::Task<> {
      const Turns::Turn turn = co_await turns.take();
      EXPECT_EQ(++inside, 1);
      co_await async::sleep_for(milliseconds(1));
      --inside;
      order.push_back(i);
    };
    async::asio::co_spawn(io, worker, async::asio::detached);
  }
  io.run();
  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3, 4));
}

TEST(Turns, one_given_back_is_free_again) {
  async::asio::io_context io;
  Turns turns;
  int taken = 0;
  const auto worker = [&]() -> async::Task<> {
    for (int i = 0; i < 3; ++i) {
      const Turns::Turn turn = co_await turns.take();
      ++taken;
    }
  };
  async::asio::co_spawn(io, worker, async::asio::detached);
  io.run();
  EXPECT_EQ(taken, 3);
}

TEST(Turns, may_be_destroyed_before_those_who_wait_for_one) {
  auto io = std::make_unique<async::asio::io_context>();
  auto turns = std::make_unique<Turns>();
  int taken = 0;
  const auto worker = [&]() -> async::Task<> {
    const Turns::Turn turn = co_await turns->take();
    ++taken;
    co_await async::sleep_for(std::chrono::hours(1));
  };
  for (int i = 0; i < 3; ++i)
    async::asio::co_spawn(*io, worker, async::asio::detached);
  io->run_for(milliseconds(5));
  turns.reset();
  io.reset();
  EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace pigeon::at
