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

constexpr const char* kRemindExamples =
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
  if (!options.now.empty() && !options.dry_run) {
    return context.tell(Error("usage", "--now goes with --dry-run only", "Add --dry-run"),
                        ExitCode::usage);
  }
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

ExitCode list_planned(const Context& context, const std::optional<std::int64_t>& limit) {
  control::Question question{"reminders"};
  put(question.args, "limit", limit);
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

}  // namespace

void offer_remind(Verb& program, Context& context) {
  auto options = std::make_shared<RemindOptions>();
  program.offer({"remind", "Send a text later, at a time said in words", kRemindExamples})
      .word("TO", options->to, "The number")
      .word("WHEN", options->when, "\"tomorrow 9am\", \"fri 14:30\", \"in 2 hours\", …")
      .word("TEXT", options->text, "The text; - reads standard input")
      .option("--zone", options->zone, "ZONE", "The recipient's time zone, such as Europe/London")
      .option("--lang", options->language, "LANG", "Language of the recipient: en fr de es it pt")
      .flag("--exact", options->exact, "At that minute, also in quiet hours")
      .flag("--dry-run", options->dry_run, "Print what would go, plan nothing")
      .option("--now", options->now, "INSTANT",
              "With --dry-run: reckon as if it were this instant; no daemon")
      .runs([&context, options] { return remind(context, *options); });

  auto limit = std::make_shared<std::optional<std::int64_t>>();
  program
      .offer({"reminders", "What is planned, soonest first",
              "  pigeon reminders\n"
              "  pigeon cancel 17                      takes one back"})
      .option("--limit", *limit, "N", "At most so many")
      .runs([&context, limit] { return list_planned(context, *limit); });
}

}  // namespace pigeon::cli
