#include "cli/local_plan.h"

#include "calendar/echo.h"
#include "calendar/zone.h"
#include "cli/planned_view.h"
#include "sms/segment.h"

namespace pigeon::cli {
namespace {

constexpr std::string_view kDefaultQuiet = "20:00-08:00";

// Whose numbers are meant is told by the zone, where only one country lives by it.
std::string country_of(const calendar::Zone& zone) {
  return calendar::country_of_zone(zone.name()).value_or("");
}

Result<Reckoning> reckoning_of(const RemindRequest& request) {
  const auto now = parse_rfc3339(request.now);
  if (!now) return fail(now.error());
  const auto zone = calendar::Zone::find(request.zone.empty() ? "UTC" : request.zone);
  if (!zone) return fail(zone.error());
  const auto quiet = calendar::DailyWindow::parse(kDefaultQuiet);
  if (!quiet) return fail(quiet.error());
  return Reckoning{.now = *now,
                   .zone = *zone,
                   .zone_given = !request.zone.empty(),
                   .country = country_of(*zone),
                   .quiet = *quiet};
}

Result<Json> form_of(const reminders::ScheduledText& text, Instant now) {
  Json form = Json::object();
  form["to"] = text.to.empty() ? Json() : Json(text.to);
  if (!text.plan) {
    form["left_out"] = text.left_out;
    if (!text.about.empty()) form["about"] = text.about;
    return form;
  }
  const auto segments = sms::count_segments(text.text);
  if (!segments) return fail(segments.error());
  const Instant asked = text.plan->asked.at;
  form["at_utc"] = format_rfc3339(asked);
  form["at_local"] = calendar::format_local_rfc3339(asked, *text.zone);
  form["zone"] = text.zone->name();
  form["text"] = text.text;
  form["segments"] = *segments;
  if (text.plan->moved()) {
    form["moved_to_utc"] = format_rfc3339(text.plan->due);
    form["why"] = text.plan->why_moved;
  }
  form["echo"] = calendar::echo(asked, now, *text.zone);
  return form;
}

}  // namespace

ExitCode exit_code_of_request(const Error& error) {
  for (const char* code : {"no-zone-data", "no-useful-time", "cannot-read", "no-database"}) {
    if (error.is(code)) return ExitCode::failed;
  }
  return ExitCode::usage;
}

ExitCode print_local_plan(const Context& context, const RemindRequest& request,
                          const RemindWords& words) {
  const auto reckoning = reckoning_of(request);
  if (!reckoning) return context.tell(reckoning.error(), exit_code_of_request(reckoning.error()));
  auto texts = texts_of(request, words, *reckoning);
  if (!texts) return context.tell(texts.error(), exit_code_of_request(texts.error()));
  if (!request.pace.empty()) {
    const auto pace = reminders::Pace::parse(request.pace);
    if (!pace) return context.tell(pace.error(), ExitCode::usage);
    reminders::spread(*texts, *pace, reckoning->quiet, request.exact);
  }
  std::vector<Json> forms;
  for (const reminders::ScheduledText& text : *texts) {
    auto form = form_of(text, reckoning->now);
    if (!form) return context.tell(form.error(), ExitCode::usage);
    forms.push_back(std::move(*form));
  }
  if (request.zone.empty()) context.remark("No --zone was given: UTC is taken");
  for (const Json& form : forms)
    print_planned(context, form);
  if (forms.empty()) context.remark("Nothing would go in that time");
  return ExitCode::done;
}

}  // namespace pigeon::cli
