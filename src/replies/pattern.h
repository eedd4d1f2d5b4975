// What of a text fits the pattern of a slot: as it stands, else spaced out as people write long
// numbers ("AL 204311", "AL-204-311").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "playbook/slot.h"
#include "replies/assistant.h"
#include "replies/value.h"

namespace pigeon::replies {

// `matched`, unless null: the part of the text that it was.
std::optional<Value> pattern_value(const playbook::Slot& slot, std::string_view text,
                                   const Assistant& assistant, std::string* matched = nullptr);

}  // namespace pigeon::replies
