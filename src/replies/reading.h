// What a customer's text fills in: an answer to a question, or facts that stand in it by the way
// ("a table for 4 on friday at 7pm").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "playbook/slot.h"
#include "replies/assistant.h"
#include "replies/conversation.h"
#include "replies/value.h"

namespace pigeon::replies {

// The whole text as the answer to the question for `slot`. Nothing when it is none, or lies outside
// the slot's bounds. `question` has the options of a choice.
std::optional<Value> read_answer(const playbook::Slot& slot, std::string_view text,
                                 const Question* question, const Assistant& assistant, Instant now);

// The slots of `wanted` that stand in the text, each with its value. A choice, a yes and a free
// text are never read out of a longer text.
std::vector<std::pair<std::string, Value>> read_facts(
    const std::vector<const playbook::Slot*>& wanted, std::string_view text,
    const Assistant& assistant, Instant now);

}  // namespace pigeon::replies
