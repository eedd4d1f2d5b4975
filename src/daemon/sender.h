// Keeps one modem's line busy: writes what came of the last texts and claims the next ones in a
// single transaction, hands them over, and sleeps when nothing is due. Decided on disk before it is
// on the air: a part is marked as sending before the modem sees it.
//
// A modem that takes a second for a text is given one claim at a time. One that takes a millisecond
// would wait for the disk nearly always; for it so many texts are claimed ahead as go out within a
// few hundredths of a second, and the next ones are claimed while these go.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "async/asio.h"
#include "async/signal.h"
#include "daemon/store_thread.h"
#include "messages/quota.h"
#include "modem/modem.h"
#include "store/hand_over_notes.h"
#include "store/store.h"

namespace pigeon::daemon {

// How many texts to claim ahead, from how long a modem takes for one.
class Pace {
 public:
  void took(async::Duration duration);
  std::size_t ahead() const;

 private:
  std::optional<async::Duration> usual_;
};

// The modems whose texts another one sends now, and when there may be more of them.
struct StandIn {
  std::vector<std::string> modems = {};
  std::optional<Instant> look_again = {};
};

class Sender {
 public:
  // `changes` is rung after every settlement, for those who wait for a message's end. `notes` may
  // be null; they are shared by all senders.
  Sender(modem::Modem& modem, std::vector<messages::Quota> quotas, StoreThread& store,
         store::HandOverNotes* notes, async::Signal& changes)
      : modem_(modem),
        allowance_(std::move(quotas)),
        store_(store),
        notes_(notes),
        changes_(changes) {}
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  // What an earlier run knew. To be waited for before the modem's line is opened: the answer to a
  // text of that run may be the first that is read from it.
  async::Task<> recall();

  async::Task<> run();

  // Asked before each claim.
  void stand_in(std::function<StandIn(Instant now)> who) { stand_in_ = std::move(who); }

  // Something was queued, the modem's state changed, or the clock was set.
  void wake() { work_.ring(); }
  void stop();

  // The modem has told what became of a text after nobody waited for it any more.
  void answered_late(std::optional<int> reference);

  // A message that came by this modem is being kept, waits for the reply engine, or has been dealt
  // with: its answer goes before what is queued, so no other text takes the line just now.
  void keep_begins() { ++keeping_; }
  void keep_ends();
  void expect_answer(messages::MessageId message);
  void answer_decided(messages::MessageId message);

 private:
  async::Task<> recall_what_went();
  async::Task<> recall_doubt();
  async::Task<bool> wait_for_quota();
  async::Task<bool> claim_some();
  async::Task<> advance();
  async::Task<> hand_over_next();
  async::Task<store::Settlement> send(const store::Claim& claim);
  async::Task<> lay_down();
  async::Task<> let_answers_pass();
  bool answer_is_near() const;
  std::size_t window() const;
  void note(const store::Settlement& settlement);
  void written(const std::vector<store::Settlement>& outcomes);

  modem::Modem& modem_;
  messages::Allowance allowance_;
  StoreThread& store_;
  store::HandOverNotes* notes_;
  async::Signal& changes_;
  async::Signal work_;
  std::function<StandIn(Instant now)> stand_in_ = [](Instant) { return StandIn(); };
  Pace pace_;
  std::deque<store::Claim> claims_;          // on disk as ours, to be handed over in this order
  std::vector<store::Settlement> outcomes_;  // made, not yet on disk
  // The text that the modem had last and of which nobody knows whether it went.
  std::optional<store::InDoubt> doubt_;
  std::optional<Instant> look_again_;  // as the store said last
  bool advancing_ = false;
  bool store_trouble_ = false;
  async::Signal advanced_;
  bool over_quota_ = false;                  // said in the log
  int keeping_ = 0;                          // texts that came by this modem and are being written
  std::set<messages::MessageId> undecided_;  // came by this modem, and the reply engine has them
  bool stopping_ = false;
};

// When to try again after `attempts` counted failures: half a minute, two minutes, ten minutes, …
Milliseconds back_off(int attempts);

}  // namespace pigeon::daemon
