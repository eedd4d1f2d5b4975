// What repeats: a rule, and how long before each of its times a text goes. Of all the texts that it
// stands for only the next is planned, so a reminder for ever costs one row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "base/phone_number.h"
#include "base/result.h"
#include "calendar/daily_window.h"
#include "calendar/zone.h"
#include "reminders/reminder.h"

namespace pigeon::reminders {

struct Series {
  std::int64_t id = 0;
  PhoneNumber to;
  std::string text = {};            // a template (template.h)
  bool literal = false;             // … or not: as it stands
  std::string language = "en";      // of the days in it
  std::string said = {};            // "every thu 18:00"
  std::string zone = {};            // on whose clock the rule is
  std::string quiet_zone = {};      // the recipient's
  std::string rule = {};            // RFC 5545, without "RRULE:"
  calendar::LocalTime begins = {};  // its first occurrence
  std::string stage = "0";          // stage.h; "0": the text goes at the time itself
  bool exact = false;               // quiet hours do not apply
  std::string key = {};             // said again, it is the same series
  std::string days_off = {};        // it does not come on these days (days_off.h)
  Instant since = {};               // only texts that are asked for in (since, until]
  Instant until = Instant::max();
  std::optional<Instant> last = {};  // the occurrence whose text was planned last
};

struct NextText {
  Instant occurrence = {};
  Reminder reminder;
};

// The text that comes after `series.last`: the latest that is due and still of use, else the first
// that is to come. Nothing when the series has ended. Errors: "invalid-rule", "rule-too-frequent",
// "unknown-zone", "unknown-name".
Result<std::optional<NextText>> next_text(const Series& series, const calendar::DailyWindow& quiet,
                                          Instant now);

}  // namespace pigeon::reminders
