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

}  // namespace
}  // namespace pigeon::daemon
