// Texts that are held together, as a batch, until somebody lets them go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/connection.h"

namespace pigeon::store {

// SQL, about a row of `message`; ?3 is now. A later stage of the same appointment is due too, or
// has gone already. Of two that quiet hours have moved to one instant the later planned counts.
extern const std::string_view kSuperseded;

Error stale_error();

// The code of a text whose words went in another.
inline constexpr std::string_view kJoinedCode = "joined";

std::int64_t open_batch(Connection& db, std::string_view why, Instant now);

// Lets it go, or only its first so many; what a later stage has replaced meanwhile ends as stale.
// Returns how many go.
std::int64_t let_go_batch(Connection& db, std::int64_t batch, std::optional<std::int64_t> first,
                          Instant now);

}  // namespace pigeon::store
