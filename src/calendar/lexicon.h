// The words by which people name times, as data: one table a language. Words are written folded:
// lower case, no accents, blanks for hyphens and apostrophes ("apres demain", "o clock").
#pragma once

#include <span>
#include <string_view>

namespace pigeon::calendar {

enum class Unit { second, minute, hour, day, week, month, year };
enum class PartOfDay { morning, afternoon, late_afternoon, evening, late_evening, small_hours };

enum class Means {
  at,               // an hour follows: "at"
  filler,           // says nothing: "on", "the"
  of,               // says nothing before a month, a year, a part of the day, a week: "of"
  day_article,      // the number that follows is a day: "le 15"; other: 1 when it also is Unit::day
  in,               // a length of time follows: "in 2 hours"
  from_now,         // ends a length of time: "2 hours from now"
  conjunction,      // "and"
  minus,            // takes minutes from the hour before it: "dix heures moins le quart"
  number,           // value: from 1 on
  number_or_month,  // value: the number; other: the month, when a day stands before it ("7 sept")
  ordinal,          // value: "first"
  unit,             // value: Unit
  minutes,          // a length of time by itself; value: minutes ("half an hour")
  half_more,        // value: minutes more than the hours before it: "and a half"
  fraction,         // of an hour, after it; value: minutes ("et demie", "y cuarto")
  before_hour,      // value: minutes from the hour that follows: "half past" 30, "halb" -30
  minutes_past,     // between minutes and their hour: "ten past nine"
  minutes_to,       // between minutes and their hour: "zehn vor neun"
  day,              // value: days from today
  tomorrow_or_morning,  // "morgen", and "Montag morgen"
  day_and_part,         // value: days from today; other: PartOfDay ("this afternoon")
  tonight,              // this evening
  part_of_day,          // value: PartOfDay
  weekday,              // value: 0 is Sunday
  weekday_or_month,  // value: the weekday; other: the month, when a day stands before it ("3 mar")
  month,             // value: 1 to 12
  this_one,          // "this friday"
  coming,            // "coming friday"
  next,              // "next friday"
  next_week,         // "next week tuesday"
  am,
  pm,
  noon,
  midnight,
  oclock,
  // Words that only say how often (repeat_said.h).
  every,         // "every", "jeden", "tous les"
  every_other,   // "every other"
  last,          // "last friday"
  weekdays,      // "mondays"; value: 0 is Sunday
  working_days,  // Monday to Friday
  weekend,       // Saturday and Sunday
  how_often,     // value: Unit ("daily", "weekly")
  of_the_month,  // "of the month", "jedes Monats"
};

struct Entry {
  std::string_view phrase;  // one word or several
  Means means;
  int value = 0;
  int other = 0;
};

struct Lexicon {
  std::string_view language;  // ISO 639-1
  std::span<const Entry> entries;
  std::span<const std::string_view> ordinal_suffixes;  // "1st"
  bool ordinal_dot = false;                            // "1." is the first
  bool hour_mark = false;                              // "14h30" is a time of day
  bool hour_word = false;                              // "9 heures" is a time of day
  bool hour_word_before = false;                       // "ore 9" is a time of day
  bool day_first_dots = false;                         // "1.12." is the first of December
  bool joined_words = false;                           // "Freitagabend" is two words
  // Counts of days that are also said for one and for two weeks: "in acht Tagen", "dans 15 jours".
  bool days_for_weeks = false;
};

// Every language in which a time is understood, English first.
std::span<const Lexicon* const> lexicons();

}  // namespace pigeon::calendar
