// Several calls that share one sync.
#include <gmock/gmock.h>

#include <optional>

#include "doomed_disk.h"
#include "fixture.h"
#include "store/together.h"

namespace pigeon::store {
namespace {

using testing::ElementsAre;
using Call = Store::Together::Call;

void run_together(Store& store, const std::vector<Call>& calls) {
  Store::Together together(store);
  for (const Call& call : calls)
    together.run(call);
  together.commit();
}

std::vector<std::string> texts_in(Store& store) {
  const auto messages = store.list({.direction = Direction::out}).value();
  std::vector<std::string> texts;
  for (const Message& message : messages)
    texts.push_back(message.text);
  return texts;
}

TEST(Together, all_calls_are_kept_in_their_order) {
  const TempFolder folder;
  {
    Store store = Store::open(folder.file("a.db")).value();
    const std::vector<Call> calls{
        [](Store& each) {
          EXPECT_TRUE(each.enqueue({{draft("one"), 1}}, kNow));
        },
        [](Store& each) { EXPECT_EQ(each.advance({}, "sim1", kNow)->claims.at(0).text, "one"); },
        [](Store& each) {
          EXPECT_TRUE(each.enqueue({{draft("two"), 1}}, kNow));
        },
    };
    run_together(store, calls);
  }
  Store store = Store::open(folder.file("a.db")).value();
  EXPECT_THAT(texts_in(store), ElementsAre("one", "two"));
  EXPECT_EQ(store.count(State::sending).value(), 1);
}

TEST(Together, a_call_that_is_refused_takes_nothing_of_the_others_back) {
  const TempFolder folder;
  Store store = Store::open(folder.file("a.db")).value();
  std::optional<Result<void>> refused;
  const std::vector<Call> calls{
      [](Store& each) {
        EXPECT_TRUE(each.enqueue({{draft("one"), 1}}, kNow));
      },
      [&](Store& each) { refused = each.cancel(77, kNow); },
      [](Store& each) {
        EXPECT_TRUE(each.enqueue({{draft("two"), 1}}, kNow));
      },
  };
  run_together(store, calls);
  EXPECT_EQ(refused->error().code(), "no-such-message");
  EXPECT_THAT(texts_in(store), ElementsAre("one", "two"));
}

// Wherever the power is cut: who was told that it is kept finds it again, and nobody is told so by
// a group that was taken back.
TEST(Together, what_was_said_to_be_kept_is_there_after_a_power_cut_at_any_write) {
  for (int operation = 1; operation < 40; ++operation) {
    DoomedDisk disk(static_cast<unsigned>(operation));
    std::vector<std::string> promised;
    {
      Store store = Store::open("doomed.db").value();
      disk.cut_power_at(operation);
      for (const std::string name : {"a", "b", "c"}) {
        std::optional<Result<std::vector<Queued>>> first;
        std::optional<Result<std::vector<Queued>>> second;
        const std::vector<Call> calls{
            [&](Store& each) {
              first = each.enqueue({{draft(name + "1"), 1}}, kNow);
            },
            [&](Store& each) {
              second = each.enqueue({{draft(name + "2"), 1}}, kNow);
            },
        };
        run_together(store, calls);
        if (*first) promised.push_back(name + "1");
        if (*second) promised.push_back(name + "2");
      }
    }
    disk.power_comes_back();
    Store store = Store::open("doomed.db").value();
    EXPECT_THAT(texts_in(store), testing::IsSupersetOf(promised)) << "cut at " << operation;
  }
}

}  // namespace
}  // namespace pigeon::store
