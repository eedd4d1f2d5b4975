// `pigeon remind` and `pigeon reminders`: texts for later, at a time said in words.
#include <iostream>
#include <memory>

#include "cli/local_plan.h"
#include "cli/message_view.h"
#include "cli/planned_view.h"
#include "cli/table.h"
#include "cli/text_argument.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

struct RemindOptions {
  std::string to;
  std::string when;
  std::string text;
  std::string zone;
  std::string language;
  std::string now;
  bool exact = false;
  bool dry_run = false;
};

constexpr const char* kExamples =
    "  pigeon remind +447700900101 \"tomorrow 9am\" \"Bring your X-rays.\"\n"
    "  pigeon remind +447700900101 \"fri 14:30\" \"Rehearsal\" --zone Europe/Paris\n"
    "  pigeon remind +447700900101 \"2026-12-01 09:00\" \"Rent is due\" --dry-run\n"
    "  pigeon remind +447700900101 \"in 5 seconds\" \"Tea!\" --exact\n\n"
    "WHEN is understood in English, French, German, Spanish, Italian and Portuguese, and echoed "
    "in\n"
    "full. What could mean two things (03/04, \"at 5\") is refused, with the readings offered.\n"
    "Quiet hours move a text that falls into them, unless --exact.\n\n"
    "--dry-run prints what would go. With --now INSTANT it needs no daemon and reckons as if it\n"
    "were that instant, in --zone.";

ExitCode ask_daemon(const Context& context, const RemindOptions& options, const std::string& text) {
  control::Question question{"remind"};
  Json& args = question.args;
  args["to"] = options.to;
  args["when"] = options.when;
  args["text"] = text;
  put(args, "zone", options.zone);
  put(args, "lang", options.language);
  if (options.exact) args["exact"] = true;
  if (options.dry_run) args["dry_run"] = true;
  return ask(context, question, [&](const Json& planned) {
    print_planned(context, planned);
    return true;
  });
}

ExitCode remind(const Context& context, const RemindOptions& options) {
  const auto text = text_of(options.text);
  if (!text) return context.tell(text.error(), ExitCode::usage);
  if (options.now.empty()) return ask_daemon(context, options, *text);
  return print_local_plan(context, {.to = options.to,
                                    .when = options.when,
                                    .text = *text,
                                    .zone = options.zone,
                                    .language = options.language,
                                    .now = options.now,
                                    .exact = options.exact});
}

ExitCode list_planned(const Context& context, std::int64_t limit) {
  control::Question question{"reminders"};
  if (limit >= 0) question.args["limit"] = limit;
  const Screen& screen = context.screen;
  Table table(screen, std::cout,
              {{"ID"}, {screen.terminal ? "WHEN" : "AT"}, {"ZONE"}, {"TO"}, {"TEXT"}});
  const ExitCode exit = ask(context, question, [&](const Json& planned) {
    if (context.json) {
      context.print_json(planned);
    } else {
      table.add({cell_of(planned, "id"), cell_of(planned, screen.terminal ? "at_local" : "at_utc"),
                 cell_of(planned, "zone"), cell_of(planned, "to"), cell_of(planned, "text")});
    }
    return true;
  });
  table.finish(exit == ExitCode::done ? "Nothing is planned." : "");
  return exit;
}

void add_options(CLI::App& verb, RemindOptions& options) {
  verb.add_option("TO", options.to, "The number")->required()->type_name("");
  verb.add_option("WHEN", options.when, "\"tomorrow 9am\", \"fri 14:30\", \"in 2 hours\", …")
      ->required()
      ->type_name("");
  verb.add_option("TEXT", options.text, "The text; - reads standard input")
      ->required()
      ->type_name("");
  verb.add_option("--zone", options.zone, "The recipient's time zone, such as Europe/London")
      ->type_name("ZONE");
  verb.add_option("--lang", options.language, "Language of the recipient: en fr de es it pt")
      ->type_name("LANG");
  verb.add_flag("--exact", options.exact, "At that minute, also in quiet hours");
  auto* dry_run = verb.add_flag("--dry-run", options.dry_run, "Print what would go, plan nothing");
  verb.add_option("--now", options.now,
                  "With --dry-run: reckon as if it were this instant; no daemon")
      ->type_name("INSTANT")
      ->needs(dry_run);
}

}  // namespace

void offer_remind(CLI::App& program, Context& context) {
  CLI::App* app =
      offer(program, context, {"remind", "Send a text later, at a time said in words", kExamples});
  auto options = std::make_shared<RemindOptions>();
  add_options(*app, *options);
  on_run(app, context, [&context, options] { return remind(context, *options); });

  CLI::App* list = offer(program, context,
                         {"reminders", "What is planned, soonest first",
                          "  pigeon reminders\n"
                          "  pigeon cancel 17                      takes one back"});
  auto limit = std::make_shared<std::int64_t>(-1);
  list->add_option("--limit", *limit, "At most so many")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  on_run(list, context, [&context, limit] { return list_planned(context, *limit); });
}

}  // namespace pigeon::cli
