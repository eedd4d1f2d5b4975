// The second reading of a time said in words: which day, which time of day, which length of time
// was named. Only what was said: what it comes to depends on the day on which it was said.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/length_said.h"

namespace pigeon::calendar {

// Which friday.
enum class Which { plain, this_one, coming, next, next_week };

struct ClockSaid {
  enum class Kind { time, noon, midnight };
  Kind kind = Kind::time;
  std::chrono::milliseconds time{0};  // after midnight, as said: "2:30 pm" is 2:30 here
  int hour_digits = 2;                // "02:30" has two, "2:30" one
  bool bare = false;                  // the hour alone: "at 9"
  bool spoken = false;                // on the 12-hour clock: "quarter to one"
  std::optional<bool> pm = {};
};

// A date of which day, month and year are known as far as they were said.
struct DateSaid {
  int day = 0;
  std::optional<int> month = {};
  std::optional<int> year = {};
  // Day and month could be meant the other way round: "03/04".
  bool either_order = false;
};

// "first monday of december", "last friday in january".
struct NthWeekday {
  int position = 1;  // in the month, from 1 on; -1: the last
  std::chrono::weekday weekday;
  int month = 1;
  std::optional<int> year = {};
};

struct Said {
  std::optional<int> days_from_today = {};
  bool tonight = false;
  std::optional<std::chrono::weekday> weekday = {};
  Which which = Which::plain;
  std::optional<DateSaid> date = {};
  std::optional<NthWeekday> nth_weekday = {};

  std::optional<ClockSaid> clock = {};
  std::optional<PartOfDay> part_of_day = {};
  std::optional<std::chrono::seconds> offset = {};

  std::vector<Length> from_now = {};  // "in 2 days"
  // The weeks that the days of `from_now` can also stand for: "in acht Tagen", "dans 15 jours".
  std::optional<int> weeks_meant = {};

  // A number of which the form does not tell whether it is an hour or a day: "fri 9".
  std::optional<int> loose_number = {};

  bool names_a_day() const { return days_from_today || tonight || weekday || date || nth_weekday; }
};

// What could not be read and how far the reading came before it: the language that came farthest
// is the one that was spoken.
struct Misread {
  Error error;
  std::size_t understood;
  std::string unknown_word = {};  // when a word was the reason
};

tl::expected<Said, Misread> read_said(std::span<const Token> tokens, const Lexicon& lexicon,
                                      std::string_view zone);

}  // namespace pigeon::calendar
