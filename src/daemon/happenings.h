// What happens without a text of a customer: reminders that fall due, questions that lapse, people
// who take nothing, events that waited for the morning.
#pragma once

#include <string>

#include "async/asio.h"
#include "daemon/door.h"
#include "daemon/mind.h"
#include "replies/happen.h"

namespace pigeon::daemon {

class Happenings {
 public:
  Happenings(House house, Mind& mind) : house_(house), mind_(mind) {}
  Happenings(const Happenings&) = delete;
  Happenings& operator=(const Happenings&) = delete;

  async::Task<> run();
  void stop();

  // Told now, or when quiet hours end. Returns what was decided, for a person. Error "no-topic"
  // when no playbook knows the event.
  async::Task<Result<std::string>> event(const replies::Event& event, const PhoneNumber& contact);
  // A call rang at `modem` and nobody took it.
  async::Task<> missed_call(PhoneNumber from, std::string modem);
  // Puts the opt-in question of `program` (empty: the first that has one), to those only who wrote
  // first or signed up: `evidence` says where. Returns the program. Errors "stopped", "unasked",
  // "no-such-program".
  async::Task<Result<std::string>> ask_for_consent(const PhoneNumber& contact,
                                                   const std::string& program,
                                                   const std::string& evidence);
  bool knows_program(const std::string& name) const;
  // What was said lately with a number that is erased.
  void forget(const PhoneNumber& number) { mind_.recollection().forget(number); }
  // What a person says who takes the conversation with that tag at the owner's own keyboard. Error
  // "no-such-tag".
  async::Task<Result<void>> by_hand(const replies::FromAgent& said);
  // Somebody takes the conversation with `contact` at the owner's own keyboard: the one that talks
  // to them now, else of the program that did last. Its tag; 0: there is no playbook.
  async::Task<Result<int>> take_by_hand(const PhoneNumber& contact);

 private:
  async::Task<> round(Instant now);
  async::Task<> let_lapse(const store::KeptConversation& kept, Instant now);
  async::Task<> tell_unreached(const store::Unreached& unreached, Instant now);
  async::Task<> tell_waiting(const store::WaitingEvent& waiting, Instant now);
  async::Task<> remind(const replies::Assistant& assistant, const playbook::Remind& remind,
                       Instant now);
  async::Task<Result<std::string>> tell(const replies::Assistant& assistant,
                                        const replies::Event& event, const PhoneNumber& contact,
                                        std::int64_t waited);

  House house_;
  Mind& mind_;
  bool stopping_ = false;
};

}  // namespace pigeon::daemon
