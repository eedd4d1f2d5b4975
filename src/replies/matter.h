// One text of a customer and everything that bears on it: what the engine decides step by step.
// Inside this room; answer.h is the door.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "consent/words.h"
#include "replies/assistant.h"
#include "replies/context.h"
#include "replies/listen.h"
#include "replies/own_words.h"

namespace pigeon::replies {

// How long a YES is taken for the answer to our question, and a word for the way back.
inline constexpr std::chrono::hours kQuestionStaysOpen{72};

class Matter {
 public:
  Matter(const Inbound& inbound, const Context& context, std::span<const Assistant> assistants,
         Instant now)
      : inbound_(inbound),
        context_(context),
        standing_(context.standing),
        assistants_(assistants),
        now_(now),
        word_(consent::classify(inbound.text)) {}

  Outcome decide() const;

 private:
  // --- consent words ---

  // The store has entered the STOP; only the one that blocked the number is confirmed.
  Outcome confirm_stop() const;
  // What was said in free words may hold more than the STOP: a person reads it too.
  void show_to_agent(Actions& actions) const;
  // Perhaps a STOP: nothing goes there by itself until it is clear. They are told how to say it
  // plainly, once, and a person looks at it.
  Outcome make_sure() const;
  const Assistant* with_people() const;
  // A bare CANCEL while a text about a visit is open may mean the visit. The number is blocked; the
  // single confirmation says how to take that back (talking.md 1.3, "The CANCEL trap").
  std::optional<Outcome> stop_or_visit() const;
  // The word for which the confirmation asked: only the visit was meant, or only one program.
  std::optional<Outcome> way_back() const;
  // Who gets texts of several programs and says STOP gets none any more; the single confirmation
  // asks which of them were not meant (talking.md 1.4).
  std::optional<Actions> stop_or_some() const;
  // "STOP VISITS", "START VISITS": the texts of the program that is called so.
  std::optional<Outcome> of_one_program() const;
  Outcome stop_one(const Assistant& assistant) const;
  Outcome start_one(const Assistant& assistant) const;
  Outcome ask_for_consent(const Assistant& assistant) const;
  // That program goes on.
  Actions keep(const Assistant& assistant, const std::string& why) const;
  Outcome help() const;
  Outcome start() const;
  bool asked() const;
  // A consent given is entered whether or not there is still room for words.
  Outcome confirm_opt_in() const;

  // --- conversations ---

  Outcome converse() const;
  std::optional<Outcome> hear_own_words() const;
  // What the examples taught, of the program that is surest.
  Outcome guess() const;
  // Of what neither the examples nor the open question make sure: what somebody else says to it,
  // who may choose among the open answers, else among the topics of `surest`.
  std::optional<Outcome> second_opinion(const Assistant* surest) const;
  // Left to the program that talks to them; else to the one that is surest; else to the first that
  // can say anything.
  Outcome not_understood(const Assistant* surest,
                         const std::optional<intents::Verdict>& verdict) const;
  // Without people, the fallback is said at most twice a day, and never to the same text again.
  bool said_enough(const Assistant& assistant) const;
  Outcome react(const Heard& heard, const Assistant& assistant) const;
  consent::Entry no_stop() const;
  // A person has it: what they write is passed on as it is.
  Outcome pass_on(const Assistant& assistant, Conversation conversation) const;
  Occasion occasion() const;
  // As it was left; what nobody has touched for long begins anew.
  Conversation with(const Assistant& assistant) const;
  std::vector<const Assistant*> latest_first() const;
  // After a STOP those programs alone that they kept.
  bool is_silenced(const Assistant& assistant) const;
  std::vector<const Assistant*> who_may_answer() const;

  // --- guards ---

  // What speaks against an answer that changes nothing in the ledger; nothing: go ahead. An answer
  // to our own question may be the same word twice, and finishes what was begun.
  std::optional<Outcome> guard(const Assistant* assistant, bool answers) const;
  // The very words of their text before, lately.
  bool says_it_again() const;
  // Our question is open, or nothing was understood: saying it again is then no loop.
  bool waits_for_words(const Assistant& assistant) const;
  Outcome said_again(const Assistant* assistant) const;
  // Those of a day and more: a customer in the middle of a question is no loop.
  static std::vector<playbook::Quota> daily(std::vector<playbook::Quota> limits);
  // Silence, and a person sees it once.
  Outcome overspent(const Assistant* assistant) const;
  Outcome look_up_recent() const;

  // --- words ---

  const Assistant* first_program() const;
  const Assistant* program_that_asks() const;
  // Whose question is open.
  const Assistant* program_asked() const;
  // The contact's own; else that of the word; else that of words before; else the program's first.
  std::vector<std::string> languages(const Assistant* assistant) const;
  std::string in_their_language(const playbook::LocalText& text, const Assistant* assistant) const;
  // What the owner wrote for this occasion, else Pigeon's own words.
  Actions confirm(OwnWords which, playbook::LocalText playbook::Texts::*set_by_owner,
                  const Assistant* assistant, std::string note) const;
  static Say confirmation(std::string text, const Assistant* assistant);
  std::string reason() const;
  consent::Entry entry(consent::Event event, const Assistant& assistant) const;

  const Inbound& inbound_;
  const Context& context_;
  const consent::Standing& standing_;
  std::span<const Assistant> assistants_;
  Instant now_;
  std::optional<consent::Word> word_;
};

}  // namespace pigeon::replies
