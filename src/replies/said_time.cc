#include "replies/said_time.h"

#include <algorithm>

#include "calendar/day_said.h"
#include "calendar/lexicon.h"
#include "calendar/said.h"
#include "calendar/time_of_day.h"
#include "calendar/today.h"
#include "calendar/tokens.h"
#include "calendar/when.h"

namespace pigeon::replies {
namespace {

using calendar::Said;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;

constexpr std::size_t kLongestPhrase = 80;

void add_day(std::vector<local_days>& all, local_days day) {
  if (std::ranges::find(all, day) == all.end()) all.push_back(day);
}

// A weekday's name on that weekday can be today's; a date that is over can be nothing.
std::vector<local_days> days_said(const Said& said, const calendar::Today& today) {
  std::vector<local_days> all;
  if (!said.names_a_day()) return all;
  constexpr Milliseconds kEndOfDay = hours(24) - Milliseconds(1);
  const bool plain_weekday =
      said.weekday && !said.date && !said.days_from_today && said.which == calendar::Which::plain;
  if (plain_weekday) {
    const local_days soonest = calendar::soonest_weekday(said, today);
    all.push_back(soonest);
    if (soonest == today.date()) all.push_back(soonest + days(7));
    return all;
  }
  if (const auto day = calendar::day_said(said, kEndOfDay, today)) all.push_back(*day);
  return all;
}

std::vector<Milliseconds> clocks_said(const Said& said) {
  if (said.loose_number && *said.loose_number < 24) {
    Said as_hour = said;
    as_hour.loose_number.reset();
    as_hour.clock = calendar::ClockSaid{.time = hours(*said.loose_number), .bare = true};
    return clocks_said(as_hour);
  }
  if (!said.clock) return {};
  if (calendar::is_midnight(*said.clock)) return {Milliseconds(0)};
  const auto clock = calendar::time_of_day(said);
  if (!clock) {
    std::vector<Milliseconds> readings = clock.error().readings;
    std::erase_if(readings, [](Milliseconds reading) { return reading >= hours(24); });
    return readings;
  }
  std::vector<Milliseconds> readings{*clock};
  // "7" is 7:00 by the 24-hour clock, and 19:00 where only the evening is open.
  const bool half_said = said.clock->bare || said.clock->hour_digits == 1;
  if (half_said && !said.clock->pm && !said.part_of_day && !said.tonight && *clock < hours(12) &&
      said.clock->kind == calendar::ClockSaid::Kind::time)
    readings.push_back(*clock + hours(12));
  return readings;
}

std::optional<SaidTime> in_one(std::string_view phrase, const calendar::Lexicon& lexicon,
                               Instant now, const calendar::Zone& zone) {
  const auto said =
      calendar::read_said(calendar::tokens_of(phrase, lexicon, zone.name()), lexicon, zone.name());
  if (!said) return std::nullopt;
  const calendar::Today today(now, zone);
  SaidTime time;
  if (!said->from_now.empty()) {
    const auto moment = calendar::parse_when(phrase, now, zone);
    if (!moment) return std::nullopt;
    const bool whole_days = std::ranges::all_of(said->from_now, [](const calendar::Length& length) {
      return length.unit >= calendar::Unit::day;
    });
    if (!whole_days) {
      time.moment = moment->civil;
      return time;
    }
    time.days.push_back(std::chrono::floor<days>(moment->civil));
    time.clocks = clocks_said(*said);
    return time;
  }
  time.days = days_said(*said, today);
  if (said->names_a_day() && time.days.empty()) return std::nullopt;
  time.clocks = clocks_said(*said);
  if (said->clock && time.clocks.empty()) return std::nullopt;
  if (time.empty()) return std::nullopt;
  return time;
}

}  // namespace

std::optional<SaidTime> said_time(std::string_view phrase,
                                  const std::vector<std::string>& languages, Instant now,
                                  const calendar::Zone& zone) {
  if (phrase.empty() || phrase.size() > kLongestPhrase) return std::nullopt;
  std::optional<SaidTime> all;
  for (const calendar::Lexicon* lexicon : calendar::lexicons()) {
    if (!languages.empty() && std::ranges::find(languages, lexicon->language) == languages.end())
      continue;
    const auto said = in_one(phrase, *lexicon, now, zone);
    if (!said) continue;
    if (!all) {
      all = said;
      continue;
    }
    for (const local_days day : said->days)
      add_day(all->days, day);
    for (const Milliseconds clock : said->clocks) {
      if (std::ranges::find(all->clocks, clock) == all->clocks.end()) all->clocks.push_back(clock);
    }
  }
  return all;
}

}  // namespace pigeon::replies
