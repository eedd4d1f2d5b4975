#include "calendar/token_cursor.h"

namespace pigeon::calendar {

bool TokenCursor::next_is_filler(std::size_t ahead) const {
  return next_is(Means::filler, ahead) || next_is(Means::of, ahead) ||
         next_is(Means::day_article, ahead);
}

bool TokenCursor::next_is_weekday(std::size_t ahead) const {
  return next_is(Means::weekday, ahead) || next_is(Means::weekday_or_month, ahead);
}

std::optional<int> TokenCursor::count(std::size_t ahead) const {
  const bool counts = next_is(Token::Kind::number, ahead) || next_is(Means::number, ahead) ||
                      next_is(Means::number_or_month, ahead);
  return counts ? std::optional(peek(ahead)->value) : std::nullopt;
}

std::optional<Unit> TokenCursor::unit(std::size_t ahead) const {
  if (next_is(Means::unit, ahead)) return static_cast<Unit>(peek(ahead)->value);
  if (next_is(Means::day_article, ahead) && peek(ahead)->other != 0) return Unit::day;
  return std::nullopt;
}

std::optional<int> TokenCursor::month_of_a_day(std::size_t ahead) const {
  ahead += fillers(ahead);
  if (next_is(Means::month, ahead)) return peek(ahead)->value;
  const bool also_a_month =
      next_is(Means::number_or_month, ahead) || next_is(Means::weekday_or_month, ahead);
  return also_a_month ? std::optional(peek(ahead)->other) : std::nullopt;
}

std::size_t TokenCursor::fillers(std::size_t ahead) const {
  std::size_t count = 0;
  while (next_is_filler(ahead + count))
    ++count;
  return count;
}

}  // namespace pigeon::calendar
