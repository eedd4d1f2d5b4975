// Keeps one modem's line busy: writes what came of the last part and claims the next one in a
// single transaction, hands it over, and sleeps when nothing is due. Decided on disk before it is
// on the air: a part is marked as sending before the modem sees it.
#pragma once

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
#include "store/store.h"

namespace pigeon::daemon {

class Sender {
 public:
  // `changes` is rung after every settlement, for those who wait for a message's end.
  Sender(modem::Modem& modem, std::vector<messages::Quota> quotas, StoreThread& store,
         async::Signal& changes)
      : modem_(modem), allowance_(std::move(quotas)), store_(store), changes_(changes) {}
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  async::Task<> run();

  // Something was queued, the modem's state changed, or the clock was set.
  void wake() { work_.ring(); }
  void stop();

  // A message that came by this modem waits for the reply engine, or has been dealt with: its
  // answer goes before what is queued, so no other text takes the line just now.
  void expect_answer(messages::MessageId message);
  void answer_decided(messages::MessageId message);

 private:
  async::Task<> recall_what_went();
  async::Task<bool> wait_for_quota();
  async::Task<Result<store::Turn>> advance();
  async::Task<store::Settlement> send(const store::Claim& claim);
  async::Task<> write_last();
  async::Task<> let_answers_pass();
  bool answer_is_near() const;

  modem::Modem& modem_;
  messages::Allowance allowance_;
  StoreThread& store_;
  async::Signal& changes_;
  async::Signal work_;
  std::optional<store::Settlement> last_;    // made, not yet on disk
  bool over_quota_ = false;                  // said in the log
  std::set<messages::MessageId> undecided_;  // came by this modem, and the reply engine has them
  bool stopping_ = false;
};

// When to try again after `attempts` counted failures: half a minute, two minutes, ten minutes, …
Milliseconds back_off(int attempts);

}  // namespace pigeon::daemon
