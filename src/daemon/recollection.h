// What passed between us and each number in the last day, in memory, for the loop guards of the
// reply engine. Filled from the store at the start, so that a restart answers nobody twice.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "messages/message.h"
#include "replies/recent.h"

namespace pigeon::daemon {

class Recollection {
 public:
  void add(const PhoneNumber& number, replies::Passed passed);
  void add(const messages::Message& message);

  // Everything with `number` from `since` on, oldest first.
  replies::Recent with(const PhoneNumber& number, Instant since) const;

  void forget(const PhoneNumber& number) { texts_.erase(number.text()); }
  // Forgets what is older than the guards look back.
  void forget_before(Instant limit);
  std::size_t numbers() const { return texts_.size(); }

 private:
  std::map<std::string, std::deque<replies::Passed>, std::less<>> texts_;
};

}  // namespace pigeon::daemon
