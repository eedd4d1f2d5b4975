// From appointments to the texts that go: stages, quiet hours, what is left out and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/daily_window.h"
#include "reminders/appointment.h"
#include "reminders/days_off.h"
#include "reminders/pace.h"
#include "reminders/plan.h"
#include "reminders/stage.h"

namespace pigeon::reminders {

struct Scheduling {
  std::vector<Stage> stages = {Stage{}};
  std::string text = {};                    // a template (template.h)
  bool literal = false;                     // … or not: as it stands
  std::optional<std::string> to = {};       // instead of the appointment's own numbers
  std::optional<calendar::Zone> zone = {};  // the recipient's; else the appointment's
  std::string language = "en";              // what the appointment itself says goes before both
  calendar::DailyWindow quiet = {};
  bool exact = false;
  DaysOff days_off = {};
  Instant now;
  Instant until;  // only what is asked for in (now, until]
};

struct ScheduledText {
  std::string to = {};
  std::string text = {};
  std::string left_out = {};  // why it does not go; then only `to` and what is known
  std::optional<Plan> plan = {};
  std::optional<calendar::Zone> zone = {};
  std::optional<Instant> useful_until = {};  // nothing: the time itself was asked for
  // The same text of the same appointment, also after that was moved; and with the time for which
  // it is.
  std::string family = {};
  std::string key = {};
  std::string appointment = {};  // shared by its stages; empty: it has none
  std::string moved = {};        // tells that the appointment has moved
  bool civil = false;            // meant by the clock on the wall, not as an instant
  std::string about = {};        // the appointment's summary, for a person
};

// In order of time. Error "unknown-name".
Result<std::vector<ScheduledText>> schedule(const std::vector<Appointment>& appointments,
                                            const Scheduling& scheduling);

// Lets them go one after the other; they are in the order of their time.
void spread(std::vector<ScheduledText>& texts, Pace pace, const calendar::DailyWindow& quiet,
            bool exact);

}  // namespace pigeon::reminders
