#include "reminders/rederived.h"

namespace pigeon::reminders {

std::optional<Instant> start_in(const std::string& key) {
  const std::size_t bar = key.rfind('|');
  if (bar == std::string::npos) return std::nullopt;
  const auto start = parse_rfc3339(key.substr(bar + 1));
  return start ? std::optional(*start) : std::nullopt;
}

std::optional<Reminder> rederived(const Reminder& reminder, const calendar::Zone& zone) {
  if (!reminder.civil) return std::nullopt;
  const Instant asked = zone.to_utc(*reminder.civil);
  const Milliseconds shift = asked - reminder.asked;
  if (shift == Milliseconds(0)) return std::nullopt;
  Reminder anew = reminder;
  anew.asked = asked;
  // Quiet hours had moved it to a time on the wall, too.
  anew.due = reminder.due == reminder.asked
                 ? asked
                 : zone.to_utc(*reminder.civil + (reminder.due - reminder.asked));
  if (anew.expires) *anew.expires += shift;
  if (const auto start = start_in(reminder.key)) {
    anew.key = reminder.key.substr(0, reminder.key.rfind('|') + 1) + format_rfc3339(*start + shift);
  }
  return anew;
}

}  // namespace pigeon::reminders
