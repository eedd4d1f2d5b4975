// A made-up world around one playbook: a clock that only moves when it is told to, customers who
// write, phones that get texts, people at the desk. The engine in it is the real one.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "consent/ledger.h"
#include "rehearsal/fixture_data.h"
#include "replies/assistant.h"
#include "replies/context.h"
#include "replies/happen.h"
#include "replies/reminding.h"

namespace pigeon::rehearsal {

struct Sent {
  PhoneNumber to;
  std::string text;
  Instant at;
  bool to_agent = false;
  std::string remind = {};  // of a reminder: its name
};

class World {
 public:
  // The customer of the fixture has given the consent that the program asks for.
  World(const replies::Assistant& assistant, FixtureData data, Instant now);

  Instant now() const { return now_; }
  PhoneNumber customer() const;
  // The first phone of the first agent that has one; the customer's when there is none.
  PhoneNumber desk() const;

  // Everything that is due by then happens, in its order.
  void move_to(Instant to);

  void hear(const PhoneNumber& from, const std::string& text);
  void miss_call(const PhoneNumber& from);
  void happen(const std::string& event, const replies::Value& values);
  void set_consent(bool given);
  // The last text to the customer did not arrive.
  void undelivered();

  // What was sent since the last call.
  std::vector<Sent> take_sent();

  // --- how it stands in the made-up data, for who judges ---

  // Asks the made-up data; changes nothing but by a write.
  replies::Finding look_up(const replies::Request& request) const {
    return data_.carry_out(request);
  }
  // The writes that succeeded, in their order.
  const std::vector<replies::Request>& written() const { return written_; }
  const std::vector<replies::Promise>& promised() const { return promised_; }

 private:
  struct Postponed {
    Instant at;
    replies::Event event;
    PhoneNumber contact;
  };
  struct Next;

  replies::Context context_for(const PhoneNumber& contact) const;
  // Asks until nothing is needed any more.
  replies::Actions settle(const PhoneNumber& contact,
                          const std::function<replies::Outcome(const replies::Context&)>& ask);
  void apply(const PhoneNumber& contact, replies::Actions actions, std::string remind = {},
             std::optional<messages::MessageId> answers = {});
  void enter(const consent::Entry& entry);
  void enter_consent_word(const PhoneNumber& from, const std::string& text);
  bool relay(const PhoneNumber& from, const std::string& text);
  void tell_event(const replies::Event& event, const PhoneNumber& contact);

  std::optional<Next> next() const;
  std::vector<replies::Upcoming> reminders() const;
  void remind(const replies::Upcoming& upcoming);
  void mark_stale(const replies::Upcoming& latest);

  const replies::Assistant& assistant_;
  mutable FixtureData data_;
  Instant now_;
  messages::MessageId last_id_ = 0;
  std::map<PhoneNumber, consent::Standing> standings_;
  std::map<PhoneNumber, std::vector<replies::Passed>> passed_;
  std::map<PhoneNumber, replies::Conversation> conversations_;
  std::map<PhoneNumber, Sent> last_sent_;
  std::vector<replies::Promise> promised_;
  std::vector<replies::Request> written_;
  std::vector<Postponed> postponed_;
  std::set<std::string> told_;  // keys of reminders
  std::vector<Sent> sent_;
};

}  // namespace pigeon::rehearsal
