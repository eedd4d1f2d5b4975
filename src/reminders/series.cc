#include "reminders/series.h"

#include <algorithm>
#include <array>
#include <map>

#include "calendar/repeating.h"
#include "reminders/plan.h"
#include "reminders/stage.h"
#include "reminders/template.h"

namespace pigeon::reminders {
namespace {

using std::chrono::days;

// A text is of use for a day at most.
constexpr days kLongestUse{2};
// How far ahead the next one is looked for: the nearer, the cheaper.
constexpr std::array kReaches{days(8), days(40), days(400), days(366 * 30)};
constexpr std::size_t kAtOnce = 400;

class Expansion {
 public:
  Expansion(const Series& series, calendar::Repeating repeating, calendar::Zone zone,
            calendar::Zone quiet_zone, Stage stage, const calendar::DailyWindow& quiet)
      : series_(series),
        repeating_(std::move(repeating)),
        zone_(zone),
        stage_(std::move(stage)),
        quiet_{.hours = quiet, .zone = quiet_zone, .exact = series.exact} {}

  Result<std::optional<NextText>> after(Instant from, Instant now) const {
    for (const days reach : kReaches) {
      const auto moments = repeating_.moments(from, now + reach, zone_, kAtOnce);
      if (!moments) return fail(moments.error());
      auto found = among(*moments, now);
      if (!found || *found) return found;
      // A rule as dense as that fills the list before `now` is reached.
      if (moments->size() == kAtOnce && moments->back().at > from)
        return after(moments->back().at, now);
    }
    return std::optional<NextText>();
  }

 private:
  Result<std::optional<NextText>> among(const std::vector<calendar::Moment>& moments,
                                        Instant now) const {
    std::optional<NextText> due;
    for (std::size_t i = 0; i < moments.size(); ++i) {
      const std::optional<Instant> following =
          i + 1 < moments.size() ? std::optional(moments[i + 1].at) : std::nullopt;
      auto text = text_for(moments[i], following, now);
      if (!text) return fail(text.error());
      if (!*text) continue;
      if ((*text)->reminder.due > now) return due ? due : std::move(*text);
      due = std::move(*text);
    }
    return due;
  }

  // Nothing when it is useless by now, or after the end.
  Result<std::optional<NextText>> text_for(const calendar::Moment& moment,
                                           std::optional<Instant> following, Instant now) const {
    const Appointment appointment{.start = moment, .zone = zone_};
    const calendar::Moment asked = moment_of(stage_, appointment);
    const bool outside = asked.at <= series_.since || asked.at > series_.until;
    if (outside) return std::optional<NextText>();
    std::optional<Instant> useful;
    if (!stage_.is_at_the_start()) useful = useful_until(stage_, appointment);
    const auto planned = plan(asked, quiet_, std::min(now, asked.at), useful);
    if (!planned) return std::optional<NextText>();  // in quiet hours, and no other time helps
    const Instant expires =
        useful ? *planned->expires
               : planned->due + usefulness(following ? *following - moment.at : kLongestUse);
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
                      .exact = series_.exact,
                      .expires = expires};
    reminder.civil = asked.civil;
    reminder.appointment = "series|" + series_.key + "|" + format_rfc3339(moment.at);
    reminder.key = reminder.appointment + "|" + series_.stage;
    reminder.series = series_.id;
    return std::optional(NextText{.occurrence = moment.at, .reminder = std::move(reminder)});
  }

  const Series& series_;
  calendar::Repeating repeating_;
  calendar::Zone zone_;
  Stage stage_;
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
  const Expansion expansion(series, {.rule = std::move(*rule), .start = series.begins}, *zone,
                            *quiet_zone, std::move(stages->front()), quiet);
  const Instant recent = now - kLongestUse;
  const Instant from = std::max(series.last.value_or(recent), recent);
  return expansion.after(from, now);
}

}  // namespace pigeon::reminders
