// The words by which people name times, as data: one table a language. Words are written folded:
// lower case, no accents, no apostrophes, hyphens as blanks ("apres demain", "oclock").
#pragma once

#include <span>
#include <string_view>

namespace pigeon::calendar {

enum class Unit { second, minute, hour, day, week, month, year };
enum class PartOfDay { morning, afternoon, evening };

enum class Means {
  at,           // an hour follows: "at"
  filler,       // says nothing: "on", "the", "of"
  in,           // a length of time follows: "in 2 hours"
  from_now,     // ends a length of time: "2 hours from now"
  conjunction,  // "and"
  number,       // value: 1 to 12
  unit,         // value: Unit
  minutes,      // a length of time by itself; value: minutes ("half an hour")
  day,          // value: days from today
  tonight,      // this evening
  part_of_day,  // value: PartOfDay
  weekday,      // value: 0 is Sunday
  month,        // value: 1 to 12
  this_one,     // "this friday"
  coming,       // "coming friday"
  next,         // "next friday"
  next_week,    // "next week tuesday"
  am,
  pm,
  noon,
  midnight,
  oclock,
};

struct Entry {
  std::string_view phrase;  // one word or several
  Means means;
  int value = 0;
};

struct Lexicon {
  std::string_view language;  // ISO 639-1
  std::span<const Entry> entries;
  std::span<const std::string_view> ordinal_suffixes;  // "1st"
  bool ordinal_dot;                                    // "1." is the first
  bool hour_mark;                                      // "14h30" is a time of day
};

// Every language in which a time is understood, English first.
std::span<const Lexicon> lexicons();

}  // namespace pigeon::calendar
