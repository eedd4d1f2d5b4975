// A moment in UTC with milliseconds, and its RFC 3339 form. No clock is read here: `now` is always
// an argument, given by the daemon.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon {

using Milliseconds = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Milliseconds>;

// Milliseconds since 1970-01-01T00:00:00Z: the form in which the store keeps an instant.
inline std::int64_t to_epoch_ms(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant from_epoch_ms(std::int64_t ms) { return Instant(Milliseconds(ms)); }

// "2026-12-01T09:00:00Z"; milliseconds are printed only when they are not zero.
std::string format_rfc3339(Instant instant);

// Accepts any RFC 3339 date-time ("2026-12-01T10:00:00.25+01:00", lower-case t/z, a blank for T).
// Error "invalid-instant".
Result<Instant> parse_rfc3339(std::string_view text);

}  // namespace pigeon
