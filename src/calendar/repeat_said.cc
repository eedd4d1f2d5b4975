#include "calendar/repeat_said.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "calendar/folding.h"
#include "calendar/said.h"
#include "calendar/time_of_day.h"
#include "calendar/token_cursor.h"

namespace pigeon::calendar {
namespace {

using Kind = Token::Kind;
using std::chrono::hours;

constexpr std::size_t kLongestPhrase = 200;
constexpr int kMostInterval = 999;
// Days that some months lack.
constexpr int kFirstRareDay = 29;
constexpr std::array<const char*, 7> kDays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::string_view kForms =
    "Write it as \"every thu 18:00\", \"last friday of the month 9:00\" or FREQ=WEEKLY;BYDAY=TH";

// What was said of the days, before it becomes a rule.
struct DaysSaid {
  bool every = false;
  std::optional<Unit> unit = {};
  std::optional<int> interval = {};
  std::set<int> weekdays = {};       // 0 is Sunday
  std::optional<int> position = {};  // of the weekday in the month; -1: the last
  bool last_day = false;             // "last day of the month"
  std::optional<int> day = {};       // of the month
  std::optional<int> month = {};
  bool of_the_month = false;
};

class RepeatReading {
 public:
  RepeatReading(std::span<const Token> tokens, const Lexicon& lexicon) : in_(tokens, lexicon) {}

  tl::expected<Repeat, Misread> read() {
    while (!refusal_ && !in_.done())
      step();
    Repeat repeat;
    if (!refusal_) read_clock(repeat);
    if (!refusal_) settle(repeat);
    if (refusal_) return tl::unexpected(Misread{*refusal_, in_.position()});
    return repeat;
  }

 private:
  void refuse(std::string meaning, std::string hint = std::string(kForms)) {
    refusal_ = Error("unclear-rule", std::move(meaning), std::move(hint));
  }

  void step() {
    const Token& token = *in_.peek();
    if (token.is(Means::every) || token.is(Means::every_other)) return step_every();
    if (token.is(Means::how_often)) return take_unit(static_cast<Unit>(token.value), 1, 1);
    if (token.is(Means::of_the_month)) {
      said_.of_the_month = true;
      return in_.skip(1);
    }
    if (token.is(Means::last)) return step_last();
    if (token.is(Means::working_days) || token.is(Means::weekend)) return take_days(token);
    if (token.is(Means::weekdays)) {
      said_.every = true;
      said_.weekdays.insert(token.value);
      return in_.skip(1);
    }
    if (in_.next_is_weekday()) {
      said_.weekdays.insert(token.value);
      return in_.skip(1);
    }
    const bool day_follows = in_.next_is_weekday(1) || in_.next_is(Means::weekdays, 1);
    if (in_.next_is(Means::conjunction) && !said_.weekdays.empty() && day_follows)
      return in_.skip(1);
    const bool ordinal = token.is(Kind::ordinal) || token.is(Means::ordinal);
    if (ordinal && in_.next_is_weekday(1)) return take_position(token.value);
    if (token.is(Means::month)) return step_month_first(token);
    if (ordinal || in_.count()) {
      if (step_day(token, ordinal)) return;
    }
    if (token.is(Means::day_article) && step_article()) return;
    if (in_.next_is_filler() && time_.empty()) return in_.skip(1);
    time_.push_back(token);
    in_.skip(1);
  }

  // "every", "every other", "every 2 weeks", "every week".
  void step_every() {
    const bool other = in_.next_is(Means::every_other);
    said_.every = true;
    in_.skip(1);
    if (other) {
      // "every second monday of the month" is one a month.
      second_ = true;
    }
    const bool day_of_month = in_.next_is(Means::day_article) && in_.next_is(Kind::number, 1);
    if (in_.unit() && !day_of_month) return take_unit(*in_.unit(), other ? 2 : 1, 1);
    if (const auto count = in_.count(); count && in_.unit(1))
      return take_unit(*in_.unit(1), *count, 2);
    if (in_.next_is(Means::day_article) && !in_.next_is(Kind::number, 1))
      return take_unit(Unit::day, other ? 2 : 1, 1);
  }

  void take_unit(Unit unit, int interval, std::size_t tokens) {
    if (unit < Unit::day) {
      return refuse("A rule in hours or minutes is not understood in words",
                    "Write it as FREQ=HOURLY;INTERVAL=2");
    }
    if (interval < 1 || interval > kMostInterval) return refuse("Nothing comes so rarely");
    // "on the 1st of every month"
    if (said_.day && unit == Unit::month && interval == 1) {
      said_.of_the_month = true;
    } else if (said_.unit) {
      return refuse("Two rules are given at once");
    } else {
      said_.unit = unit;
      said_.interval = interval;
    }
    second_ = false;
    said_.every = true;
    in_.skip(tokens);
  }

  void step_last() {
    in_.skip(1);
    if (in_.next_is_weekday()) {
      said_.position = -1;
    } else if (in_.unit() == Unit::day) {
      said_.last_day = true;
      in_.skip(1);
    } else {
      refuse("\"last\" needs a weekday or \"day of the month\" after it");
    }
  }

  void take_days(const Token& token) {
    for (int day = 0; day < 7; ++day) {
      const bool weekend = day == 0 || day == 6;
      if (weekend == token.is(Means::weekend)) said_.weekdays.insert(day);
    }
    in_.skip(1);
  }

  void take_position(int position) {
    if (position < 1 || position > 5) return refuse("No month has so many weeks");
    said_.position = position;
    in_.skip(1);
  }

  // "dec 1".
  void step_month_first(const Token& token) {
    const bool day = in_.next_is(Kind::number, 1) || in_.next_is(Kind::ordinal, 1);
    if (said_.month || said_.day || !day) return refuse("A month needs its day");
    said_.month = token.value;
    said_.day = in_.peek(1)->value;
    in_.skip(2);
  }

  // "1st of the month", "24 dec", "24. Dezember"; false when the number is none of these.
  bool step_day(const Token& token, bool ordinal) {
    const auto month = in_.month_of_a_day(1);
    const std::size_t after = 1 + in_.fillers(1);
    const bool of_month = in_.next_is(Means::of_the_month, 1) ||
                          (in_.next_is(Means::every, after) && in_.unit(after + 1) == Unit::month);
    if (!month && !of_month && !ordinal) return false;
    if (said_.day) {
      refuse("Two days of the month are given");
      return true;
    }
    said_.day = token.value;
    said_.month = month;
    in_.skip(month ? after + 1 : 1);
    return true;
  }

  // "todo dia 15", "le 15 du mois": the number is a day.
  bool step_article() {
    if (!in_.next_is(Kind::number, 1) || in_.unit(2)) return false;
    if (in_.month_of_a_day(2)) return false;
    if (said_.day) {
      refuse("Two days of the month are given");
      return true;
    }
    said_.day = in_.peek(1)->value;
    in_.skip(2);
    return true;
  }

  // The words that are left over must be a time of day, and nothing else.
  void read_clock(Repeat& repeat) {
    while (!time_.empty() &&
           (time_.back().is(Means::filler) || time_.back().is(Means::day_article)))
      time_.pop_back();
    if (time_.empty()) return;
    Said said;
    if (time_.size() == 1 && time_[0].is(Kind::number)) {
      said.clock = ClockSaid{.time = hours(time_[0].value),
                             .hour_digits = static_cast<int>(time_[0].text.size()),
                             .bare = true};
    } else {
      auto read = read_said(time_, in_.lexicon(), "");
      if (!read) {
        refusal_ = read.error().error;
        return;
      }
      said = std::move(*read);
    }
    if (said.names_a_day() || said.offset || !said.from_now.empty() || said.loose_number ||
        !said.clock) {
      return refuse("The rule is not wholly understood");
    }
    if (is_midnight(*said.clock))
      return refuse("Midnight can begin or end that day", "Write 00:00");
    const auto clock = time_of_day(said);
    if (!clock) {
      std::string hint;
      for (const Milliseconds reading : clock.error().readings)
        hint += (hint.empty() ? "Write the time as " : " or ") + clock_text(reading);
      return refuse(clock.error().why, hint);
    }
    repeat.clock = *clock;
  }

  static std::string clock_text(Milliseconds clock) {
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::minutes>(clock));
    const auto two = [](long long value) {
      return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return two(time.hours().count()) + ":" + two(time.minutes().count());
  }

  void settle(Repeat& repeat) {
    repeat.interval = said_.interval.value_or(1);
    if (said_.position || said_.last_day) return settle_position(repeat);
    if (said_.day) return settle_day(repeat);
    if (!said_.weekdays.empty()) return settle_weekly(repeat);
    if (!said_.unit || said_.of_the_month) return refuse("It is not said how often");
    constexpr std::array kFrequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    repeat.rule = std::string("FREQ=") + kFrequencies.at(static_cast<std::size_t>(*said_.unit) -
                                                         static_cast<std::size_t>(Unit::day));
    repeat.on_day_of_start = *said_.unit != Unit::day;
  }

  // "last friday of the month".
  void settle_position(Repeat& repeat) {
    const bool monthly = said_.of_the_month || said_.unit == Unit::month;
    if (!monthly) {
      return refuse("Of what it is the first or the last is not said",
                    "Write it as \"last friday of the month 9:00\"");
    }
    const bool one_day = said_.weekdays.size() == 1 && !said_.last_day;
    if (said_.day || (said_.last_day ? !said_.weekdays.empty() : !one_day))
      return refuse("Two rules are given at once");
    repeat.rule = "FREQ=MONTHLY;";
    if (said_.last_day) {
      repeat.rule += "BYMONTHDAY=-1";
    } else {
      repeat.rule += "BYDAY=" + std::to_string(*said_.position) +
                     kDays.at(static_cast<std::size_t>(*said_.weekdays.begin()));
    }
  }

  void settle_weekly(Repeat& repeat) {
    if (second_ && said_.of_the_month) {
      said_.position = 2;
      return settle_position(repeat);
    }
    if (said_.of_the_month || (said_.unit && *said_.unit != Unit::week)) {
      return refuse("Which of the weekdays is not said",
                    "Write it as \"last friday of the month 9:00\"");
    }
    if (!said_.every) {
      return refuse("It is not said whether it comes every week",
                    "Write it as \"every thu 18:00\"");
    }
    if (second_) repeat.interval = 2;
    repeat.rule = "FREQ=WEEKLY;BYDAY=";
    std::string separator;
    // Monday first.
    for (const int day : {1, 2, 3, 4, 5, 6, 0}) {
      if (!said_.weekdays.contains(day)) continue;
      repeat.rule += separator + kDays.at(static_cast<std::size_t>(day));
      separator = ",";
    }
  }

  void settle_day(Repeat& repeat) {
    if (*said_.day < 1 || *said_.day > 31) {
      return refuse("No month has a day " + std::to_string(*said_.day));
    }
    if (!said_.weekdays.empty() || second_) return refuse("Two rules are given at once");
    const std::string day = std::to_string(*said_.day);
    if (said_.month) {
      if (said_.unit && *said_.unit != Unit::year) return refuse("Two rules are given at once");
      if (!said_.every) return refuse("It is not said whether it comes every year");
      const std::chrono::month_day date(std::chrono::month(static_cast<unsigned>(*said_.month)),
                                        std::chrono::day(static_cast<unsigned>(*said_.day)));
      if (!date.ok()) return refuse("That month has no day " + day);
      if (*said_.month == 2 && *said_.day == 29) return refuse_rare_day("28 Feb or 1 Mar");
      repeat.rule = "FREQ=YEARLY;BYMONTH=" + std::to_string(*said_.month) + ";BYMONTHDAY=" + day;
      return;
    }
    const bool monthly =
        said_.of_the_month || said_.unit == Unit::month || (said_.every && !said_.unit);
    if (!monthly) return refuse("Of what month it is the day is not said");
    if (*said_.day >= kFirstRareDay) {
      return refuse_rare_day("the last day of the month");
    }
    repeat.rule = "FREQ=MONTHLY;BYMONTHDAY=" + day;
  }

  // A month without that day could be left out, or its last day taken.
  void refuse_rare_day(const std::string& instead) {
    refuse("Not every month or year has a day " + std::to_string(*said_.day),
           "Write \"last day of the month\", or FREQ=MONTHLY;BYMONTHDAY=" +
               std::to_string(*said_.day) + " to leave out those without it (instead of " +
               instead + ")");
  }

  TokenCursor in_;
  DaysSaid said_;
  bool second_ = false;  // "every other", "every second"
  std::vector<Token> time_;
  std::optional<Error> refusal_;
};

// "mon-fri": from monday to friday, or these two?
bool spans_days(std::string_view words, std::span<const Token> tokens) {
  const std::string text = folded(words);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '.'; };
  bool hyphen = false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    hyphen |= text[i] == '-' && is_letter(text[i - 1]) && is_letter(text[i + 1]);
  const auto days = std::ranges::count_if(tokens, [](const Token& token) {
    return token.is(Means::weekday) || token.is(Means::weekdays) ||
           token.is(Means::weekday_or_month);
  });
  return hyphen && days > 1;
}

}  // namespace

bool speaks_of_repeating(std::string_view words) {
  if (words.size() > kLongestPhrase) return false;
  return std::ranges::any_of(lexicons(), [&](const Lexicon* lexicon) {
    const auto tokens = tokens_of(words, *lexicon, "UTC");
    const bool known =
        std::ranges::none_of(tokens, [](const Token& token) { return token.is(Kind::unknown); });
    return known && std::ranges::any_of(tokens, [](const Token& token) {
             return token.is(Means::every) || token.is(Means::every_other) ||
                    token.is(Means::how_often) || token.is(Means::of_the_month) ||
                    token.is(Means::weekdays);
           });
  });
}

Result<Repeat> read_repeat(std::string_view words) {
  if (words.size() > kLongestPhrase) {
    return fail("unclear-rule", "These are too many words for a rule", std::string(kForms));
  }
  std::optional<Repeat> repeat;
  std::optional<Misread> misread;
  for (const Lexicon* lexicon : lexicons()) {
    const auto tokens = tokens_of(words, *lexicon, "UTC");
    if (spans_days(words, tokens)) {
      return fail("unclear-rule", "\"" + printable(words) + "\": A span of weekdays is not read",
                  "Name each: \"every mon, tue, wed 9:00\", or write \"every weekday 9:00\"");
    }
    auto read = RepeatReading(tokens, *lexicon).read();
    if (!read) {
      const bool strange =
          std::ranges::any_of(tokens, [](const Token& token) { return token.is(Kind::unknown); });
      if (strange) read.error().understood = 0;
      if (!misread || read.error().understood > misread->understood) misread = read.error();
    } else if (!repeat) {
      repeat = std::move(*read);
    } else if (*repeat != *read) {
      return fail("unclear-rule",
                  "\"" + printable(words) +
                      "\" means different things in "
                      "different languages",
                  std::string(kForms));
    }
  }
  if (repeat) return *repeat;
  const Error& error = misread->error;
  return fail(error.code(), "\"" + printable(words) + "\": " + error.meaning(), error.hint());
}

}  // namespace pigeon::calendar
