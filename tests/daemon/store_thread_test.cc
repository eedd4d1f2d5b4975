#include "daemon/store_thread.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "daemon/clock.h"

namespace pigeon::daemon {
namespace {

using async::asio::co_spawn;
using async::asio::detached;
using messages::Draft;

async::Task<> put(StoreThread& store, int number, std::vector<messages::MessageId>& ids) {
  const std::vector<std::pair<Draft, int>> drafts{
      {Draft{.to = PhoneNumber::from_stored("+447700900101"), .text = std::to_string(number)}, 1}};
  const Instant now = wall_now();
  const auto queued =
      co_await store.run([&](store::Store& each) { return each.enqueue(drafts, now); });
  if (queued) ids[static_cast<std::size_t>(number)] = queued->front().id;
}

TEST(StoreThread, gives_each_of_many_callers_its_own_result) {
  std::string folder = (std::filesystem::temp_directory_path() / "pigeon-thread-XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  async::asio::io_context context;
  StoreThread store(store::Store::open(folder + "/a.db").value());
  std::vector<messages::MessageId> ids(100);
  for (int number = 0; number < 100; ++number)
    co_spawn(context, put(store, number, ids), detached);
  context.run();
  store.join();
  for (std::size_t number = 0; number < ids.size(); ++number)
    EXPECT_EQ(ids[number], static_cast<messages::MessageId>(number + 1)) << "in their order";
  std::filesystem::remove_all(folder);
}

// An incoming text, what is decided about it, and the claim that sends the answer.
class Chain {
 public:
  Chain(async::asio::io_context& context, StoreThread& store) : context_(context), store_(store) {}

  async::Task<> queue() {
    const std::vector<std::pair<Draft, int>> drafts{
        {Draft{.to = PhoneNumber::from_stored("+447700900101"), .text = "first"}, 1}};
    const Instant now = wall_now();
    const auto done = [&](const auto& result) {
      EXPECT_TRUE(result);
      said_.push_back("done");
      co_spawn(context_, follow(), detached);
    };
    const auto queued =
        co_await store_.run([&](store::Store& each) { return each.enqueue(drafts, now); }, done);
    EXPECT_TRUE(queued);
    said_.push_back("kept");
  }

  async::Task<> follow() {
    const auto found = co_await store_.look([](store::Store& each) { return each.message(1); });
    EXPECT_EQ(found->text, "first") << "what was written and is not on disk yet";
    said_.push_back("looked");
    const Instant now = wall_now();
    const auto turn =
        co_await store_.run([&](store::Store& each) { return each.advance({}, "sim1", now); });
    EXPECT_EQ(turn->claims.size(), 1u);
    said_.push_back("claimed");
  }

  const std::vector<std::string>& said() const { return said_; }

 private:
  async::asio::io_context& context_;
  StoreThread& store_;
  std::vector<std::string> said_;
};

TEST(StoreThread, what_follows_from_a_call_shares_its_sync_and_goes_on_first) {
  std::string folder = (std::filesystem::temp_directory_path() / "pigeon-thread-XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  async::asio::io_context context;
  StoreThread store(store::Store::open(folder + "/a.db").value());
  Chain chain(context, store);
  co_spawn(context, chain.queue(), detached);
  context.run();
  store.join();
  const std::vector<std::string> expected{"done", "looked", "claimed", "kept"};
  EXPECT_EQ(chain.said(), expected);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace pigeon::daemon
