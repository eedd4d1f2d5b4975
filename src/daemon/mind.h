// The reply engine with everything that it asks for: what passed lately, conversations and promises
// from the store, an owner's data from a thread of their own. What it decides is written in one
// transaction.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "async/asio.h"
#include "daemon/door.h"
#include "daemon/recollection.h"
#include "daemon/work_thread.h"
#include "data/sources.h"
#include "replies/assistant.h"
#include "replies/context.h"

namespace pigeon::daemon {

// The question that is asked again until nothing is needed any more. It lives as long as the wait.
using Ask = std::function<replies::Outcome(const replies::Context&)>;

// The playbooks made ready: replaced as a whole when they are learnt anew, never changed.
using Assistants = std::shared_ptr<const std::vector<replies::Assistant>>;

// A text on which somebody else is asked, while others are answered.
struct Deliberation {
  std::optional<replies::NeedOpinion> wanted = {};
  std::optional<replies::Opinion> opinion = {};
};

// What an occasion is about, beside what is decided.
struct Matter {
  PhoneNumber contact;
  messages::MessageId message = 0;    // that is answered; 0: none
  std::string modem = {};             // that heard it
  std::string told = {};              // the key of a reminder
  std::int64_t waited = 0;            // the event that waited
  std::string remind = {};            // whose texts the replies are
  messages::MessageId unreached = 0;  // the text that failed
};

class Mind {
 public:
  Mind(House house, Assistants assistants, const std::string& folder);
  Mind(const Mind&) = delete;
  Mind& operator=(const Mind&) = delete;
  ~Mind() { data_.join(); }

  // As they are now: whoever waits in between holds what he began with.
  Assistants assistants() const { return assistants_; }
  std::shared_ptr<const replies::Assistant> assistant(const std::string& program) const;
  // From the next occasion on. What is told in between goes on by its names.
  void take_over(Assistants assistants) { assistants_ = std::move(assistants); }

  async::Task<> remember_the_last_day();
  void forget();

  // Asks, looks up, asks again. Where a second opinion is wanted that `deliberation` does not hold,
  // that is noted there and nothing is decided; without one it is settled without.
  async::Task<Result<replies::Actions>> settle(const PhoneNumber& contact, const Ask& ask,
                                               Deliberation* deliberation = nullptr);
  // Writes what was decided and wakes the senders. `events` come again.
  async::Task<Result<void>> carry_out(const Matter& matter, replies::Actions actions,
                                      std::vector<store::WaitingEvent> events);
  // One reading of an owner's data.
  async::Task<replies::Finding> look_up(const replies::Request& request);

  Recollection& recollection() { return recollection_; }
  bool is_our_own(const PhoneNumber& number) const;

 private:
  async::Task<Result<replies::Context>> context_of(const PhoneNumber& contact);
  async::Task<Result<void>> meet(const replies::Need& need, const PhoneNumber& contact,
                                 replies::Context& context);

  House house_;
  Assistants assistants_;
  WorkThread<data::Sources> data_;
  Recollection recollection_;
};

}  // namespace pigeon::daemon
