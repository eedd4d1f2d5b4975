// What happens without a text of the customer: an owner's system reports an event, a call was
// missed, a question or an agent's time is over, a text was not delivered, a person writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "replies/assistant.h"
#include "replies/context.h"

namespace pigeon::replies {

// `pigeon event NAME NUMBER key=value…`
struct Event {
  std::string name;
  Value values = Value::object();
  std::string key = {};  // tells one event from another, for {msg}
  Instant at;            // when it happened
};

// Told of our own accord, so it needs the program's consent and keeps its quiet hours and `max`.
// In quiet hours it comes again at their end (`again_at`), or never when it would be stale then.
Outcome on_event(const Event& event, const PhoneNumber& contact, const Context& context,
                 const Assistant& assistant, Instant now);

// The modem saw RING and nobody picked up: they wanted something, so it is answered at any hour.
Outcome on_missed_call(const PhoneNumber& contact, const Context& context,
                       const Assistant& assistant, Instant now);

// Conversation::due() has come.
Outcome on_time(const Conversation& conversation, const PhoneNumber& contact,
                const Context& context, const Assistant& assistant, Instant now);

// A reminder's text was refused for good.
Outcome on_undelivered(const std::string& remind, const std::string& text,
                       const PhoneNumber& contact, const Context& context,
                       const Assistant& assistant, Instant now);

// The first half of a double opt-in; a YES within three days is the second. `evidence`: where they
// signed up; empty when they wrote first.
Actions opt_in_question(const Assistant& assistant, const PhoneNumber& contact,
                        const std::string& language, const std::string& evidence, Instant now);

// --- people ---

// "#1 On its way", "#1 done", "#1 me", "#1 3h".
struct FromAgent {
  enum class Wish { say, done, take, park };
  int tag = 0;
  Wish wish = Wish::say;
  std::string text = {};
  Milliseconds span{0};
};

// Nothing when the text does not begin with a tag.
std::optional<FromAgent> from_agent(std::string_view text);

// Whether `number` may speak for the conversation.
bool is_agent_of(const Assistant& assistant, const PhoneNumber& number);

// To an agent whose tag belongs to no conversation (any more).
std::string no_such_tag(int tag);

// A person takes the conversation at the owner's own keyboard, whether or not anybody has it.
Actions take_over(const PhoneNumber& contact, Conversation conversation, const Assistant& assistant,
                  int next_tag, Instant now);

// What a person says in the conversation with `contact`. `agent`: nothing when it was done at the
// owner's own keyboard.
Actions relay(const FromAgent& said, const std::optional<PhoneNumber>& agent,
              const PhoneNumber& contact, Conversation conversation, const Assistant& assistant,
              Instant now);

}  // namespace pigeon::replies
