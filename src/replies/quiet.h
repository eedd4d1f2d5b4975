// When a program may write first: outside its quiet hours by the recipient's clock. That is the
// clock of the number's country; where the country has several, outside them by all of these
// (talking.md 3.2). Numbers that tell no country keep the program's own clock.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "calendar/daily_window.h"
#include "calendar/zone.h"

namespace pigeon::replies {

class Quiet {
 public:
  // `now` decides which clocks agree. `window` and `home` outlive it.
  Quiet(const calendar::DailyWindow& window, const calendar::Zone& home, Instant now)
      : window_(window), home_(home), now_(now) {}

  bool contains(const PhoneNumber& number, Instant at);
  // The first instant not before `at` that is outside.
  Instant end_after(const PhoneNumber& number, Instant at);
  // When a text asked for at `asked` goes: then, or later, at the end of the quiet hours; or
  // earlier, half an hour before they begin, where later would be of no use. Never before
  // `earliest`. Nothing: there is no such time.
  std::optional<Instant> due(const PhoneNumber& number, Instant asked, Instant earliest,
                             std::optional<Instant> useful);

 private:
  const std::vector<calendar::Zone>& zones_of(const PhoneNumber& number);

  const calendar::DailyWindow& window_;
  const calendar::Zone& home_;
  Instant now_;
  std::map<std::uint16_t, std::vector<calendar::Zone>> zones_;  // by calling code; 0: none
};

}  // namespace pigeon::replies
