#include "reminders/plan.h"

#include <algorithm>

namespace pigeon::reminders {
namespace {

// A text that comes early should come while the evening lasts, not as quiet begins.
constexpr std::chrono::minutes kBeforeQuiet{30};

// A text that is due at the last moment may take so long to leave.
constexpr std::chrono::minutes kGrace{15};
constexpr std::chrono::hours kLongestUse{24};

// Half an hour before the quiet hours around `at`; when the day between two nights is shorter than
// that, its first instant.
Instant before_quiet(Instant at, const QuietRule& quiet) {
  const Instant begin = quiet.hours.begin_before(at, quiet.zone);
  const Instant early = begin - kBeforeQuiet;
  return std::min(quiet.hours.end_after(early, quiet.zone), begin);
}

}  // namespace

Milliseconds usefulness(Milliseconds way) {
  return std::clamp<Milliseconds>(way / 2, kGrace, kLongestUse);
}

Result<Plan> plan(const calendar::Moment& asked, const QuietRule& quiet, Instant now,
                  std::optional<Instant> useful_until) {
  const auto leaving_at = [&](Instant due, const std::string& why) {
    Plan plan{.asked = asked, .due = due, .why_moved = why};
    plan.expires =
        useful_until ? std::max(*useful_until, due + kGrace) : due + usefulness(asked.at - now);
    return plan;
  };
  if (quiet.exact || !quiet.hours.contains(asked.at, quiet.zone)) {
    return leaving_at(asked.at, "");
  }
  const std::string why = "quiet hours " + quiet.hours.text() + " in " + quiet.zone.name();
  const Instant later = quiet.hours.end_after(asked.at, quiet.zone);
  if (!useful_until || later <= *useful_until) return leaving_at(later, why);
  const Instant begin = quiet.hours.begin_before(asked.at, quiet.zone);
  const Instant earlier = std::max(before_quiet(asked.at, quiet), now);
  if (earlier < begin) return leaving_at(earlier, why);
  return fail("no-useful-time", "The text would come in " + why + " and after them too late",
              "Send it now, or give --exact to send it at the time that was asked");
}

Result<Plan> plan_one(std::string_view words, Instant now, const calendar::Zone& zone,
                      const calendar::DailyWindow& quiet, bool exact) {
  const auto asked = calendar::parse_when(words, now, zone);
  if (!asked) return fail(asked.error());
  return plan(*asked, QuietRule{.hours = quiet, .zone = zone, .exact = exact}, now);
}

}  // namespace pigeon::reminders
