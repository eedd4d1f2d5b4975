#include "calendar/repeating.h"

#include <algorithm>

#include "base/utf8.h"
#include "calendar/echo.h"
#include "calendar/repeat_said.h"

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::years;

// A rule that comes in none of so many years never does.
constexpr years kLookAhead{30};
// The last day that every month has.
constexpr std::chrono::day kLastCommonDay{28};

bool is_rule_text(std::string_view rule) {
  return rule.find('=') != std::string_view::npos;
}

Result<std::optional<LocalTime>> first_of(const Recurrence& rule, LocalTime start, LocalTime from,
                                          const Zone& zone) {
  const auto found = rule.between(start, from, from + kLookAhead, zone, 1);
  if (!found) return fail(found.error());
  return found->empty() ? std::nullopt : std::optional(found->front());
}

std::string with_interval(std::string rule, int interval) {
  return interval == 1 ? rule : rule + ";INTERVAL=" + std::to_string(interval);
}

// "monthly" from the 31st: the last day of shorter months (RFC 7529).
std::string on_day_of(const Repeat& repeat, LocalTime start) {
  const std::chrono::year_month_day date(std::chrono::floor<days>(start));
  const std::string rule = with_interval(repeat.rule, repeat.interval);
  const bool leap_day = date.month() == std::chrono::February && date.day() > kLastCommonDay;
  const bool monthly = repeat.rule == "FREQ=MONTHLY" && date.day() > kLastCommonDay;
  if (!monthly && !(repeat.rule == "FREQ=YEARLY" && leap_day)) return rule;
  return "RSCALE=GREGORIAN;" + rule + ";SKIP=BACKWARD";
}

// `start` must be on the rule: otherwise it is not clear whether it counts.
Result<Repeating> beginning_at(Recurrence rule, LocalTime start, Instant now, const Zone& zone) {
  const auto first = first_of(rule, start, start, zone);
  if (!first) return fail(first.error());
  const LocalTime clock = zone.to_local(now);
  if (!*first) return fail("unclear-rule", "The rule " + rule.text() + " never comes");
  if (**first != start) {
    return fail("unclear-rule",
                "\"" + echo_civil(start, clock) + "\" is not on the rule " + rule.text(),
                "Begin at its first time, \"" + echo_civil(**first, clock) + "\"");
  }
  return Repeating{.rule = std::move(rule), .start = start};
}

Result<Repeating> in_words(std::string_view words, std::optional<std::string_view> when,
                           Instant now, const Zone& zone) {
  // "thu 18:00" after --every.
  auto repeat = read_repeat(words);
  if (!repeat) {
    const auto with_every = read_repeat("every " + std::string(words));
    if (!with_every) return fail(repeat.error());
    repeat = with_every;
  }
  if (when) {
    const auto moment = parse_when(*when, now, zone);
    if (!moment) return fail(moment.error());
    const Milliseconds clock = moment->civil - std::chrono::floor<days>(moment->civil);
    if (repeat->clock && *repeat->clock != clock) {
      return fail("unclear-rule", "The rule names another time of day than the first time",
                  "Give the time of day once");
    }
    auto rule = Recurrence::parse(on_day_of(*repeat, moment->civil));
    if (!rule) return fail(rule.error());
    return beginning_at(std::move(*rule), moment->civil, now, zone);
  }
  const std::string quoted = "\"" + printable(words) + "\"";
  if (!repeat->clock) {
    return fail("unclear-rule", quoted + ": The time of day is missing",
                "Add a time of day, as in \"every thu 18:00\"");
  }
  if (repeat->on_day_of_start) {
    return fail("unclear-rule", quoted + ": On which day is not said",
                "Write it as \"every thu 18:00\" or \"1st of the month 9:00\"");
  }
  if (repeat->interval > 1 && repeat->rule.find(',') != std::string::npos) {
    return fail("unclear-rule", quoted + ": In which week it begins is not said",
                "Give its first time as WHEN, and the rule with --every");
  }
  // The next occurrence as if it came every time; from there on every second or third.
  const auto plain = Recurrence::parse(repeat->rule);
  if (!plain) return fail(plain.error());
  const LocalTime clock = zone.to_local(now);
  const LocalTime today = std::chrono::floor<days>(clock) + *repeat->clock;
  auto first = first_of(*plain, today, clock, zone);
  if (first && *first && zone.to_utc(**first) <= now) {
    first = first_of(*plain, today, **first + std::chrono::seconds(1), zone);
  }
  if (!first) return fail(first.error());
  if (!*first) return fail("unclear-rule", quoted + " never comes");
  auto rule = Recurrence::parse(with_interval(repeat->rule, repeat->interval));
  if (!rule) return fail(rule.error());
  return Repeating{.rule = std::move(*rule), .start = **first};
}

}  // namespace

Result<std::vector<Moment>> Repeating::moments(Instant after, Instant until, const Zone& zone,
                                               std::size_t most) const {
  // A wall clock may be set back: look a day beyond both ends. What lies there takes a place, and
  // of what comes every minute much does.
  for (std::size_t places = most + 4;; places *= 8) {
    const auto civil = rule.between(start, zone.to_local(after) - days(1),
                                    zone.to_local(until) + days(1), zone, places);
    if (!civil) return fail(civil.error());
    std::vector<Moment> found;
    for (const LocalTime time : *civil) {
      const Instant at = zone.to_utc(time);
      if (at > after && at <= until && found.size() < most)
        found.push_back({.at = at, .civil = time, .meant = Moment::Meant::wall_clock});
    }
    if (found.size() == most || civil->size() < places) return found;
  }
}

Result<Repeating> parse_repeating(std::string_view rule, std::optional<std::string_view> when,
                                  Instant now, const Zone& zone) {
  if (!is_rule_text(rule)) return in_words(rule, when, now, zone);
  auto parsed = Recurrence::parse(rule);
  if (!parsed) return fail(parsed.error());
  if (!when) {
    return fail("unclear-rule", "The rule " + parsed->text() + " does not say when it begins",
                "Give its first time as WHEN");
  }
  const auto moment = parse_when(*when, now, zone);
  if (!moment) return fail(moment.error());
  return beginning_at(std::move(*parsed), moment->civil, now, zone);
}

}  // namespace pigeon::calendar
