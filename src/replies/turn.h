// One turn of one conversation: a topic is told, a question is put again, a person is called. What
// the turn says and does is gathered, and what it still has to know comes back as needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replies/context.h"
#include "replies/own_words.h"

namespace pigeon::replies {

class Turn {
 public:
  // `about`: what the customer wrote or what happened, for a person who takes over.
  Turn(const Assistant& assistant, const Context& context, Occasion occasion,
       Conversation conversation, std::string about);

  Conversation& conversation() { return conversation_; }
  const Occasion& occasion() const { return occasion_; }
  const Assistant& assistant() const { return assistant_; }

  // Each returns the needs, or nothing when it went through.

  // Tells the conversation's topic.
  std::optional<Needs> tell();
  // Puts the open question again, in the words of `retry`.
  std::optional<Needs> ask_again();
  // A text that was not understood: "did you mean", the fallback, or a person.
  std::optional<Needs> miss(const std::optional<intents::Verdict>& verdict);
  // The first agent of the playbook, or the one that is named. Without any it falls back.
  std::optional<Needs> call_person(const std::string& agent, bool with_words);

  // What Pigeon says of itself; the owner's words where there are some.
  void say_of_itself(OwnWords which, const playbook::LocalText& owners, const Blanks& blanks = {});

  // As a reply, or of our own accord.
  Actions actions(std::string note, messages::Origin origin = messages::Origin::reply,
                  std::optional<Instant> expires = {});

  bool said_something() const { return !texts_.empty(); }
  bool untold() const { return untold_; }
  std::string language() const;

 private:
  std::optional<Needs> needs_of(const Missing& missing) const;
  std::optional<std::vector<Promise>> promised() const;
  std::optional<Needs> hand_over(const playbook::Agent& agent, bool with_words, bool promise_only);
  void fall_back();
  void offer(std::span<const intents::Candidate> candidates);
  std::string label_of(const playbook::Topic& topic) const;
  const playbook::Agent* agent_named(const std::string& name) const;

  const Assistant& assistant_;
  const Context& context_;
  Occasion occasion_;
  Conversation conversation_;
  std::string about_;
  std::vector<std::string> texts_;
  std::vector<ToAgent> to_agents_;
  std::vector<PromisedCall> calls_;
  bool untold_ = false;
  std::string why_;  // for the note
};

}  // namespace pigeon::replies
