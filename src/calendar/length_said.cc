#include "calendar/length_said.h"

#include <chrono>

namespace pigeon::calendar {
namespace {

using Kind = Token::Kind;
using std::chrono::hours;

// Whether there was another part.
bool take_part(TokenCursor& in, bool after_in, LengthSaid& said) {
  const auto add = [&](long long count, Unit unit, std::size_t tokens) {
    said.parts.push_back({.count = count, .unit = unit});
    in.skip(tokens);
    return true;
  };
  const bool first = said.parts.empty();
  const bool after_hours = !first && said.parts.back().unit == Unit::hour;
  if (in.next_is(Means::minutes)) return add(in.peek()->value, Unit::minute, 1);
  if (after_hours && in.next_is(Means::half_more)) return add(in.peek()->value, Unit::minute, 1);
  if (after_hours && in.next_is(Means::conjunction) && in.next_is(Means::fraction, 1)) {
    return add(in.peek(1)->value, Unit::minute, 2);
  }
  if (!first && in.next_is(Means::conjunction) && in.count(1) && in.unit(2)) {
    in.skip(1);
    return true;
  }
  if (in.next_is(Kind::clock) && in.lexicon().hour_mark && first && after_in) {
    const auto time =
        std::chrono::duration_cast<std::chrono::minutes>(in.peek()->time);  // "dans 1h30"
    if (time % hours(1) == std::chrono::minutes(0)) return add(time / hours(1), Unit::hour, 1);
    return add(time.count(), Unit::minute, 1);
  }
  const auto count = in.count();
  if (count && in.next_is(Means::half_more, 1) && in.unit(2) == Unit::hour) {
    said.parts.push_back({.count = in.peek(1)->value, .unit = Unit::minute});
    return add(*count, Unit::hour, 3);
  }
  if (!count || !in.unit(1)) return false;
  if (first && in.lexicon().days_for_weeks && in.unit(1) == Unit::day) {
    if (*count == 8 || *count == 15) said.weeks_meant = *count / 7;
  }
  return add(*count, *in.unit(1), 2);
}

}  // namespace

LengthSaid read_length(TokenCursor& in, bool after_in) {
  LengthSaid said;
  while (take_part(in, after_in, said)) {
  }
  return said;
}

}  // namespace pigeon::calendar
