// Gives each incoming text to the reply engine and writes what it decides: answers, ledger,
// conversation and the mark that the text has been dealt with, in one transaction. A crash before
// it means that the text is looked at again; after it, that it is not.
#pragma once

#include <map>
#include <vector>

#include "async/asio.h"
#include "daemon/adviser.h"
#include "daemon/door.h"
#include "daemon/mind.h"

namespace pigeon::daemon {

class Replier {
 public:
  Replier(House house, Mind& mind)
      : house_(house), mind_(mind), adviser_(house.config.second_opinion) {}
  Replier(const Replier&) = delete;
  Replier& operator=(const Replier&) = delete;

  async::Task<> run();
  void stop();
  // After the loop has ended.
  void join() { adviser_.join(); }

 private:
  // One look at everything that waits: how many texts wait for an opinion on them, or on an earlier
  // text of the same number.
  async::Task<Result<std::size_t>> pass(const std::vector<messages::Message>& waiting);
  // False when somebody else is being asked what it means: it comes again.
  async::Task<Result<bool>> answer(const messages::Message& message);
  async::Task<> think(messages::MessageId message, replies::NeedOpinion need);
  // Whether it was a person of the owner's about a conversation that they have.
  async::Task<Result<bool>> relay(const messages::Message& message);

  House house_;
  Mind& mind_;
  Adviser adviser_;
  std::map<messages::MessageId, Deliberation> thinking_;
  bool stopping_ = false;
};

}  // namespace pigeon::daemon
