#include "calendar/clock_words.h"

namespace pigeon::calendar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr int kHourMinutes = 60;
// Nobody names more than half an hour towards the next hour.
constexpr int kMostMinutesAround = 29;
// "at 9 and 10" can be two times of day, "at 9 and 20" only 9:20.
constexpr int kNoHourBeyond = 13;

// A plain number of minutes that is not the day of a date nor the count of something else.
std::optional<int> minutes_at(const TokenCursor& in, std::size_t ahead) {
  const auto count = in.count(ahead);
  if (!count || *count >= kHourMinutes || in.month_of_a_day(ahead + 1)) return std::nullopt;
  const auto unit = in.unit(ahead + 1);
  if (unit && *unit != Unit::minute) return std::nullopt;
  return count;
}

void add(ClockSaid& hour, int more) {
  hour.time += minutes(more);
  hour.bare = false;
  hour.spoken = hour.hour_digits == 1;
}

}  // namespace

std::optional<ClockSaid> take_minutes_and_hour(TokenCursor& in) {
  int offset = 0;
  std::size_t hour_at = 0;
  if (in.next_is(Means::before_hour)) {
    offset = in.peek()->value;
    hour_at = 1;
  } else {
    const auto count = in.count();
    if (!count || *count < 1 || *count > kMostMinutesAround) return std::nullopt;
    const std::size_t sign_at = in.unit(1) == Unit::minute ? 2 : 1;
    const bool past = in.next_is(Means::minutes_past, sign_at);
    if (!past && !in.next_is(Means::minutes_to, sign_at)) return std::nullopt;
    offset = past ? *count : -*count;
    hour_at = sign_at + 1;
  }
  const bool noon = in.next_is(Means::noon, hour_at);
  const int hour = noon ? 12 : in.count(hour_at).value_or(0);
  if (hour < 1 || hour > 12) return std::nullopt;
  in.skip(hour_at + 1);
  return ClockSaid{
      .time = hours(hour) + minutes(offset), .hour_digits = noon ? 2 : 1, .spoken = !noon};
}

void take_minutes_after(TokenCursor& in, ClockSaid& hour, bool in_words, bool spelt_out) {
  if (const auto plain = minutes_at(in, 0)) {
    const bool figures = in.next_is(Token::Kind::number);
    const bool follows = figures ? spelt_out : (spelt_out || in_words) && *plain >= 10;
    if (!follows) return;
    in.skip(in.unit(1) ? 2 : 1);
    return add(hour, *plain);
  }
  const bool minus = in.next_is(Means::minus);
  if (!minus && !in.next_is(Means::conjunction)) return;
  const std::size_t fraction_at = 1 + in.fillers(1);
  if (in.next_is(Means::fraction, fraction_at)) {
    const int fraction = in.peek(fraction_at)->value;
    in.skip(fraction_at + 1);
    return add(hour, minus ? -fraction : fraction);
  }
  const auto plain = minutes_at(in, 1);
  if (!plain || (minus && *plain > kMostMinutesAround)) return;
  if (!minus && in.next_is(Token::Kind::number, 1) && *plain < kNoHourBeyond) return;
  in.skip(in.unit(2) ? 3 : 2);
  add(hour, minus ? -*plain : *plain);
}

}  // namespace pigeon::calendar
