#include "cli/remind_daemon.h"

#include <algorithm>

#include "cli/local_plan.h"
#include "cli/planned_view.h"
#include "cli/text_argument.h"
#include "cli/verb.h"

namespace pigeon::cli {
namespace {

void add_options(Json& args, const RemindRequest& request) {
  put(args, "zone", request.zone);
  put(args, "lang", request.language);
  if (request.exact) args["exact"] = true;
  if (request.dry_run) args["dry_run"] = true;
}

ExitCode print_answers(const Context& context, const control::Question& question) {
  return ask(context, question, [&](const Json& planned) {
    print_planned(context, planned);
    return true;
  });
}

// One time in words: the daemon reads it by its own clock and zone.
ExitCode plan_one(const Context& context, const RemindRequest& request, const RemindWords& words) {
  const auto text = text_of(*words.text);
  if (!text) return context.tell(text.error(), ExitCode::usage);
  control::Question question{"remind"};
  question.args["to"] = *words.to;
  question.args["when"] = *words.when;
  question.args["text"] = *text;
  add_options(question.args, request);
  return print_answers(context, question);
}

// What the daemon knows and the words or the file are read by.
tl::expected<Reckoning, ExitCode> reckoning_of(const Context& context,
                                               const RemindRequest& request) {
  const auto items = items_of(context, control::Question{"reckoning"});
  if (!items) return tl::unexpected(items.error());
  const Json house = items->empty() ? Json::object() : items->front();
  const auto now = parse_rfc3339(control::text_at(house, "now").value_or(""));
  if (!now) return tl::unexpected(context.tell(now.error(), ExitCode::failed));
  const auto zone = calendar::Zone::find(
      request.zone.empty() ? control::text_at(house, "timezone").value_or("") : request.zone);
  if (!zone) return tl::unexpected(context.tell(zone.error(), ExitCode::usage));
  return Reckoning{.now = *now,
                   .zone = *zone,
                   .zone_given = !request.zone.empty(),
                   .country = control::text_at(house, "country").value_or("")};
}

ExitCode plan_text(const Context& context, const RemindRequest& request,
                   const reminders::ScheduledText& text) {
  control::Question question{"remind"};
  Json& args = question.args;
  args["to"] = text.to;
  args["when"] = format_rfc3339(text.plan->asked.at);
  args["text"] = text.text;
  add_options(args, request);
  args["zone"] = text.zone->name();
  args["key"] = text.key;
  args["family"] = text.family;
  if (text.useful_until) args["useful_until"] = format_rfc3339(*text.useful_until);
  return print_answers(context, question);
}

}  // namespace

ExitCode plan_with_daemon(const Context& context, const RemindRequest& request,
                          const RemindWords& words) {
  const bool one = !request.from_file() && !words.rule && request.before.empty();
  if (one) return plan_one(context, request, words);
  const auto reckoning = reckoning_of(context, request);
  if (!reckoning) return reckoning.error();
  const auto texts = texts_of(request, words, *reckoning);
  if (!texts) return context.tell(texts.error(), exit_code_of_request(texts.error()));
  ExitCode worst = ExitCode::done;
  for (const reminders::ScheduledText& text : *texts) {
    if (!text.plan) {
      Json form = Json::object();
      form["to"] = text.to.empty() ? Json() : Json(text.to);
      form["left_out"] = text.left_out;
      if (!text.about.empty()) form["about"] = text.about;
      print_planned(context, form);
      continue;
    }
    const ExitCode exit = plan_text(context, request, text);
    // Without a daemon there is no sense in going on.
    if (exit == ExitCode::unavailable) return exit;
    worst = std::max(worst, exit);
  }
  if (texts->empty()) context.remark("Nothing would go in that time");
  return worst;
}

}  // namespace pigeon::cli
