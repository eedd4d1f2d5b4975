// What to answer to a text: a plain function of the text, of what is known about its sender, and of
// the playbooks. Order (talking.md 2.3): consent words, loop guards, a person who has it, the open
// question, what the open text expects, exact words, patterns, examples, "did you mean", a person.
#pragma once

#include <span>

#include "replies/assistant.h"
#include "replies/context.h"

namespace pigeon::replies {

// Assistants in the order of precedence: of those that understand equally well, the one that talked
// to the sender last, else the first.
Outcome answer(const Inbound& inbound, const Context& context,
               std::span<const Assistant> assistants, Instant now);

}  // namespace pigeon::replies
