// A reminder: a text that leaves at a civil time in a zone. The civil time is what was meant; the
// UTC instant is derived from it, and derived again when the time-zone data change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "base/phone_number.h"
#include "calendar/zone.h"

namespace pigeon::reminders {

struct Reminder {
  std::int64_t id = 0;  // also the id of the outgoing message that it plans
  PhoneNumber to;
  std::string text;
  std::string said = {};        // the words in which the time was given ("tomorrow 9am")
  std::string zone = {};        // IANA ("Europe/London")
  Instant asked;                // when it should go
  Instant due;                  // when it goes: `asked`, or the shift that quiet hours impose
  std::string why_moved = {};   // empty when due == asked
  std::string program = {};     // whose consent it needs; empty: nobody's
  std::string quiet_zone = {};  // the recipient's clock, which quiet hours go by; empty: `zone`
  bool exact = false;           // --exact: quiet hours do not apply
  std::optional<Instant> expires = {};  // not sent after it
  // The same text of the same appointment is planned once by `key`; when it is planned for another
  // time, those of the same `family` that still wait are taken back.
  std::string key = {};
  std::string family = {};
  // The stages of one appointment for one person share it: of those that are due together only the
  // latest goes. Empty: there is nothing that it could be a stage of.
  std::string appointment = {};
  // What the clock of `zone` shows at `asked`, when that is what was meant; else the instant was.
  std::optional<calendar::LocalTime> civil = {};
  // What is read again and again and says, whole, what there is: a folder, a query. Empty: nothing.
  std::string source = {};
  std::int64_t batch = 0;   // in which it is held until somebody approves it; 0: none
  std::int64_t series = 0;  // that it comes from (series.h); 0: none
};

}  // namespace pigeon::reminders
