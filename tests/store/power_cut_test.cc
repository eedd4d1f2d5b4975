// The power is cut at every write and at every sync of a working day, in turn. Whatever of the
// unsynced writes the disk has kept: the database opens, and no promise is broken.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "doomed_disk.h"
#include "fixture.h"
#include "fixture_pdus.h"

namespace pigeon::store {
namespace {

constexpr int kTexts = 12;
constexpr const char* kFile = "/day.db";

// What Pigeon has told somebody: the caller of a verb, the modem, the SIM.
struct Promises {
  std::set<MessageId> queued;                  // "it is queued"
  std::set<std::pair<MessageId, int>> on_air;  // a part that was handed to the modem
  std::set<MessageId> sent;                    // "it was sent", by `message`
  std::set<std::string> kept;                  // texts that the SIM was told to forget
};

// Works until everything is done or the power fails.
class Day {
 public:
  Day(Store& store, Promises& promises) : store_(store), promises_(promises) {}

  bool work() { return queue() && hear() && send(); }

 private:
  bool queue() {
    for (int i = 0; i < kTexts; ++i) {
      Draft text = draft(std::string(i % 3 == 0 ? 200 : 20, 'x'));
      text.key = "key" + std::to_string(i);
      const auto queued = store_.enqueue({{text, i % 3 == 0 ? 2 : 1}}, kNow);
      if (!queued) return false;
      promises_.queued.insert(queued->front().id);
    }
    return true;
  }

  bool hear() {
    for (int i = 0; i < 4; ++i) {
      const std::string text = "hello " + std::to_string(i);
      const auto pdus = pdus_of(text_from("+447700900101", text));
      if (!store_.keep({"sim1", pdus.front(), kNow}, "GB", kNow)) return false;
      promises_.kept.insert(text);
    }
    return true;
  }

  bool send() {
    std::optional<Settlement> last;
    for (;;) {
      const auto turn = store_.advance(outcomes(last), "sim1", kNow);
      if (!turn) return false;
      if (last) note_sent(*last);
      if (turn->claims.empty()) return true;
      const Claim& claim = turn->claims.front();
      EXPECT_TRUE(promises_.on_air.insert({claim.message, claim.part}).second)
          << "part " << claim.part << " of message " << claim.message << " is handed over twice";
      last = store::sent(claim);
      parts_of_[claim.message] = claim.parts;
    }
  }

  void note_sent(const Settlement& settlement) {
    if (settlement.part + 1 == parts_of_[settlement.message])
      promises_.sent.insert(settlement.message);
  }

  Store& store_;
  Promises& promises_;
  std::map<MessageId, int> parts_of_;
};

void expect_kept(Store& store, const Promises& promises) {
  for (const MessageId id : promises.queued)
    ASSERT_TRUE(store.message(id)) << "lost: " << id;
  for (const MessageId id : promises.sent) {
    EXPECT_EQ(store.message(id)->state, State::sent) << id;
  }
  const auto heard = store.list({.direction = Direction::in, .limit = 100});
  ASSERT_TRUE(heard);
  std::multiset<std::string> texts;
  for (const Message& message : *heard)
    texts.insert(message.text);
  for (const std::string& text : promises.kept)
    EXPECT_EQ(texts.count(text), 1u) << text;
}

// The power fails at the n-th operation and comes back; false when the day ended before.
bool live_through(int operation, unsigned seed) {
  DoomedDisk disk(seed);
  Promises promises;
  {
    auto store = Store::open(kFile);  // its schema is there before the day begins
    if (!store) return false;
  }
  disk.cut_power_at(operation);
  {
    auto store = Store::open(kFile);
    if (store) Day(*store, promises).work();
  }
  const bool died = disk.is_dead();
  disk.power_comes_back();

  auto store = Store::open(kFile);
  EXPECT_TRUE(store) << (store ? "" : store.error().text());
  if (!store) return died;
  EXPECT_TRUE(store->recover(kNow));
  expect_kept(*store, promises);
  // The rest of the day: everything that was queued ends, and nothing is handed over again.
  EXPECT_TRUE(Day(*store, promises).work());
  expect_kept(*store, promises);
  return died;
}

TEST(PowerCut, at_every_write_the_database_opens_and_no_promise_is_broken) {
  int operation = 1;
  while (live_through(operation, static_cast<unsigned>(operation)) && !HasFailure())
    ++operation;
  EXPECT_GT(operation, 200) << "the day is too short to prove anything";
}

}  // namespace
}  // namespace pigeon::store
