#include "reminders/series.h"

#include <algorithm>
#include <map>

#include "calendar/repeating.h"
#include "reminders/days_off.h"
#include "reminders/plan.h"
#include "reminders/stage.h"
#include "reminders/template.h"

namespace pigeon::reminders {
namespace {

using std::chrono::days;

// A text is of use for a day at most.
constexpr days kReachBack{2};
// A rule that comes in none of so many years never does.
constexpr days kLookAhead{366 * 30};
// Most often one of the first few is the next; a rule may come every minute, though.
constexpr std::size_t kFirstLook = 3;
constexpr std::size_t kMostAtOnce = 512;

class Search {
 public:
  Search(const Series& series, calendar::Repeating repeating, calendar::Zone zone,
         calendar::Zone quiet_zone, Stage stage, DaysOff days_off,
         const calendar::DailyWindow& quiet)
      : series_(series),
        repeating_(std::move(repeating)),
        zone_(zone),
        stage_(std::move(stage)),
        days_off_(std::move(days_off)),
        quiet_{.hours = quiet, .zone = quiet_zone, .exact = series.exact} {}

  Result<std::optional<NextText>> after(Instant from, Instant now) const {
    std::optional<NextText> due;
    for (std::size_t at_once = kFirstLook;; at_once = std::min(4 * at_once, kMostAtOnce)) {
      const auto moments = repeating_.moments(from, now + kLookAhead, zone_, at_once);
      if (!moments) return fail(moments.error());
      const bool all = moments->size() < at_once;
      // The last of many is looked at again, when it is known what follows.
      const std::size_t known = all ? moments->size() : at_once - 1;
      for (std::size_t i = 0; i < known; ++i) {
        const std::optional<Instant> following =
            i + 1 < moments->size() ? std::optional((*moments)[i + 1].at) : std::nullopt;
        auto text = text_for((*moments)[i], following, now);
        if (!text) return fail(text.error());
        if (!*text) continue;
        if ((*text)->reminder.due > now) return due ? std::move(due) : std::move(*text);
        due = std::move(*text);
      }
      if (all || (*moments)[known - 1].at > series_.until) return due;
      from = (*moments)[known - 1].at;
    }
  }

 private:
  // Nothing when it is useless by now, or after the end.
  Result<std::optional<NextText>> text_for(const calendar::Moment& moment,
                                           std::optional<Instant> following, Instant now) const {
    const Appointment appointment{.start = moment, .zone = zone_};
    const calendar::Moment asked = moment_of(stage_, appointment);
    const bool outside =
        asked.at <= series_.since || asked.at > series_.until || days_off_.contains(moment.civil);
    if (outside) return std::optional<NextText>();
    std::optional<Instant> useful;
    if (!stage_.is_at_the_start()) useful = useful_until(stage_, appointment);
    const auto planned = plan(asked, quiet_, std::min(now, asked.at), useful);
    if (!planned) return std::optional<NextText>();  // in quiet hours, and no other time helps
    const Instant expires =
        useful ? *planned->expires
               : planned->due + usefulness(following ? *following - moment.at : kReachBack);
    if (expires <= now) return std::optional<NextText>();
    auto text = series_.literal ? Result<std::string>(series_.text)
                                : filled(series_.text, {.values = {},
                                                        .starts = zone_.to_local(moment.at),
                                                        .language = series_.language});
    if (!text) return fail(text.error());
    Reminder reminder{.to = series_.to,
                      .text = std::move(*text),
                      .said = series_.said,
                      .zone = series_.zone,
                      .asked = asked.at,
                      .due = planned->due,
                      .why_moved = planned->why_moved,
                      .quiet_zone = series_.quiet_zone,
                      .exact = series_.exact,
                      .expires = expires};
    reminder.civil = asked.civil;
    if (!stage_.is_at_the_start()) {
      reminder.appointment = "series|" + series_.to.text() + "|" + series_.rule + "|" +
                             std::to_string(series_.begins.time_since_epoch().count()) + "|" +
                             format_rfc3339(moment.at);
    }
    reminder.series = series_.id;
    return std::optional(NextText{.occurrence = moment.at, .reminder = std::move(reminder)});
  }

  const Series& series_;
  calendar::Repeating repeating_;
  calendar::Zone zone_;
  Stage stage_;
  DaysOff days_off_;
  QuietRule quiet_;
};

}  // namespace

Result<std::optional<NextText>> next_text(const Series& series, const calendar::DailyWindow& quiet,
                                          Instant now) {
  auto rule = calendar::Recurrence::parse(series.rule);
  if (!rule) return fail(rule.error());
  const auto zone = calendar::Zone::find(series.zone);
  if (!zone) return fail(zone.error());
  const auto quiet_zone = calendar::Zone::find(series.quiet_zone);
  if (!quiet_zone) return fail(quiet_zone.error());
  auto stages = parse_stages(series.stage);
  if (!stages) return fail(stages.error());
  auto days_off = DaysOff::parse(series.days_off);
  if (!days_off) return fail(days_off.error());
  const Stage& stage = stages->front();
  // The time itself lies before a text that goes after it.
  const Milliseconds back =
      stage.after ? Milliseconds(stage.days + stage.minutes) + days(1) : Milliseconds(0);
  const Search search(series, {.rule = std::move(*rule), .start = series.begins}, *zone,
                      *quiet_zone, stage, std::move(*days_off), quiet);
  const Instant recent = now - kReachBack - back;
  const Instant from = std::max({series.last.value_or(recent), recent, series.since - back});
  return search.after(from, now);
}

}  // namespace pigeon::reminders
