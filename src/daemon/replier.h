// Gives each incoming text to the reply engine and writes what it decides: answers, ledger and the
// mark that the text has been dealt with, in one transaction. A crash before it means that the text
// is looked at again; after it, that it is not.
#pragma once

#include <vector>

#include "async/asio.h"
#include "daemon/door.h"
#include "daemon/recollection.h"
#include "playbook/playbook.h"
#include "replies/answer.h"

namespace pigeon::daemon {

class Replier {
 public:
  Replier(House house, const std::vector<playbook::Playbook>& playbooks)
      : house_(house), playbooks_(playbooks) {}
  Replier(const Replier&) = delete;
  Replier& operator=(const Replier&) = delete;

  async::Task<> run();
  void stop();

 private:
  async::Task<> remember_the_last_day();
  async::Task<Result<void>> answer(const messages::Message& message);
  replies::Actions decide(const messages::Message& message, const consent::Standing& standing);
  bool is_our_own(const PhoneNumber& number) const;

  House house_;
  const std::vector<playbook::Playbook>& playbooks_;
  Recollection recollection_;
  bool stopping_ = false;
};

}  // namespace pigeon::daemon
