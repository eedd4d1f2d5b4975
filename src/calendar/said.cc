#include "calendar/said.h"

#include "base/spelling.h"
#include "base/utf8.h"
#include "calendar/folding.h"

namespace pigeon::calendar {
namespace {

using Kind = Token::Kind;
using std::chrono::hours;
using std::chrono::minutes;

constexpr std::string_view kForms =
    "Write it as \"tomorrow 9am\", \"fri 14:30\", \"in 2 hours\" or \"2026-12-01 09:00\"";

// Reads tokens from left to right into `said_`; each step takes what belongs together.
class Reading {
 public:
  Reading(std::span<const Token> tokens, const Lexicon& lexicon, std::string_view zone)
      : tokens_(tokens), lexicon_(lexicon), zone_(zone) {}

  tl::expected<Said, Misread> read() {
    if (tokens_.empty()) refuse("No time was given");
    while (!refusal_ && at_ < tokens_.size()) {
      const std::size_t before = at_;
      step();
      if (!refusal_ && at_ == before) refuse_word();
    }
    if (!refusal_) settle_loose_number();
    if (!refusal_ && waiting_for_)
      refuse("\"" + printable(*waiting_for_) + "\" lacks what follows");
    if (refusal_) return tl::unexpected(Misread{*refusal_, at_, unknown_word_});
    return said_;
  }

 private:
  const Token* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool next_is(Means means, std::size_t ahead = 0) const {
    return peek(ahead) && peek(ahead)->is(means);
  }
  bool next_is(Kind kind, std::size_t ahead = 0) const {
    return peek(ahead) && peek(ahead)->is(kind);
  }
  bool next_is_count(std::size_t ahead = 0) const {
    return next_is(Kind::number, ahead) || next_is(Means::number, ahead);
  }
  // How many words from `ahead` say nothing.
  std::size_t fillers(std::size_t ahead) const {
    std::size_t count = 0;
    while (next_is(Means::filler, ahead + count))
      ++count;
    return count;
  }

  void refuse(std::string meaning, std::string hint = std::string(kForms)) {
    refusal_ = Error("unclear-time", std::move(meaning), std::move(hint));
  }
  void refuse_word() {
    unknown_word_ = peek()->text;
    refuse("\"" + printable(unknown_word_) + "\" is not understood as a part of a time");
  }
  void refuse_second(const char* what) {
    refuse("\"" + printable(peek()->text) + "\" is a second " + what);
  }

  void step() {
    const Token& token = *peek();
    switch (token.kind) {
      case Kind::word:
        return step_word(token);
      case Kind::number:
      case Kind::ordinal:
        return step_number(token);
      case Kind::clock:
        if (said_.clock) return refuse_second("time of day");
        ++at_;
        return take_clock(
            ClockSaid{.time = token.time, .hour_digits = token.hour_digits, .bare = token.bare});
      case Kind::dotted:
        return step_dotted(token);
      case Kind::date:
        return take_date({.day = token.second, .month = token.first, .year = token.year}, 1);
      case Kind::numeric:
        return take_numeric(token);
      case Kind::offset:
        if (said_.offset) return refuse_second("offset");
        said_.offset = token.offset;
        ++at_;
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
        ++at_;
        return;
      case Means::at:
        ++at_;
        waiting_for_ = token.text;
        return;
      case Means::in:
        ++at_;
        return take_length();
      case Means::number:
        return step_number(token);
      case Means::day:
      case Means::tonight:
        if (said_.names_a_day()) return refuse_second("day");
        said_.tonight = token.means == Means::tonight;
        if (!said_.tonight) said_.days_from_today = token.value;
        ++at_;
        return;
      case Means::part_of_day:
        if (said_.part_of_day) return refuse_second("part of the day");
        said_.part_of_day = static_cast<PartOfDay>(token.value);
        ++at_;
        return;
      case Means::weekday:
        if (said_.weekday || said_.days_from_today || said_.tonight) return refuse_second("day");
        said_.weekday = std::chrono::weekday(static_cast<unsigned>(token.value));
        ++at_;
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
        if (said_.clock) return refuse_second("time of day");
        ++at_;
        waiting_for_.reset();
        said_.clock = ClockSaid{.kind = token.means == Means::noon ? ClockSaid::Kind::noon
                                                                   : ClockSaid::Kind::midnight};
        return;
      case Means::minutes:
        return take_length();
      default:
        return refuse_word();
    }
  }

  // "friday", but which? Before it ("next friday") or after it ("vendredi prochain").
  void take_which(Which which) {
    const bool weekday_follows = next_is(Means::weekday, 1 + fillers(1));
    if (said_.which != Which::plain || (!said_.weekday && !weekday_follows)) return refuse_word();
    said_.which = which;
    ++at_;
  }

  // What a number is, the words around it tell.
  void step_number(const Token& token) {
    const bool count = !token.is(Kind::ordinal);
    const std::size_t month_at = 1 + fillers(1);
    if (count && next_is(Means::unit, 1) && !says_hour_of_day()) return take_length();
    if (!waiting_for_ && next_is(Means::month, month_at)) {
      return take_date({.day = token.value, .month = peek(month_at)->value}, month_at + 1);
    }
    if (token.is(Kind::ordinal)) return take_date({.day = token.value}, 1);
    if (waiting_for_ || next_is(Means::am, 1) || next_is(Means::pm, 1) ||
        next_is(Means::oclock, 1) || next_is(Means::part_of_day, 1) || says_hour_of_day()) {
      return take_hour(token);
    }
    if (said_.loose_number || !token.is(Kind::number)) return refuse_word();
    said_.loose_number = token.value;
    loose_text_ = token.text;
    ++at_;
  }

  // "9 heures": where hours are written with an h, the word names a time of day too.
  bool says_hour_of_day() const {
    return lexicon_.hour_mark && next_is(Means::unit, 1) &&
           peek(1)->value == static_cast<int>(Unit::hour) && !next_is(Means::from_now, 2);
  }

  void take_hour(const Token& token) {
    if (said_.clock) return refuse_second("time of day");
    ClockSaid clock{.time = hours(token.value),
                    .hour_digits = static_cast<int>(token.text.size()),
                    .bare = true};
    ++at_;
    const bool spelt_out = next_is(Means::oclock) || next_is(Means::unit);
    if (spelt_out) {
      ++at_;
      if (next_is(Kind::number) && peek()->value < 60) {  // "14 Uhr 30"
        clock.time += minutes(peek()->value);
        clock.bare = false;
        ++at_;
      }
    }
    take_clock(clock);
  }

  void take_clock(ClockSaid clock) {
    waiting_for_.reset();
    if (next_is(Means::oclock)) ++at_;
    if (next_is(Means::am) || next_is(Means::pm)) {
      clock.pm = next_is(Means::pm);
      ++at_;
    }
    said_.clock = clock;
  }

  // "14.30": a time where a time must follow or a day is known, else it could be a date.
  void step_dotted(const Token& token) {
    const bool valid_time = token.first < 24 && token.second < 60;
    const bool valid_date =
        token.second >= 1 && token.second <= 12 && token.first >= 1 && token.first <= 31;
    const bool must_be_time = waiting_for_ || next_is(Means::am, 1) || next_is(Means::pm, 1) ||
                              next_is(Means::oclock, 1) || said_.names_a_day();
    if (valid_time && (must_be_time || !valid_date)) {
      if (said_.clock) return refuse_second("time of day");
      ++at_;
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
    date.either_order = day_first && month_first && token.first != token.second;
    take_date(date, 1);
  }

  void take_month_first(const Token& token) {
    const std::size_t day_at = 1 + fillers(1);
    if (!next_is(Kind::number, day_at) && !next_is(Kind::ordinal, day_at)) {
      return refuse("\"" + printable(token.text) + "\" lacks its day",
                    "Write it as \"1 " + std::string(token.text) + " 09:00\"");
    }
    take_date({.day = peek(day_at)->value, .month = token.value}, day_at + 1);
  }

  void take_date(DateSaid date, std::size_t tokens) {
    if (said_.date || said_.days_from_today || said_.tonight) return refuse_second("day");
    at_ += tokens;
    constexpr int kFirstYear = 1900;
    const std::size_t year_at = fillers(0);
    if (date.month && !date.year && next_is(Kind::number, year_at) &&
        peek(year_at)->value >= kFirstYear && peek(year_at)->value <= 9999) {
      date.year = peek(year_at)->value;
      at_ += year_at + 1;
    }
    said_.date = date;
  }

  // "2 hours and 30 minutes", after "in" or before "from now".
  void take_length() {
    const bool began_with_in = at_ > 0 && tokens_[at_ - 1].is(Means::in);
    const std::size_t begin = at_;
    if (!said_.from_now.empty()) return refuse_second("length of time");
    while (peek()) {
      if (next_is(Means::minutes)) {
        said_.from_now.push_back({.count = peek()->value, .unit = Unit::minute});
        ++at_;
      } else if (next_is_count() && next_is(Means::unit, 1)) {
        said_.from_now.push_back(
            {.count = peek()->value, .unit = static_cast<Unit>(peek(1)->value)});
        at_ += 2;
      } else if (next_is(Kind::clock) && lexicon_.hour_mark && at_ == begin && began_with_in) {
        const auto time = std::chrono::duration_cast<minutes>(peek()->time);  // "dans 1h30"
        said_.from_now.push_back({.count = time.count(), .unit = Unit::minute});
        ++at_;
      } else if (at_ > begin && next_is(Means::conjunction) && next_is_count(1)) {
        ++at_;
      } else {
        break;
      }
    }
    const bool ends_with_from_now = next_is(Means::from_now);
    if (ends_with_from_now) ++at_;
    if (said_.from_now.empty()) {
      return refuse(
          "After \"" + printable(tokens_[begin - 1].text) + "\" no length of time follows",
          "Write it as \"in 2 hours\" or \"in 30 min\"");
    }
    if (began_with_in == ends_with_from_now) {
      refuse("\"" + printable(tokens_[begin].text) +
                 "\" begins a length of time that is not counted from now",
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
    ++at_;
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

  std::span<const Token> tokens_;
  const Lexicon& lexicon_;
  std::string_view zone_;
  std::size_t at_ = 0;
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
