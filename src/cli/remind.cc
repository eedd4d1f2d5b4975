// `pigeon remind` and `pigeon reminders`: texts for later, at a time said in words.
#include <iostream>
#include <memory>

#include "cli/local_plan.h"
#include "cli/message_view.h"
#include "cli/remind_daemon.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "cli/watch.h"

namespace pigeon::cli {
namespace {

constexpr const char* kRemindExamples =
    "  pigeon remind +447700900101 \"tomorrow 9am\" \"Bring your X-rays.\"\n"
    "  pigeon remind +447700900101 \"fri 14:30\" --before 1d,2h \"Visit {time|day} {time|time}.\"\n"
    "  pigeon remind +447700900101 \"every thu 18:00\" \"Rehearsal at 20:00.\"\n"
    "  pigeon remind +447700900101 \"1 dec 9:00\" \"Rent is due\" --every month\n"
    "  pigeon remind --ics appointments.ics --before \"2d at 10:00,2h\" --dry-run\n"
    "  pigeon remind --watch ~/calendar/clinic --before 1d,2h\n"
    "  pigeon remind --ics visits.ics --after 1d \"How was it? Reply 1 to 5.\"\n"
    "  pigeon remind --db clinic.db --sql \"SELECT id, phone, starts FROM visits\" --before 1d\n"
    "  pigeon remind --csv visits.csv \"Hi {name}, see you {starts|day} {starts|time}.\"\n\n"
    "WHEN is understood in English, French, German, Spanish, Italian and Portuguese, and echoed "
    "in\n"
    "full. What could mean two things (03/04, \"at 5\") is refused, with the readings offered.\n"
    "Quiet hours move a text that falls into them, unless --exact.\n\n"
    "A file names the numbers itself: in a calendar an attendee (tel:), X-PHONE or the first in\n"
    "the description; in a table a column. TO takes their place. Columns \"language\" and "
    "\"zone\"\n"
    "are those of the recipient. Running it again sends nothing twice, and what was moved in the\n"
    "file is moved here; what a calendar does not have any more is taken back.\n\n"
    "--dry-run prints what would go. With --now INSTANT it needs no daemon and reckons as if it\n"
    "were that instant, in --zone.";

ExitCode plan_here_or_there(const Context& context, const RemindRequest& request) {
  if (!request.now.empty() && !request.dry_run) {
    return context.tell(Error("usage", "--now goes with --dry-run only", "Add --dry-run"),
                        ExitCode::usage);
  }
  const auto words = words_of(request);
  if (!words) return context.tell(words.error(), ExitCode::usage);
  if (!request.watch.empty() && !request.dry_run) return watch_folder(context, request, *words);
  return request.now.empty() ? plan_with_daemon(context, request, *words)
                             : print_local_plan(context, request, *words);
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
  auto request = std::make_shared<RemindRequest>();
  program.offer({"remind", "Send a text later, at a time said in words", kRemindExamples})
      .optional_words(
          "TO WHEN TEXT", request->words,
          "The number; \"tomorrow 9am\", \"every thu 18:00\", …; the text (- reads standard input)")
      .option("--before", request->before, "1d,2h",
              "How long before WHEN or an event: days keep the time of day, hours elapse")
      .option("--after", request->after, "1d",
              "How long after WHEN or an event; alone or beside --before")
      .option(
          "--every", request->every, "RULE",
          "\"thu 18:00\", \"last friday of the month 9:00\", month, FREQ=WEEKLY;BYDAY=TH; WHEN is "
          "its first time")
      .option("--ics", request->ics, "FILE", "The events of a calendar")
      .option("--csv", request->csv, "FILE", "The rows of a table")
      .option("--watch", request->watch, "FOLDER",
              "Stay, and keep in step with the .ics and .csv files of a folder")
      .option("--sql", request->sql, "QUERY",
              "The rows of a query (SELECT …), named as the columns of a table are")
      .option("--db", request->database, "FILE", "The SQLite database of --sql; it is only read")
      .option("--except", request->except, "DAYS",
              "Not on these: 2026-12-25,holidays.ics (its all-day events)")
      .option("--pace", request->pace, "\"100 per 1h\"",
              "Of a file: one after the other instead of all at once")
      .option("--program", request->program, "NAME", "A program, whose consent they need")
      .option("--horizon", request->horizon, "TIME",
              "How far ahead files and rules are looked at (default: 1 year)")
      .option("--zone", request->zone, "ZONE", "The recipient's time zone, such as Europe/London")
      .option("--lang", request->language, "LANG", "Language of the recipient: en fr de es it pt")
      .flag("--exact", request->exact, "At that minute, also in quiet hours")
      .flag("--dry-run", request->dry_run, "Print what would go, plan nothing")
      .option("--now", request->now, "INSTANT",
              "With --dry-run: reckon as if it were this instant; no daemon")
      .runs([&context, request] { return plan_here_or_there(context, *request); });

  auto limit = std::make_shared<std::optional<std::int64_t>>();
  program
      .offer({"reminders", "What is planned, soonest first",
              "  pigeon reminders\n"
              "  pigeon cancel 17                      takes one back"})
      .option("--limit", *limit, "N", "At most so many")
      .runs([&context, limit] { return list_planned(context, *limit); });
}

}  // namespace pigeon::cli
