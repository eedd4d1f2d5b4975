// Gives each incoming text to the reply engine and writes what it decides: answers, ledger,
// conversation and the mark that the text has been dealt with, in one transaction. A crash before
// it means that the text is looked at again; after it, that it is not.
#pragma once

#include "async/asio.h"
#include "daemon/door.h"
#include "daemon/mind.h"

namespace pigeon::daemon {

class Replier {
 public:
  Replier(House house, Mind& mind) : house_(house), mind_(mind) {}
  Replier(const Replier&) = delete;
  Replier& operator=(const Replier&) = delete;

  async::Task<> run();
  void stop();

 private:
  async::Task<Result<void>> answer(const messages::Message& message);
  // Whether it was a person of the owner's about a conversation that they have.
  async::Task<Result<bool>> relay(const messages::Message& message);

  House house_;
  Mind& mind_;
  bool stopping_ = false;
};

}  // namespace pigeon::daemon
