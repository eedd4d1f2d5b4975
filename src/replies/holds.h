// Whether a condition of a playbook holds, whatever its names stand for.
#pragma once

#include <functional>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "base/instant.h"
#include "calendar/zone.h"
#include "playbook/condition.h"
#include "replies/want.h"

namespace pigeon::replies {

using Names = std::function<Pulled<Value>(const playbook::Place&)>;

// What a name wants comes back as it is. Names that do not matter any more are not asked for: the
// right side of `and` after a false left side.
Pulled<bool> holds(const playbook::Expression& expression, const Names& names,
                   const calendar::Zone& zone, Instant now);

}  // namespace pigeon::replies
