// One text for several: a person of whom several appointments have a stage at the same time, or
// almost, gets their words together.
#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "store/store.h"

namespace pigeon::daemon {

// So much earlier than planned a stage goes along with another.
inline constexpr std::chrono::minutes kTogether{15};

// `going`: what goes now; `soon`: what else may go along, soonest first. Joined are stages of
// different appointments for one person; never what is to be sent to the minute (its `appointment`
// is 0).
std::vector<store::Joined> join(std::span<const store::DueText> going,
                                std::span<const store::DueText> soon);

}  // namespace pigeon::daemon
