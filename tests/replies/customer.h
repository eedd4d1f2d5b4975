// A conversation with one customer as the store and the daemon would lead it: texts are kept, STOP
// and START are entered when they arrive, what is needed is looked up, what is decided is done.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "consent/words.h"
#include "replies/answer.h"
#include "replies/happen.h"

namespace pigeon::replies {

constexpr Instant kMorning{std::chrono::hours(24 * 20'000 + 10)};

inline playbook::Playbook loaded(const std::string& text) {
  playbook::Loaded found = playbook::load(text, "test.toml");
  for (const toml::Blame& blame : found.blames)
    EXPECT_FALSE(blame.is_error()) << blame.text();
  return std::move(found.playbook).value();
}

// Informational: it needs consent before it may write first.
inline playbook::Playbook dentist() {
  return loaded(R"([program]
name = "Bright Dental"
kind = "informational"
help = "Bright Dental visit reminders. Call 01632 960001. Reply STOP to end."
[topic.confirm]
words = ["1", "ok", "yes"]
say = "Thank you, see you then."
[topic.hours]
words = ["hours", "opening times"]
say = "We are open Mon-Fri 8:30-17:30."
)");
}

// Conversational: it only answers, in two languages.
inline playbook::Playbook parcels() {
  return loaded(R"([program]
name = "Alder Parcels"
language = ["en", "fr"]
[topic.status]
words = ["status", "suivi", "hours"]
say.en = "Your parcel is on its way."
say.fr = "Votre colis est en route."
)");
}

class Customer {
 public:
  explicit Customer(std::vector<playbook::Playbook> playbooks) {
    for (playbook::Playbook& playbook : playbooks)
      assistants_.push_back(Assistant::prepare(std::move(playbook)).value());
  }

  // What the customer is sent in answer to `text`.
  std::vector<std::string> hears(std::string_view text) {
    keep(text);
    return answer_last();
  }

  // The text arrives; nobody has answered yet.
  void keep(std::string_view text) {
    const Inbound inbound{
        .id = ++last_id_, .from = from, .text = std::string(text), .received = now, .flash = flash};
    passed_.push_back(
        {.direction = messages::Direction::in, .id = inbound.id, .at = now, .text = inbound.text});
    enter(inbound);
    waiting_.push_back(inbound);
  }

  // The oldest text that waits is answered.
  std::vector<std::string> answer_last() {
    const Inbound inbound = waiting_.front();
    waiting_.erase(waiting_.begin());
    Context context{.standing = standing, .own_number = own_number, .language = language};
    for (const auto& [program, conversation] : conversations_)
      context.conversations.push_back(conversation);
    Outcome outcome = answer(inbound, context, assistants_, now);
    if (const auto* needs = std::get_if<Needs>(&outcome)) {
      EXPECT_EQ(needs->needs.size(), 1U);
      context.recent = passed_since(std::get<NeedRecent>(needs->needs.at(0)).since);
      outcome = answer(inbound, context, assistants_, now);
    }
    return act(inbound, std::get<Actions>(outcome));
  }

  // A person of the owner's writes about the conversation of the only program.
  void agent_says(std::string_view text) {
    const auto spoken = from_agent(text);
    ASSERT_TRUE(spoken.has_value());
    const auto agent = PhoneNumber::from_stored("+447700900900");
    const Actions actions =
        relay(*spoken, agent, from, conversations_.begin()->second, assistants_.front(), now);
    act(Inbound{.from = from, .text = "", .received = now}, actions);
  }

  void wait(std::chrono::milliseconds time) { now += time; }

  PhoneNumber from = PhoneNumber::from_stored("+447700900101");
  Instant now = kMorning;
  bool flash = false;
  bool own_number = false;
  std::string language = {};  // the contact's own
  consent::Standing standing = {};
  std::vector<consent::Entry> ledger = {};  // what the engine entered, not the store
  std::string note = {};                    // of the last answer
  std::vector<Say> said = {};               // in the last answer
  std::vector<ToAgent> to_agents = {};      // in the last answer

 private:
  // What the store does in the transaction that keeps the text.
  void enter(const Inbound& inbound) {
    const auto word = consent::classify(inbound.text);
    if (!word) return;
    const bool starts = word->kind == consent::WordClass::start && standing.blocks_any();
    if (!word->stops() && !starts) return;
    standing = consent::after(standing,
                              {.at = now,
                               .number = from,
                               .event = starts ? consent::Event::resumed : consent::Event::revoked,
                               .message = inbound.id,
                               .language = word->language});
  }

  Recent passed_since(Instant since) const {
    std::vector<Passed> texts;
    for (const Passed& passed : passed_) {
      if (passed.at >= since) texts.push_back(passed);
    }
    return Recent(std::move(texts));
  }

  std::vector<std::string> act(const Inbound& inbound, const Actions& actions) {
    std::vector<std::string> texts;
    for (const Say& say : actions.replies) {
      texts.push_back(say.text);
      passed_.push_back({.direction = messages::Direction::out,
                         .id = ++last_id_,
                         .at = now,
                         .text = say.text,
                         .origin = say.origin,
                         .answers = inbound.id});
    }
    for (const Conversation& conversation : actions.conversations)
      conversations_[conversation.program] = conversation;
    for (const consent::Entry& entry : actions.ledger) {
      standing = consent::after(standing, entry);
      ledger.push_back(entry);
    }
    said = actions.replies;
    to_agents = actions.to_agents;
    note = actions.note;
    EXPECT_FALSE(note.empty());
    return texts;
  }

  std::vector<Assistant> assistants_;
  std::map<std::string, Conversation> conversations_;  // by program
  std::vector<Passed> passed_;
  std::vector<Inbound> waiting_;
  messages::MessageId last_id_ = 0;
};

}  // namespace pigeon::replies
