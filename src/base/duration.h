// A span of time as it is typed: "60s", "500ms", "2m", "1h", "90" (seconds).
#pragma once

#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace pigeon {

// Up to 365 days; decimals are allowed ("1.5s"). Error "invalid-duration" shows the form to write.
Result<Milliseconds> parse_duration(std::string_view text);

}  // namespace pigeon
