// Which reminders follow from the rows of an owner's data, and when: each stage of each row once
// for the moment that the row has (talking.md 3.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "playbook/remind.h"
#include "replies/assistant.h"
#include "replies/context.h"

namespace pigeon::replies {

// One stage of one row.
struct Upcoming {
  std::string remind = {};
  std::size_t stage = 0;
  std::string key = {};  // of stage, row and moment: never told twice
  Value row = {};
  Instant asked = {};                  // when its stage says
  Instant due = {};                    // when it goes, quiet hours kept
  std::optional<Instant> useful = {};  // no use after that
};

// What reads the rows of a reminder; nothing when they rest on something that only a customer says.
std::optional<Request> rows_wanted(const Assistant& assistant, const playbook::Remind& remind,
                                   Instant now);

// Of all rows of the list, soonest first. Rows without a moment have none. `country` reads numbers
// that are written without it.
std::vector<Upcoming> upcoming(const Assistant& assistant, const playbook::Remind& remind,
                               const Value& rows, const std::string& country, Instant now);

// To whom it goes; nothing when the row has no number that can be texted.
std::optional<PhoneNumber> recipient_of(const playbook::Remind& remind, const Value& row,
                                        const std::string& country);

// Tells one that is due: its condition is judged now, on the row as it is now. Silent to those who
// have not agreed, and while a person has the conversation.
Outcome on_reminder(const Upcoming& upcoming, const Context& context, const Assistant& assistant,
                    Instant now);

}  // namespace pigeon::replies
