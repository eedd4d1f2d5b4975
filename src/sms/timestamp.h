// The seven octets of a time in a TPDU: swapped decimal digits and a zone in quarters of an hour
// (3GPP TS 23.040 section 9.2.3.11). A broken time loses nobody's message: it is kept as sent.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"

namespace pigeon::sms {

struct TimeStamp {
  std::array<std::uint8_t, 7> raw{};

  // Nothing when a digit, the month, the day of that month or an hour does not exist.
  // Years 90 to 99 are 19xx, all others 20xx.
  std::optional<Instant> utc() const;

  // Minutes east of UTC, as sent; -1185 to +1185. Nothing under the same conditions as utc().
  std::optional<std::chrono::minutes> offset() const;

  // "2026-12-01T10:00:00+01:00", in its own offset; nothing as above.
  std::optional<std::string> rfc3339() const;

  // Whole seconds are kept; `offset` is rounded to a quarter of an hour towards zero.
  static TimeStamp at(Instant instant, std::chrono::minutes offset = {});

  friend bool operator==(const TimeStamp&, const TimeStamp&) = default;
};

}  // namespace pigeon::sms
