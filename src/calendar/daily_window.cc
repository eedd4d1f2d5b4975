#include "calendar/daily_window.h"

#include <optional>

#include "base/utf8.h"

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes kDay = hours(24);

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

// "8:30" or "24:00" as minutes after midnight.
std::optional<minutes> read_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  int values[2] = {0, 0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == colon) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    int& value = values[i < colon ? 0 : 1];
    value = value * 10 + (text[i] - '0');
  }
  const minutes clock = hours(values[0]) + minutes(values[1]);
  return values[1] < 60 && clock <= kDay ? std::optional(clock) : std::nullopt;
}

std::string clock_text(minutes clock) {
  const std::chrono::hh_mm_ss time(clock);
  const auto two = [](auto value) {
    return (value.count() < 10 ? "0" : "") + std::to_string(value.count());
  };
  return two(time.hours()) + ":" + two(time.minutes());
}

Milliseconds time_of_day(LocalTime time) {
  return time - std::chrono::floor<days>(time);
}

}  // namespace

Result<DailyWindow> DailyWindow::parse(std::string_view text) {
  const std::string_view bare = trimmed(text);
  if (bare.empty() || bare == "none") return DailyWindow();
  constexpr std::string_view kEnDash = "\u2013";
  const bool long_dash = bare.find(kEnDash) != std::string_view::npos;
  const std::size_t dash = long_dash ? bare.find(kEnDash) : bare.find('-');
  const auto refused = [&](const std::string& why) {
    return fail("invalid-quiet", "\"" + printable(text.substr(0, 64)) + "\" " + why,
                "Write it as 20:00-08:00, or none");
  };
  if (dash == std::string_view::npos) return refused("is not a span of the day");
  const auto begin = read_clock(trimmed(bare.substr(0, dash)));
  const auto end = read_clock(trimmed(bare.substr(dash + (long_dash ? kEnDash.size() : 1))));
  if (!begin || !end) return refused("is not a span of the day");
  if (*begin % kDay == *end % kDay) return refused("begins when it ends");
  return DailyWindow(*begin % kDay, *end % kDay);
}

bool DailyWindow::contains(LocalTime time) const {
  const Milliseconds clock = time_of_day(time);
  if (begin_ <= end_) return clock >= begin_ && clock < end_;
  return clock >= begin_ || clock < end_;
}

Instant DailyWindow::end_after(Instant at, const Zone& zone) const {
  const LocalTime now = zone.to_local(at);
  if (!contains(now)) return at;
  LocalTime end = std::chrono::floor<days>(now) + end_;
  if (end <= now) end += kDay;
  // Elapsed time is right unless the clock changes on the way, in the second pass of a repeated
  // hour too; over a change the wall clock is.
  const Instant elapsed = at + (end - now);
  return zone.to_local(elapsed) == end ? elapsed : zone.to_utc(end);
}

Instant DailyWindow::begin_before(Instant at, const Zone& zone) const {
  const LocalTime now = zone.to_local(at);
  if (!contains(now)) return at;
  LocalTime begin = std::chrono::floor<days>(now) + begin_;
  if (begin > now) begin -= kDay;
  const Instant elapsed = at - (now - begin);
  return zone.to_local(elapsed) == begin ? elapsed : zone.to_utc(begin);
}

std::string DailyWindow::text() const {
  return is_never() ? "none" : clock_text(begin_) + "-" + clock_text(end_);
}

}  // namespace pigeon::calendar
