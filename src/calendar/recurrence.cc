#include "calendar/recurrence.h"

#include <libical/ical.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/utf8.h"
#include "calendar/plain_rule.h"

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::seconds;

// Five hundred years of days; whatever comes much more often is no reminder.
constexpr int kMostCounted = 200'000;
constexpr std::size_t kLongestRule = 1000;

icaltimetype to_ical(LocalTime time) {
  const auto date = std::chrono::floor<days>(time);
  const std::chrono::year_month_day ymd(date);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(time - date));
  icaltimetype ical = icaltime_null_time();
  ical.year = static_cast<int>(ymd.year());
  ical.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  ical.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  ical.hour = static_cast<int>(clock.hours().count());
  ical.minute = static_cast<int>(clock.minutes().count());
  ical.second = static_cast<int>(clock.seconds().count());
  return ical;
}

LocalTime from_ical(const icaltimetype& ical) {
  const auto date = std::chrono::local_days(std::chrono::year(ical.year) /
                                            std::chrono::month(static_cast<unsigned>(ical.month)) /
                                            std::chrono::day(static_cast<unsigned>(ical.day)));
  return date + std::chrono::hours(ical.hour) + std::chrono::minutes(ical.minute) +
         seconds(ical.second);
}

}  // namespace

struct Recurrence::Digested {
  explicit Digested(const icalrecurrencetype& digested) : rule(digested) {}
  Digested(const Digested&) = delete;
  Digested& operator=(const Digested&) = delete;
  ~Digested() { std::free(rule.rscale); }  // the only part that libical has allocated

  // UNTIL is ours to judge, so libical does not see it.
  bool is_over(LocalTime time, const Zone& zone) const {
    if (icaltime_is_null_time(until)) return false;
    if (until.is_date) return std::chrono::floor<days>(time) > from_ical(until);
    if (icaltime_is_utc(until)) {
      return zone.to_utc(time) > Instant(from_ical(until).time_since_epoch());
    }
    return time > from_ical(until);
  }

  icalrecurrencetype rule;
  icaltimetype until = icaltime_null_time();
  std::optional<PlainRule> plain = {};
};

Result<Recurrence> Recurrence::parse(std::string_view rule) {
  std::string text;
  for (const char c : rule) {
    if (c != ' ') text += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  if (text.starts_with("RRULE:")) text.erase(0, 6);
  const auto refused = [&](const std::string& why) {
    return fail("invalid-rule", "\"" + printable(rule.substr(0, 100)) + "\" " + why,
                "Write it as \"every thu 18:00\" or as FREQ=WEEKLY;BYDAY=TH");
  };
  if (text.size() > kLongestRule) return refused("is too long for a rule");
  if (text.find("BYEASTER") != std::string::npos) return refused("is not understood as a rule");
  if (text.find("COUNT=") != std::string::npos && text.find("UNTIL=") != std::string::npos) {
    return refused("has both COUNT and UNTIL, of which RFC 5545 allows one");
  }
  icalrecurrencetype digested = icalrecurrencetype_from_string(text.c_str());
  if (digested.freq == ICAL_NO_RECURRENCE) {
    icalrecurrencetype_clear(&digested);
    return refused("is not understood as a rule");
  }
  auto kept = std::make_shared<Digested>(digested);
  kept->until = kept->rule.until;
  kept->rule.until = icaltime_null_time();
  kept->plain = PlainRule::of(kept->rule);
  return Recurrence(std::move(text), std::move(kept));
}

bool Recurrence::is_endless() const {
  return digested_->rule.count == 0 && icaltime_is_null_time(digested_->until);
}

Result<std::vector<LocalTime>> Recurrence::between(LocalTime start, LocalTime first, LocalTime last,
                                                   const Zone& zone, std::size_t most) const {
  std::vector<LocalTime> found;
  if (digested_->plain && most > 0) {
    digested_->plain->each(start, first, [&](LocalTime time) {
      if (time > last || digested_->is_over(time, zone)) return false;
      found.push_back(time);
      return found.size() < most;
    });
    return found;
  }
  const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> iterator(
      icalrecur_iterator_new(digested_->rule, to_ical(start)), &icalrecur_iterator_free);
  if (!iterator) return fail("invalid-rule", "The rule " + text_ + " contradicts itself");
  for (int counted = 0; found.size() < most; ++counted) {
    if (counted == kMostCounted) {
      return fail("rule-too-frequent", "The rule " + text_ + " comes too often to be counted",
                  "Begin it later, or let it come less often");
    }
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next)) break;
    const LocalTime time = from_ical(next);
    if (time > last || digested_->is_over(time, zone)) break;
    if (time >= first) found.push_back(time);
  }
  return found;
}

}  // namespace pigeon::calendar
