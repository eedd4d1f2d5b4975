#include "cli/remind_daemon.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/local_plan.h"
#include "cli/memory_file.h"
#include "cli/number_offline.h"
#include "cli/planned_view.h"
#include "cli/text_argument.h"
#include "cli/verb.h"

namespace pigeon::cli {
namespace {

void add_options(Json& args, const RemindRequest& request) {
  put(args, "zone", request.zone);
  put(args, "lang", request.language);
  put(args, "program", request.program);
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

// One line of many, as the daemon reads it.
std::string line_of(const RemindRequest& request, const reminders::ScheduledText& text) {
  Json args = Json::object();
  args["to"] = text.to;
  args["when"] = format_rfc3339(text.plan->asked.at);
  args["text"] = text.text;
  add_options(args, request);
  args["zone"] = text.zone->name();
  args["civil"] = text.civil;
  args["key"] = text.key;
  args["family"] = text.family;
  put(args, "appointment", text.appointment);
  put(args, "moved", text.moved);
  if (text.useful_until) args["useful_until"] = format_rfc3339(*text.useful_until);
  return control::to_line(args) + "\n";
}

void print_left_out(const Context& context, const reminders::ScheduledText& text) {
  Json form = Json::object();
  form["to"] = text.to.empty() ? Json() : Json(text.to);
  form["left_out"] = text.left_out;
  if (!text.about.empty()) form["about"] = text.about;
  print_planned(context, form);
}

// The lines go to the daemon through a file in memory, so that it may read them as fast as it
// writes them to disk.
ExitCode feed_lines(const Context& context, const control::Question& question,
                    const std::string& lines, bool only_news) {
  const MemoryFile file(lines);
  if (!file.is_sound()) {
    return context.tell(Error("cannot-write", "There is no memory for so many texts"),
                        ExitCode::failed);
  }
  const control::Feed feed{file.fd(), [](std::string line) { return line; }};
  std::int64_t batch = 0;
  const auto print = [&](const Json& planned) {
    if (only_news && planned.contains("existed")) return true;
    batch = control::integer_at(planned, "batch").value_or(batch);
    print_planned(context, planned);
    return std::cout.good();
  };
  const ExitCode exit = ask(context, question, print, std::nullopt, &feed);
  if (batch != 0) {
    const std::string number = std::to_string(batch);
    context.remark("So many at once are held until you say: pigeon approve " + number +
                   " (some of them: --first 5; none: --drop)");
  }
  return exit;
}

// The lines of what goes; what does not is printed.
std::string lines_of(const Context& context, const RemindRequest& request,
                     const std::vector<reminders::ScheduledText>& texts) {
  std::string lines;
  for (const reminders::ScheduledText& text : texts) {
    if (text.plan) {
      lines += line_of(request, text);
    } else {
      print_left_out(context, text);
    }
  }
  return lines;
}

// Pace and dry run hold for all of them.
Result<control::Question> question_of_many(const RemindRequest& request) {
  control::Question question{"remind_many"};
  if (request.dry_run) question.args["dry_run"] = true;
  if (request.pace.empty()) return question;
  const auto pace = reminders::Pace::parse(request.pace);
  if (!pace) return fail(pace.error());
  question.args["pace_ms"] = pace->every().count();
  return question;
}

ExitCode plan_many(const Context& context, const RemindRequest& request,
                   const std::vector<reminders::ScheduledText>& texts) {
  const auto question = question_of_many(request);
  if (!question) return context.tell(question.error(), ExitCode::usage);
  const std::string lines = lines_of(context, request, texts);
  if (lines.empty()) return ExitCode::done;
  return feed_lines(context, *question, lines, false);
}

std::string absolute(const std::string& path) {
  std::error_code ec;
  const auto found = std::filesystem::absolute(path, ec);
  return ec ? path : found.string();
}

// A calendar or a query names, whole, what there is: read again, what it does not name any more is
// called off. Nothing is, where it can't be told what is still there.
ExitCode plan_calendar_or_query(const Context& context, const RemindRequest& request,
                                const RemindWords& words, const Reckoning& reckoning) {
  const bool query = !request.sql.empty();
  const auto appointments = query ? appointments_in_query(request, reckoning)
                                  : appointments_in_file(request.ics, request, reckoning);
  if (!appointments)
    return context.tell(appointments.error(), exit_code_of_request(appointments.error()));
  const auto texts = texts_for(*appointments, request, words, reckoning);
  if (!texts) return context.tell(texts.error(), exit_code_of_request(texts.error()));
  if (texts->empty()) context.remark("Nothing would go in that time");
  // Rows without an id can't be followed when they move.
  const bool whole =
      std::ranges::all_of(*appointments, [&](const reminders::Appointment& appointment) {
        return query ? appointment.key.starts_with("row ") : !appointment.key.empty();
      });
  const std::string name = (query ? "sql|" + absolute(request.database) + "|" + request.sql
                                  : "ics|" + absolute(request.ics)) +
                           (words.to ? "|" + *words.to : "");
  Source source = source_of(name, *appointments, whole, words);
  source.other_stages = true;
  return plan_source(context, request, *texts, source, false);
}

// What repeats is kept as its rule, for ever or until the horizon that was given.
ExitCode plan_rule(const Context& context, const RemindRequest& request, const RemindWords& words) {
  const auto text = text_of(*words.text);
  if (!text) return context.tell(text.error(), ExitCode::usage);
  control::Question question{"remind"};
  question.args["to"] = *words.to;
  question.args["rule"] = *words.rule;
  put(question.args, "when", words.when.value_or(""));
  question.args["text"] = *text;
  put(question.args, "before", stages_in(request));
  add_options(question.args, request);
  if (!request.horizon.empty() || !request.except.empty()) {
    const auto reckoning = reckoning_by_daemon(context, request);
    if (!reckoning) return reckoning.error();
    const auto days_off = days_off_of(request, *reckoning);
    if (!days_off) return context.tell(days_off.error(), exit_code_of_request(days_off.error()));
    put(question.args, "days_off", days_off->text());
    if (request.horizon.empty()) return print_answers(context, question);
    const auto until = horizon_of(request, *reckoning);
    if (!until) return context.tell(until.error(), exit_code_of_request(until.error()));
    question.args["until"] = format_rfc3339(*until);
  }
  return print_answers(context, question);
}

}  // namespace

tl::expected<Reckoning, ExitCode> reckoning_by_daemon(const Context& context,
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

Source source_of(std::string name, const std::vector<reminders::Appointment>& appointments,
                 bool whole, const RemindWords& words) {
  Source source{.name = std::move(name), .whole = whole};
  std::vector<std::string> instead;
  if (words.to) {
    if (auto to = number_offline(*words.to)) instead.push_back(std::move(*to));
  }
  for (const reminders::Appointment& appointment : appointments) {
    if (appointment.cancelled) continue;
    for (const std::string& each : instead.empty() ? appointment.to : instead)
      source.persons[appointment.key + "|" + each + "|"] = appointment.start.at;
  }
  return source;
}

ExitCode plan_source(const Context& context, const RemindRequest& request,
                     const std::vector<reminders::ScheduledText>& texts, const Source& source,
                     bool only_news) {
  auto question = question_of_many(request);
  if (!question) return context.tell(question.error(), ExitCode::usage);
  std::string lines = lines_of(context, request, texts);
  for (const auto& [person, start] : source.persons) {
    Json line = Json::object();
    line["whole"] = person;
    line["start"] = format_rfc3339(start);
    lines += control::to_line(line) + "\n";
  }
  question->args["source"] = source.name;
  question->args["whole"] = source.whole;
  if (source.other_stages) question->args["other_stages"] = true;
  put(question->args, "lang", request.language);
  return feed_lines(context, *question, lines, only_news);
}

ExitCode plan_with_daemon(const Context& context, const RemindRequest& request,
                          const RemindWords& words) {
  const bool one =
      !request.from_file() && !words.rule && stages_in(request).empty() && request.except.empty();
  if (one) return plan_one(context, request, words);
  if (words.rule && !request.dry_run) return plan_rule(context, request, words);
  const auto reckoning = reckoning_by_daemon(context, request);
  if (!reckoning) return reckoning.error();
  const bool calendar = !request.ics.empty() && request.ics != "-";
  if (calendar || !request.sql.empty())
    return plan_calendar_or_query(context, request, words, *reckoning);
  const auto texts = texts_of(request, words, *reckoning);
  if (!texts) return context.tell(texts.error(), exit_code_of_request(texts.error()));
  if (texts->empty()) context.remark("Nothing would go in that time");
  return plan_many(context, request, *texts);
}

}  // namespace pigeon::cli
