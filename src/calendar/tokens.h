// The first reading of a time said in words: what each piece can be by its form and by the words of
// one language. Nothing is decided about what is meant.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/lexicon.h"

namespace pigeon::calendar {

struct Token {
  enum class Kind {
    word,     // `means` and `value` from the lexicon
    number,   // `value`: "9"
    ordinal,  // `value`: "1st"
    clock,    // `hour`, `minute`, `second`: "14:30", "14h30"; `bare` for "9h"
    dotted,   // `first`.`second`: "14.30", a time or a date
    date,     // `year`-`first`-`second`: "2026-12-01"
    numeric,  // "24/12", "24.12.2026": day and month in an order of their own; `year` 0: not said,
              // `dots`: parted by dots
    offset,   // from UTC: "Z", "+01:00"
    zone,     // the name of a time zone
    unknown,
  };
  Kind kind = Kind::unknown;
  std::string text = {};  // as it was typed
  Means means = Means::filler;
  int value = 0;
  int other = 0;  // of a word with a second meaning
  int year = 0;
  int first = 0;
  int second = 0;
  std::chrono::milliseconds time{0};  // of a clock: after midnight
  int hour_digits = 2;                // of a clock: "2:30" has one
  bool dots = false;                  // of numeric and dotted
  bool bare = false;                  // of a clock: the hour alone
  std::chrono::seconds offset{0};

  bool is(Kind wanted) const { return kind == wanted; }
  bool is(Means wanted) const { return kind == Kind::word && means == wanted; }
};

// `zone` is the name by which a zone token is recognised without a slash ("UTC").
std::vector<Token> tokens_of(std::string_view words, const Lexicon& lexicon, std::string_view zone);

}  // namespace pigeon::calendar
