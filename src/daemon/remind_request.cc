#include "daemon/remind_request.h"

#include <optional>
#include <string>
#include <utility>

#include "calendar/echo.h"
#include "calendar/repeating.h"
#include "calendar/when.h"
#include "daemon/schedule.h"
#include "daemon/timekeeper.h"
#include "reminders/plan.h"
#include "reminders/recipient_zone.h"
#include "reminders/stage.h"
#include "reminders/template.h"
#include "sms/segment.h"

namespace pigeon::daemon {

using control::Json;

namespace {

struct Asked {
  PhoneNumber to;
  std::string text;
  calendar::Zone zone;
  reminders::QuietRule quiet;
};

// What a reminder and a series have in common.
Result<Asked> read_asked(const House& house, const Json& args, Instant now) {
  const auto number =
      PhoneNumber::parse(control::text_at(args, "to").value_or(""), house.config.country);
  if (!number) return fail(number.error());
  messages::Draft draft{.to = *number, .text = control::text_at(args, "text").value_or("")};
  if (const auto sound = messages::check(draft); !sound) return fail(sound.error());
  if (house.stations.empty())
    return fail("no-modem", "No modem is configured", "Add a [[modem]] to the configuration");
  const auto zone_name = control::text_at(args, "zone");
  const auto zone =
      zone_name ? calendar::Zone::find(*zone_name) : Result<calendar::Zone>(house.config.zone);
  if (!zone) return fail(zone.error());
  return Asked{
      .to = *number,
      .text = std::move(draft.text),
      .zone = *zone,
      .quiet = {.hours = house.config.quiet,
                .zone = zone_name
                            ? *zone
                            : reminders::recipient_zone(*number, now).value_or(house.config.zone),
                .exact = control::flag_at(args, "exact").value_or(false)}};
}

}  // namespace

messages::Draft draft_of(const reminders::Reminder& reminder) {
  messages::Draft draft{.to = reminder.to, .text = ""};
  draft.origin = reminder.program.empty() ? messages::Origin::reminder : messages::Origin::program;
  draft.program = reminder.program;
  return draft;
}

Json reminder_form(const reminders::Reminder& reminder, std::size_t segments, Instant now) {
  const auto zone = calendar::Zone::find(reminder.zone);
  Json form = Json::object();
  form["id"] = reminder.id == 0 ? Json() : Json(reminder.id);
  form["to"] = reminder.to.text();
  form["at_utc"] = format_rfc3339(reminder.asked);
  form["at_local"] = zone ? Json(calendar::format_local_rfc3339(reminder.asked, *zone)) : Json();
  form["zone"] = reminder.zone;
  form["text"] = reminder.text;
  form["segments"] = segments;
  if (reminder.due != reminder.asked) {
    form["moved_to_utc"] = format_rfc3339(reminder.due);
    form["why"] = reminder.why_moved;
  }
  if (reminder.batch != 0) form["batch"] = reminder.batch;
  if (reminder.series != 0) form["every"] = reminder.said;
  form["echo"] = zone ? Json(calendar::echo(reminder.due, now, *zone)) : Json();
  return form;
}

Json left_out(const Json& args, const std::string& why) {
  Json form = Json::object();
  form["to"] = control::text_at(args, "to").value_or("");
  form["left_out"] = why;
  return form;
}

// Words such as "tomorrow" would be read by a clock that is wrong.
Result<void> clock_is_known(const House& house) {
  if (house.timekeeper->trusted()) return {};
  return fail("clock-untrusted", "The clock can't be trusted: " + house.timekeeper->why(),
              "Wait for NTP or the network, or see: pigeon clock show");
}

Result<Counted> read_reminder(const House& house, const Json& args, Instant now) {
  auto asked = read_asked(house, args, now);
  if (!asked) return fail(asked.error());
  const auto segments = sms::count_segments(asked->text);
  if (!segments) return fail(segments.error());
  const std::string words = control::text_at(args, "when").value_or("");
  const auto moment = calendar::parse_when(words, now, asked->zone);
  if (!moment) return fail(moment.error());
  std::optional<Instant> useful_until;
  if (const auto text = control::text_at(args, "useful_until")) {
    const auto instant = parse_rfc3339(*text);
    if (!instant) return fail(instant.error());
    useful_until = *instant;
  }
  const auto plan = reminders::plan(*moment, asked->quiet, now, useful_until);
  if (!plan) return fail(plan.error());

  reminders::Reminder reminder{.to = asked->to,
                               .text = std::move(asked->text),
                               .said = words,
                               .zone = asked->zone.name(),
                               .asked = plan->asked.at,
                               .due = plan->due,
                               .why_moved = plan->why_moved,
                               .program = control::text_at(args, "program").value_or(""),
                               .quiet_zone = asked->quiet.zone.name(),
                               .exact = asked->quiet.exact,
                               .expires = plan->expires,
                               .key = control::text_at(args, "key").value_or(""),
                               .family = control::text_at(args, "family").value_or(""),
                               .appointment = control::text_at(args, "appointment").value_or("")};
  const bool civil = moment->meant == calendar::Moment::Meant::wall_clock ||
                     control::flag_at(args, "civil").value_or(false);
  if (civil) reminder.civil = asked->zone.to_local(moment->at);
  return Counted(std::move(reminder), static_cast<int>(*segments));
}

// A rule: a series for each stage.
Result<std::vector<store::BegunSeries>> read_series(const House& house, const Json& args,
                                                    Instant now) {
  auto asked = read_asked(house, args, now);
  if (!asked) return fail(asked.error());
  const std::string rule = control::text_at(args, "rule").value_or("");
  const auto when = control::text_at(args, "when");
  const auto repeating = calendar::parse_repeating(
      rule, when ? std::optional<std::string_view>(*when) : std::nullopt, now, asked->zone);
  if (!repeating) return fail(repeating.error());
  const auto stages = reminders::parse_stages(control::text_at(args, "before").value_or("0"));
  if (!stages) return fail(stages.error());
  std::vector<store::BegunSeries> all;
  for (const reminders::Stage& stage : *stages) {
    reminders::Series series{.to = asked->to, .text = asked->text};
    series.literal = !reminders::mentions_time(asked->text);
    series.language = control::text_at(args, "lang").value_or("en");
    series.said = (when ? *when + ", " : "") + rule;
    series.zone = asked->zone.name();
    series.quiet_zone = asked->quiet.zone.name();
    series.rule = repeating->rule.text();
    series.begins = repeating->start;
    series.stage = stage.text;
    series.exact = asked->quiet.exact;
    series.days_off = control::text_at(args, "days_off").value_or("");
    series.since = now;
    if (const auto until = parse_rfc3339(control::text_at(args, "until").value_or("")))
      series.until = *until;
    series.key = series.to.text() + "|" + series.zone + "|" + series.rule + "|" +
                 std::to_string(series.begins.time_since_epoch().count()) + "|" + stage.text + "|" +
                 series.text;
    auto next = next_of(series, house.config.quiet, now);
    if (!next) return fail(next.error());
    all.emplace_back(std::move(series), std::move(*next));
  }
  return all;
}

}  // namespace pigeon::daemon
