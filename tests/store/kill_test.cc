// A child works on a store and tells of each call that has returned; it is killed at a random
// moment. What was told must be there, and nothing may be there by half.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "fixture.h"
#include "store/connection.h"

namespace pigeon::store {
namespace {

// One returned call, small enough that a pipe never tears it.
struct Told {
  enum Kind : std::int64_t { queued, claimed, settled, heard, noted } kind;
  std::int64_t id;
  std::int64_t value;
};

// A text of four octets of data that differs from all others.
std::string incoming(std::int64_t serial) {
  char hex[64];
  std::snprintf(hex, sizeof hex, "00040C91447700091010000462114261000000%02X%08X", 4,
                static_cast<unsigned>(serial));
  return hex;
}

class Worker {
 public:
  Worker(const std::string& path, int out, std::int64_t serial)
      : store_(Store::open(path).value()), out_(out), serial_(serial) {}

  [[noreturn]] void run() {
    store_.recover(kNow).value();
    for (;;) {
      ++serial_;
      queue_pair();
      send_one();
      hear_one();
      note_one();
    }
  }

 private:
  void tell(Told::Kind kind, std::int64_t id, std::int64_t value = 0) const {
    const Told told{kind, id, value};
    if (::write(out_, &told, sizeof told) != sizeof told) ::_exit(1);
  }

  // Two texts in one call: both or none.
  void queue_pair() {
    const std::string text = std::to_string(serial_);
    const auto pair = store_.enqueue({{draft(text), 1}, {draft(text, kBob), 1}}, kNow).value();
    for (const Queued& queued : pair)
      tell(Told::queued, queued.id, serial_);
  }

  // A modem would put the text on the air between the two calls.
  void send_one() {
    const Turn turn = store_.advance(outcomes(last_), "sim1", kNow).value();
    if (last_) tell(Told::settled, last_->message, *last_->reference);
    last_.reset();
    if (turn.claims.empty()) return;
    tell(Told::claimed, turn.claims.front().message);
    last_ = sent(turn.claims.front(), static_cast<int>(serial_ % 256));
  }

  void hear_one() {
    const RawPdu pdu{.modem = "sim1", .hex = incoming(serial_), .received_at = kNow};
    const Kept kept = store_.keep(pdu, "GB", kNow).value();
    if (kept.kind != Kept::Kind::message) return;
    tell(Told::heard, *kept.message, serial_);
  }

  void note_one() {
    if (!store_.remember("serial", std::to_string(serial_))) ::_exit(1);
    tell(Told::noted, 0, serial_);
  }

  Store store_;
  int out_;
  std::int64_t serial_;
  std::optional<Settlement> last_;
};

std::vector<Message> all(Store& store, Direction direction) {
  return store.list({.direction = direction, .since = 0, .limit = 1'000'000}).value();
}

// Lets a child work until it has told of `calls` calls and `more` has passed; returns all it told.
std::vector<Told> work_until_killed(const std::string& path, std::int64_t serial, std::size_t calls,
                                    std::chrono::microseconds more) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    Worker(path, ends[1], serial).run();
  }
  ::close(ends[1]);
  std::vector<Told> told;
  for (Told one{}; ::read(ends[0], &one, sizeof one) == sizeof one;) {
    told.push_back(one);
    if (told.size() != calls) continue;
    std::this_thread::sleep_for(more);
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
      << "it ended by itself: " << status;
  return told;
}

TEST(Kill, what_was_told_is_kept_and_nothing_is_kept_by_half) {
  const TempFolder folder;
  const std::string path = folder.file("pigeon.db");
  ASSERT_TRUE(Store::open(path));
  std::mt19937 random(20261124);
  std::uniform_int_distribution<std::size_t> calls(1, 80);
  std::uniform_int_distribution<int> microseconds(0, 400);

  std::map<MessageId, State> known;  // what the child was told of outgoing texts, at least
  std::set<MessageId> heard;
  std::int64_t serial = 0;
  for (int round = 0; round < 25; ++round) {
    const auto told = work_until_killed(path, serial, calls(random),
                                        std::chrono::microseconds(microseconds(random)));
    std::int64_t noted = 0;
    for (const Told& one : told) {
      switch (one.kind) {
        case Told::queued:
          EXPECT_TRUE(known.emplace(one.id, State::queued).second) << "an id given twice";
          break;
        case Told::claimed:
          EXPECT_NE(known[one.id], State::sent) << "a text sent twice";
          EXPECT_NE(known[one.id], State::sending) << "a text sent twice";
          known[one.id] = State::sending;
          break;
        case Told::settled:
          known[one.id] = State::sent;
          break;
        case Told::heard:
          heard.insert(one.id);
          break;
        default:
          noted = one.value;
      }
      serial = std::max(serial, one.value);
    }
    // The call under way when the kill came may or may not have happened.
    serial += 2;

    const auto db = Connection::open(path).value();
    Statement check = db->query("PRAGMA integrity_check");
    ASSERT_TRUE(check.next());
    ASSERT_EQ(check.text(0), "ok");

    Store store = Store::open(path).value();
    store.recover(kNow).value();
    if (noted != 0) {
      EXPECT_GE(std::stoll(store.fact("serial").value().value()), noted);
    }
    std::map<std::string, int> pairs;
    for (const Message& one : all(store, Direction::out)) {
      ++pairs[one.text];
      const auto found = known.find(one.id);
      const State before = found == known.end() ? State::queued : found->second;
      known[one.id] = one.state == State::unknown ? State::sending : one.state;
      if (before == State::sent) {
        EXPECT_EQ(one.state, State::sent);
      }
      if (before == State::sending) {
        EXPECT_TRUE(one.state == State::sent || one.state == State::unknown)
            << to_string(one.state);
      }
      EXPECT_EQ(one.references.size(), one.state == State::sent ? 1u : 0u);
    }
    std::size_t out = 0;
    for (const auto& [text, count] : pairs) {
      EXPECT_EQ(count, 2) << "half of a batch: " << text;
      out += static_cast<std::size_t>(count);
    }
    EXPECT_EQ(out, known.size()) << "a text that was told of is gone";
    std::set<MessageId> inbox;
    for (const Message& one : all(store, Direction::in)) {
      inbox.insert(one.id);
    }
    for (const MessageId id : heard)
      EXPECT_TRUE(inbox.contains(id)) << id;
    heard = inbox;
  }
  EXPECT_GT(known.size(), 100u) << "the child did nothing";
  EXPECT_GT(heard.size(), 50u);
}

}  // namespace
}  // namespace pigeon::store
