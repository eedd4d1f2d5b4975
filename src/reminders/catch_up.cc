#include "reminders/catch_up.h"

namespace pigeon::reminders {

bool holds_late(int late, std::optional<Instant> looked, Instant now) {
  if (late > kMostLate) return true;
  return late > 0 && looked && now - *looked > kLongGap;
}

Fate fate_of(const Waiting& text, bool hold_late, Instant now) {
  if (text.superseded) return Fate::stale;
  if (text.expires && *text.expires <= now) return Fate::useless;
  const bool late = text.due + kOnTime < now;
  return late && hold_late ? Fate::held : Fate::go;
}

}  // namespace pigeon::reminders
