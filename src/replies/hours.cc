#include "replies/hours.h"

#include <algorithm>

namespace pigeon::replies {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using namespace std::chrono_literals;

constexpr days kFarthest{14};

std::size_t weekday_of(local_days day) {
  return std::chrono::weekday(day).c_encoding();
}

// The spans that begin on `day`.
std::vector<Promise> spans_of(const playbook::Hours& hours, const ClosedDays& closed,
                              local_days day) {
  std::vector<Promise> spans;
  if (closed.contains(day)) return spans;
  for (const playbook::OpenSpan& span : hours.open) {
    if (!span.days.at(weekday_of(day))) continue;
    const bool over_midnight = span.ends < span.begins;
    spans.push_back({day + span.begins, day + span.ends + (over_midnight ? days(1) : days(0))});
  }
  return spans;
}

const playbook::Hours& working_hours() {
  static const playbook::Hours kWorking{
      .open = {{.days = {false, true, true, true, true, true, false}, .begins = 9h, .ends = 18h}}};
  return kWorking;
}

}  // namespace

bool is_open(const playbook::Hours& hours, const ClosedDays& closed, LocalTime time) {
  if (hours.open.empty()) return !closed.contains(floor<days>(time));
  for (const local_days day : {floor<days>(time), floor<days>(time) - days(1)}) {
    for (const Promise& span : spans_of(hours, closed, day)) {
      if (time >= span.begins && time < span.ends) return true;
    }
  }
  return false;
}

std::vector<Value> call_windows(const playbook::Hours& hours, const ClosedDays& closed,
                                Milliseconds length, const std::vector<Promise>& promised,
                                LocalTime now) {
  const playbook::Hours& used = hours.open.empty() ? working_hours() : hours;
  std::vector<Value> windows;
  for (local_days day = floor<days>(now); day < floor<days>(now) + kFarthest; day += days(1)) {
    for (const Promise& span : spans_of(used, closed, day)) {
      for (LocalTime begins = span.begins; begins + length <= span.ends; begins += length) {
        const bool taken = std::ranges::any_of(promised, [&](const Promise& promise) {
          return promise.begins < begins + length && begins < promise.ends;
        });
        if (begins <= now || taken) continue;
        windows.push_back(
            {{"begins", moment_text(begins)}, {"ends", moment_text(begins + length)}});
      }
    }
    if (!windows.empty()) return windows;
  }
  return windows;
}

}  // namespace pigeon::replies
