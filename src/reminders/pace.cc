#include "reminders/pace.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/duration.h"
#include "base/utf8.h"

namespace pigeon::reminders {

Result<Pace> Pace::parse(std::string_view text) {
  const std::size_t per = text.find(" per ");
  int count = 0;
  if (per != std::string_view::npos) {
    const std::string_view digits = trimmed(text.substr(0, per));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size()) count = 0;
  }
  const auto span = parse_duration(count > 0 ? trimmed(text.substr(per + 5)) : "");
  if (!span || span->count() <= 0) {
    return fail("invalid-pace", "\"" + printable(text.substr(0, 60)) + "\" is not a pace",
                "Write it as \"100 per 1h\"");
  }
  return Pace(std::max(*span / count, Milliseconds(1)));
}

Instant Pace::place(Instant due, std::optional<Instant> last, const QuietRule& quiet) {
  Instant at = std::max(due, turn_.value_or(due));
  if (!quiet.exact && quiet.hours.contains(at, quiet.zone))
    at = quiet.hours.end_after(at, quiet.zone);
  if (last && at > *last) return due;
  turn_ = at + every_;
  return at;
}

}  // namespace pigeon::reminders
