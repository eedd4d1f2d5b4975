// Instants and wall-clock times of test data: "2026-12-01T09:00:00Z", "2026-12-01T09:00:00".
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "calendar/zone.h"

namespace pigeon::calendar::test {

inline Instant instant(std::string_view text) {
  return parse_rfc3339(text).value();
}

inline LocalTime civil(std::string_view text) {
  return LocalTime(instant(std::string(text) + "Z").time_since_epoch());
}

inline std::string text_of(LocalTime time) {
  std::string text = format_rfc3339(Instant(time.time_since_epoch()));
  text.pop_back();
  return text;
}

inline Zone zone(std::string_view name) {
  return Zone::find(name).value();
}

}  // namespace pigeon::calendar::test
