#include "cli/local_plan.h"

#include "calendar/daily_window.h"
#include "calendar/echo.h"
#include "calendar/zone.h"
#include "cli/number_offline.h"
#include "cli/planned_view.h"
#include "control/forms.h"
#include "reminders/plan.h"
#include "sms/segment.h"

namespace pigeon::cli {
namespace {

constexpr std::string_view kDefaultQuiet = "20:00-08:00";

Json form_of(const LocalPlan& wanted, const std::string& to, std::size_t segments,
             const reminders::Plan& plan, const calendar::Zone& zone, Instant now) {
  Json form = Json::object();
  form["to"] = to;
  form["at_utc"] = format_rfc3339(plan.asked.at);
  form["at_local"] = calendar::format_local_rfc3339(plan.asked.at, zone);
  form["zone"] = zone.name();
  form["text"] = wanted.text;
  form["segments"] = segments;
  if (plan.moved()) {
    form["moved_to_utc"] = format_rfc3339(plan.due);
    form["why"] = plan.why_moved;
  }
  form["echo"] = calendar::echo(plan.asked.at, now, zone);
  return form;
}

Result<Json> reckon(const LocalPlan& wanted) {
  const auto to = number_offline(wanted.to);
  if (!to) return fail(to.error());
  const auto segments = sms::count_segments(wanted.text);
  if (!segments) return fail(segments.error());
  const auto now = parse_rfc3339(wanted.now);
  if (!now) return fail(now.error());
  const auto zone = calendar::Zone::find(wanted.zone.empty() ? "UTC" : wanted.zone);
  if (!zone) return fail(zone.error());
  const auto quiet = calendar::DailyWindow::parse(kDefaultQuiet);
  if (!quiet) return fail(quiet.error());
  const auto plan = reminders::plan_one(wanted.when, *now, *zone, *quiet, wanted.exact);
  if (!plan) return fail(plan.error());
  return form_of(wanted, *to, *segments, *plan, *zone, *now);
}

}  // namespace

ExitCode print_local_plan(const Context& context, const LocalPlan& plan) {
  const auto planned = reckon(plan);
  if (!planned) {
    const bool ours = planned.error().is("no-zone-data") || planned.error().is("no-useful-time");
    return context.tell(planned.error(), ours ? ExitCode::failed : ExitCode::usage);
  }
  if (plan.zone.empty()) context.remark("No --zone was given: UTC is taken");
  print_planned(context, *planned);
  return ExitCode::done;
}

}  // namespace pigeon::cli
