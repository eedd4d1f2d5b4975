// A person takes over (talking.md 2.3, "Hand-over"): the conversation gets a tag, the owner's
// people get "#1 Ann: where is it?", and the program is silent until "#1 done".
#pragma once

#include <string>
#include <string_view>

#include "replies/context.h"

namespace pigeon::replies {

// "#1 Ann +4477…: where is it? (number AL-204311)": `about` is what the customer wrote or what
// happened.
std::string tagged(int tag, const Occasion& occasion, std::string_view about,
                   const std::string& known);

// `text` on one line and cut to what a person needs to see of it.
std::string one_line(std::string_view text);

// The agent's phones that are to hear of it: that of who took it, else all.
std::vector<ToAgent> to_people(const Assistant& assistant, const Conversation& conversation,
                               const std::string& text);

// Whether the agent can be asked now; else its `else` goes at once.
bool is_there(const Assistant& assistant, const playbook::Agent& agent, Instant now);

// Marks the conversation as handed over, keeping a tag that it has.
void hand_to(Conversation& conversation, const playbook::Agent& agent, int next_tag, Instant now);

}  // namespace pigeon::replies
