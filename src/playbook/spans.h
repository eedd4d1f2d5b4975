// Lengths of time and what is counted in them, as an owner writes them: "45m", "2 per 1d",
// "2d at 10:00", "Mon-Fri 08:30-17:30".
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace pigeon::playbook {

// "90s", "45m", "3h", "2d", "1w".
std::optional<Milliseconds> duration(std::string_view text);

// So many in so long.
struct Quota {
  int count = 0;
  Milliseconds per{0};

  friend bool operator==(const Quota&, const Quota&) = default;
};
std::optional<Quota> quota(std::string_view text);  // "2 per 1d"

// How far from a moment: whole days are civil (the same wall clock), the rest elapses.
struct Offset {
  int days = 0;
  Milliseconds elapsed{0};
  std::optional<Milliseconds> at = {};  // the time of that day, after midnight; only with days

  friend bool operator==(const Offset&, const Offset&) = default;
};
std::optional<Offset> offset(std::string_view text);  // "2d", "2h", "2d at 10:00", "1w"

// "10:00", "24:00" after midnight.
std::optional<Milliseconds> time_of_day(std::string_view text);

// A span of the clock on some weekdays. One that ends before it begins runs over midnight.
struct OpenSpan {
  std::array<bool, 7> days = {};  // Sunday is 0
  Milliseconds begins{0};
  Milliseconds ends{0};

  friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};
// "Mon-Fri 08:30-17:30", "Sat,Sun 10:00-12:00", "daily 0:00-24:00".
std::optional<OpenSpan> open_span(std::string_view text);

}  // namespace pigeon::playbook
