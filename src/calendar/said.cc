#include "calendar/said.h"

#include <algorithm>
#include <utility>

#include "base/spelling.h"
#include "base/utf8.h"
#include "calendar/clock_words.h"
#include "calendar/folding.h"
#include "calendar/token_cursor.h"

namespace pigeon::calendar {
namespace {

using Kind = Token::Kind;
using std::chrono::hours;

constexpr std::string_view kForms =
    "Write it as \"tomorrow 9am\", \"fri 14:30\", \"in 2 hours\" or \"2026-12-01 09:00\"";

// Reads tokens from left to right into `said_`; each step takes what belongs together.
class Reading {
 public:
  Reading(std::span<const Token> tokens, const Lexicon& lexicon, std::string_view zone)
      : in_(tokens, lexicon), zone_(zone) {}

  tl::expected<Said, Misread> read() {
    if (in_.done()) refuse("No time was given");
    while (!refusal_ && !in_.done()) {
      const std::size_t before = in_.position();
      const bool says_nothing = in_.next_is_filler();
      last_ = in_.peek();
      step();
      if (!refusal_ && in_.position() == before) refuse_word();
      const bool alone = in_.position() == before + 1;
      if (says_nothing && alone && in_.done() && !refusal_) waiting_for_ = last_->text;
    }
    if (!refusal_) settle_loose_number();
    if (!refusal_ && waiting_for_)
      refuse("\"" + printable(*waiting_for_) + "\" lacks what follows");
    if (refusal_) return tl::unexpected(Misread{*refusal_, in_.position(), unknown_word_});
    return said_;
  }

 private:
  void refuse(std::string meaning, std::string hint = std::string(kForms)) {
    refusal_ = Error("unclear-time", std::move(meaning), std::move(hint));
  }
  void refuse_word() {
    unknown_word_ = in_.peek()->text;
    refuse("\"" + printable(unknown_word_) + "\" is not understood as a part of a time");
  }
  void refuse_second(const char* what) {
    refuse("\"" + printable(in_.peek()->text) + "\" is a second " + what);
  }

  void step() {
    const Token& token = *in_.peek();
    switch (token.kind) {
      case Kind::word:
        return step_word(token);
      case Kind::number:
      case Kind::ordinal:
        return step_number(token);
      case Kind::clock:
        return step_clock(token);
      case Kind::dotted:
        return step_dotted(token);
      case Kind::date:
        return take_date({.day = token.second, .month = token.first, .year = token.year}, 1);
      case Kind::numeric:
        return take_numeric(token);
      case Kind::offset:
        if (said_.offset) return refuse_second("offset");
        said_.offset = token.offset;
        in_.skip(1);
        return;
      case Kind::zone:
        return step_zone(token);
      case Kind::unknown:
        return refuse_word();
    }
  }

  void step_word(const Token& token) {
    switch (token.means) {
      case Means::filler:
        in_.skip(1);
        return;
      case Means::of:
        return step_of(token);
      case Means::day_article:
        return step_day_article();
      case Means::at:
        in_.skip(1);
        waiting_for_ = token.text;
        return;
      case Means::in:
        in_.skip(1);
        return take_length(true);
      case Means::number:
      case Means::number_or_month:
      case Means::ordinal:
        return step_number(token);
      case Means::last:
        if (!in_.next_is_weekday(1)) return refuse_word();
        return take_nth_weekday(-1);
      case Means::day:
      case Means::tonight:
      case Means::day_and_part:
      case Means::tomorrow_or_morning:
        return take_day(token);
      case Means::part_of_day:
        return take_part(token.value);
      case Means::weekday:
      case Means::weekday_or_month:
        if (said_.weekday || said_.days_from_today || said_.tonight || said_.nth_weekday) {
          return refuse_second("day");
        }
        said_.weekday = std::chrono::weekday(static_cast<unsigned>(token.value));
        in_.skip(1);
        return;
      case Means::this_one:
        return take_which(Which::this_one);
      case Means::coming:
        return take_which(Which::coming);
      case Means::next:
        return take_which(Which::next);
      case Means::next_week:
        return take_which(Which::next_week);
      case Means::month:
        return take_month_first(token);
      case Means::noon:
      case Means::midnight:
        return step_noon_or_midnight(token);
      case Means::before_hour:
        return take_spoken_clock();
      case Means::minutes:
        return take_length(false);
      case Means::unit:
        return step_unit(token);
      default:
        return refuse_word();
    }
  }

  // --- words that say nothing, where they can stand ---

  // "of" and its like: "Di" and "Do" are also German days, so that not everything may follow.
  void step_of(const Token& token) {
    const std::size_t next = 1 + in_.fillers(1);
    const Token* follows = in_.peek(next);
    constexpr int kFirstYear = 1900;
    const bool of_a_date = in_.month_of_a_day(next) || in_.next_is(Means::part_of_day, next) ||
                           in_.next_is(Means::next_week, next) || in_.next_is(Means::next, next) ||
                           (in_.next_is(Kind::number, next) && follows->value >= kFirstYear);
    const bool day_by_figures = in_.next_is(Kind::numeric, next) || in_.next_is(Kind::date, next) ||
                                (in_.count(next) && in_.month_of_a_day(next + 1));
    const bool of_a_day =
        said_.clock && (in_.next_is_weekday(next) || in_.next_is(Means::day_article, next - 1) ||
                        (day_by_figures && token.text != "di" && token.text != "do"));
    if (in_.position() == 0 || !(of_a_date || of_a_day)) return refuse_word();
    in_.skip(1);
  }

  // "le 15 à 9h": the number is a day.
  void step_day_article() {
    in_.skip(1);
    const bool day = in_.next_is(Kind::number) && !in_.unit(1) && !in_.next_is(Means::oclock, 1) &&
                     !in_.month_of_a_day(1) && !waiting_for_;
    if (day) take_date({.day = in_.peek()->value}, 1);
  }

  // --- days ---

  void take_day(const Token& token) {
    if (token.is(Means::tomorrow_or_morning) && said_.weekday) return take_part(token.other);
    if (said_.names_a_day()) return refuse_second("day");
    if (token.is(Means::tonight)) {
      said_.tonight = true;
    } else {
      said_.days_from_today = token.value;
    }
    if (token.is(Means::day_and_part)) return take_part(token.other);
    in_.skip(1);
  }

  void take_part(int part) {
    if (said_.part_of_day) return refuse_second("part of the day");
    said_.part_of_day = static_cast<PartOfDay>(part);
    in_.skip(1);
  }

  // "friday", but which? Before it ("next friday") or after it ("vendredi prochain").
  void take_which(Which which) {
    const bool weekday_follows = in_.next_is_weekday(1 + in_.fillers(1));
    if (said_.which != Which::plain || (!said_.weekday && !weekday_follows)) return refuse_word();
    said_.which = which;
    in_.skip(1);
  }

  // What a number is, the words around it tell.
  void step_number(const Token& token) {
    const bool count = in_.count().has_value();
    const auto month = in_.month_of_a_day(1);
    if (!count && in_.next_is_weekday(1)) return take_nth_weekday(token.value);
    if (count && in_.unit(1) == Unit::minute) {
      if (auto clock = take_minutes_and_hour(in_)) return take_clock(*clock);
    }
    if (count && in_.unit(1) && !says_hour_of_day()) return take_length(false);
    if (!waiting_for_ && month) {
      return take_date({.day = token.value, .month = month}, 2 + in_.fillers(1));
    }
    if (!count) return take_date({.day = token.value}, 1);
    if (in_.next_is(Means::minutes_past, 1) || in_.next_is(Means::minutes_to, 1)) {
      return take_spoken_clock();
    }
    const bool two_words = !token.is(Kind::number) && in_.next_is(Means::number, 1) &&
                           in_.peek(1)->value >= 10;  // "seven forty five"
    if (waiting_for_ || two_words || in_.next_is(Means::am, 1) || in_.next_is(Means::pm, 1) ||
        in_.next_is(Means::oclock, 1) || in_.next_is(Means::part_of_day, 1) ||
        (in_.next_is(Means::noon, 1) && token.value == 12) || says_hour_of_day()) {
      return take_hour(token);
    }
    if (said_.loose_number || !token.is(Kind::number)) return refuse_word();
    said_.loose_number = token.value;
    loose_text_ = token.text;
    in_.skip(1);
  }

  // --- times of day ---

  // "9 heures": a time of day where one must follow or a day is named, else a length of time.
  bool says_hour_of_day() const {
    const Lexicon& lexicon = in_.lexicon();
    if (in_.unit(1) != Unit::hour || in_.next_is(Means::from_now, 2)) return false;
    if (lexicon.hour_mark && waiting_for_ && in_.peek(1)->text == "h") return true;
    return lexicon.hour_word &&
           (waiting_for_ || in_.next_is(Means::part_of_day, 2) || names_a_day_somewhere());
  }

  bool names_a_day_somewhere() const {
    return std::ranges::any_of(in_.all(), [](const Token& token) {
      return token.is(Means::day) || token.is(Means::day_and_part) || token.is(Means::tonight) ||
             token.is(Means::weekday) || token.is(Means::weekday_or_month) ||
             token.is(Means::month) || token.is(Kind::date) || token.is(Kind::numeric);
    });
  }

  // "ore 9".
  void step_unit(const Token& token) {
    const bool time_follows =
        in_.count(1) || in_.next_is(Kind::clock, 1) || in_.next_is(Kind::dotted, 1);
    const bool hour_word_before = in_.lexicon().hour_word_before && in_.unit() == Unit::hour;
    if (!hour_word_before || !time_follows) return refuse_word();
    in_.skip(1);
    waiting_for_ = token.text;
  }

  void step_clock(const Token& token) {
    if (said_.clock) return refuse_second("time of day");
    in_.skip(1);
    ClockSaid clock{.time = token.time, .hour_digits = token.hour_digits, .bare = token.bare};
    if (clock.bare) take_minutes_after(in_, clock, false, true);
    take_clock(clock);
  }

  void take_hour(const Token& token) {
    const bool noon_said = said_.clock && said_.clock->kind == ClockSaid::Kind::noon;
    if (said_.clock && !(noon_said && token.value == 12)) return refuse_second("time of day");
    const bool in_words = !token.is(Kind::number);
    ClockSaid clock{.time = hours(token.value),
                    .hour_digits = in_words ? 1 : static_cast<int>(token.text.size()),
                    .bare = true};
    in_.skip(1);
    const bool spelt_out = in_.next_is(Means::oclock) || in_.unit() == Unit::hour;
    if (spelt_out) in_.skip(1);
    take_minutes_after(in_, clock, in_words, spelt_out);
    take_clock(clock);
  }

  void take_spoken_clock() {
    if (said_.clock) return refuse_second("time of day");
    auto clock = take_minutes_and_hour(in_);
    if (!clock) return refuse_word();
    take_clock(*clock);
  }

  void take_clock(ClockSaid clock) {
    waiting_for_.reset();
    if (in_.next_is(Means::oclock) || (in_.unit() == Unit::hour && !clock.bare)) in_.skip(1);
    if (in_.next_is(Means::am) || in_.next_is(Means::pm)) {
      clock.pm = in_.next_is(Means::pm);
      in_.skip(1);
    }
    said_.clock = clock;
  }

  // "12 noon" says it twice; "midi et demi" is 12:30.
  void step_noon_or_midnight(const Token& token) {
    const bool noon = token.is(Means::noon);
    if (said_.clock) {
      const bool twelve = said_.clock->time == hours(12) && !said_.clock->pm;
      if (!noon || !twelve || said_.clock->kind != ClockSaid::Kind::time)
        return refuse_second("time of day");
      in_.skip(1);
      return;
    }
    in_.skip(1);
    waiting_for_.reset();
    ClockSaid clock{.kind = ClockSaid::Kind::midnight};
    if (noon) {
      clock = {.time = hours(12), .hour_digits = 2};
      take_minutes_after(in_, clock, false, false);
      if (clock.time == hours(12)) clock.kind = ClockSaid::Kind::noon;
    }
    said_.clock = clock;
  }

  // "14.30": a time where a time must follow or a day is known, else it could be a date.
  void step_dotted(const Token& token) {
    const bool valid_time = token.first < 24 && token.second < 60;
    const bool valid_date =
        token.second >= 1 && token.second <= 12 && token.first >= 1 && token.first <= 31;
    const bool must_be_time = waiting_for_ || in_.next_is(Means::am, 1) ||
                              in_.next_is(Means::pm, 1) || in_.next_is(Means::oclock, 1) ||
                              in_.unit(1) == Unit::hour || said_.names_a_day();
    if (valid_time && (must_be_time || !valid_date)) {
      if (said_.clock) return refuse_second("time of day");
      in_.skip(1);
      return take_clock(ClockSaid{.time = token.time, .hour_digits = token.first < 10 ? 1 : 2});
    }
    if (valid_time) {
      return refuse("\"" + token.text + "\" can be a time of day or a date",
                    "Write a time as 09:30, a date as 1 dec");
    }
    take_numeric(token);
  }

  // Day and month in figures. Only what can't be the other way round is a date.
  void take_numeric(const Token& token) {
    const std::optional<int> year = token.year ? std::optional(token.year) : std::nullopt;
    const bool day_first = token.second <= 12;
    const bool month_first = token.first <= 12;
    DateSaid date{.day = token.first, .month = token.second, .year = year};
    if (!day_first && month_first) {
      date.day = token.second;
      date.month = token.first;
    }
    date.either_order = day_first && month_first && token.first != token.second &&
                        !(token.dots && in_.lexicon().day_first_dots);
    take_date(date, 1);
  }

  void take_month_first(const Token& token) {
    const std::size_t day_at = 1 + in_.fillers(1);
    const bool ordinal = in_.next_is(Kind::ordinal, day_at) || in_.next_is(Means::ordinal, day_at);
    if (!in_.next_is(Kind::number, day_at) && !ordinal) {
      return refuse("\"" + printable(token.text) + "\" lacks its day",
                    "Write it as \"1 " + std::string(token.text) + " 09:00\"");
    }
    take_date({.day = in_.peek(day_at)->value, .month = token.value}, day_at + 1);
  }

  void take_date(DateSaid date, std::size_t tokens) {
    if (said_.date || said_.days_from_today || said_.tonight || said_.nth_weekday) {
      return refuse_second("day");
    }
    in_.skip(tokens);
    if (date.month && !date.year) date.year = take_year();
    said_.date = date;
  }

  // The year after a month, if one is said.
  std::optional<int> take_year() {
    constexpr int kFirstYear = 1900;
    const std::size_t year_at = in_.fillers(0);
    if (!in_.next_is(Kind::number, year_at)) return std::nullopt;
    const int year = in_.peek(year_at)->value;
    if (year < kFirstYear || year > 9999) return std::nullopt;
    in_.skip(year_at + 1);
    return year;
  }

  // "first monday of december 2027"; without a month it is a rule (repeat_said.h).
  void take_nth_weekday(int position) {
    constexpr int kMostInAMonth = 5;
    const std::size_t month_at = in_.next_is(Means::in, 2) ? 3 : 2;  // "in january"
    const auto month = in_.month_of_a_day(month_at);
    if (said_.names_a_day()) return refuse_second("day");
    if (!month || position == 0 || position > kMostInAMonth) {
      return refuse("Of which month that weekday is meant is not said",
                    "Write it as \"first monday of december 9am\" or \"1 dec 9am\"");
    }
    said_.nth_weekday =
        NthWeekday{.position = position,
                   .weekday = std::chrono::weekday(static_cast<unsigned>(in_.peek(1)->value)),
                   .month = *month};
    in_.skip(month_at + in_.fillers(month_at) + 1);
    said_.nth_weekday->year = take_year();
  }

  // --- lengths of time ---

  // "2 hours and 30 minutes", after "in" or before "from now".
  void take_length(bool began_with_in) {
    const Token* first = in_.peek();
    if (!said_.from_now.empty()) return refuse_second("length of time");
    LengthSaid length = read_length(in_, began_with_in);
    said_.from_now = std::move(length.parts);
    said_.weeks_meant = length.weeks_meant;
    const bool ends_with_from_now = in_.next_is(Means::from_now);
    if (ends_with_from_now) in_.skip(1);
    if (said_.from_now.empty()) {
      return refuse("After \"" + printable(last_->text) + "\" no length of time follows",
                    "Write it as \"in 2 hours\" or \"in 30 min\"");
    }
    if (began_with_in == ends_with_from_now) {
      refuse(
          "\"" + printable(first->text) + "\" begins a length of time that is not counted from now",
          "Write it as \"in 2 hours\"");
    }
  }

  // The zone is an argument; naming it is allowed, contradicting it is not.
  void step_zone(const Token& token) {
    if (token.text != folded(zone_)) {
      return refuse("\"" + printable(token.text) + "\" is not the time zone " + std::string(zone_) +
                        " by which this time is read",
                    "Leave the zone out of the words and give it by itself");
    }
    in_.skip(1);
  }

  // "fri 27 9am": the number beside a time is the day. "tomorrow 9": beside a day it is the hour.
  void settle_loose_number() {
    if (!said_.loose_number) return;
    const int number = *said_.loose_number;
    const bool weekday_alone = said_.weekday && !said_.date;
    if (said_.clock && weekday_alone) {
      said_.date = DateSaid{.day = number};
      said_.loose_number.reset();
    } else if (said_.clock || !said_.names_a_day()) {
      refuse("\"" + loose_text_ + "\" alone can be an hour or a day",
             "Write an hour as 09:00 or 9am, a day as 9 dec");
    } else if (!weekday_alone) {
      said_.clock = ClockSaid{
          .time = hours(number), .hour_digits = static_cast<int>(loose_text_.size()), .bare = true};
      said_.loose_number.reset();
    }
  }

  TokenCursor in_;
  std::string_view zone_;
  const Token* last_ = nullptr;  // where the step began
  Said said_;
  std::string loose_text_;
  std::optional<std::string> waiting_for_;  // "at": a time of day must follow
  std::optional<Error> refusal_;
  std::string unknown_word_;
};

}  // namespace

tl::expected<Said, Misread> read_said(std::span<const Token> tokens, const Lexicon& lexicon,
                                      std::string_view zone) {
  return Reading(tokens, lexicon, zone).read();
}

}  // namespace pigeon::calendar
