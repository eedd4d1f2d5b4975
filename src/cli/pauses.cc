// `pigeon snooze`, `pause` and `resume`: what is planned is put off, or stopped for a while.
#include <iostream>
#include <memory>

#include "base/utf8.h"
#include "cli/message_view.h"
#include "cli/planned_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

struct Snooze {
  std::int64_t id = 0;
  std::string when;
};

struct Stop {
  std::optional<std::string> id;
  std::string program;
  std::string until;
  bool all = false;
  bool list = false;
};

ExitCode snooze(const Context& context, const Snooze& given) {
  control::Question question{"snooze"};
  question.args["id"] = given.id;
  question.args["when"] = given.when;
  return ask(context, question, [&](const Json& planned) {
    print_planned(context, planned);
    return true;
  });
}

// "text 17", "program dentist", "all".
std::string said_of(const Json& pause, const char* key) {
  const std::string scope = printable(cell_of(pause, key).text);
  return scope == "all" ? "all reminders" : scope;
}

ExitCode list_pauses(const Context& context) {
  Table table(context.screen, std::cout, {{"PAUSED"}, {"UNTIL"}, {"HELD IN BATCH"}});
  const ExitCode exit = ask(context, control::Question{"pauses"}, [&](const Json& pause) {
    if (context.json) {
      context.print_json(pause);
    } else {
      table.add({{said_of(pause, "paused")},
                 instant_cell(context.screen, pause, "until"),
                 cell_of(pause, "batch")});
    }
    return true;
  });
  if (!context.json) table.finish(exit == ExitCode::done ? "Nothing is paused." : "");
  return exit;
}

// Exit 2 when the words contradict each other.
tl::expected<control::Question, ExitCode> question_of(const Context& context, const char* verb,
                                                      const Stop& given) {
  control::Question question{verb};
  if (given.id) {
    const std::string& id = *given.id;
    if (id.empty() || id.size() > 18 || id.find_first_not_of("0123456789") != std::string::npos) {
      return tl::unexpected(
          context.tell(Error("usage", "\"" + printable(id) + "\" is not the number of a text",
                             "`pigeon reminders` lists them"),
                       ExitCode::usage));
    }
    if (!given.program.empty())
      return tl::unexpected(context.tell(not_together("ID", "--program"), ExitCode::usage));
    question.args["id"] = std::stoll(id);
  }
  if (given.all && !given.id) {
    return tl::unexpected(context.tell(
        Error("usage", "--all is about one that repeats", "Give its number, or leave --all out"),
        ExitCode::usage));
  }
  put(question.args, "program", given.program);
  put(question.args, "until", given.until);
  if (given.all) question.args["all"] = true;
  return question;
}

ExitCode pause(const Context& context, const Stop& given) {
  if (given.list) return list_pauses(context);
  const auto question = question_of(context, "pause", given);
  if (!question) return question.error();
  return ask(context, *question, [&](const Json& pause) {
    if (context.json) {
      context.print_json(pause);
      return true;
    }
    const std::string until = printable(cell_of(pause, "echo").text);
    std::cout << "Paused: " << said_of(pause, "paused")
              << (until.empty() ? ", until: pigeon resume" : ", until " + until) << '\n';
    return true;
  });
}

ExitCode resume(const Context& context, const Stop& given) {
  const auto question = question_of(context, "resume", given);
  if (!question) return question.error();
  return ask(context, *question, [&](const Json& done) {
    if (context.json) {
      context.print_json(done);
    } else {
      std::cout << "Goes on: " << said_of(done, "resumed") << "; "
                << control::integer_at(done, "let_go").value_or(0)
                << " held texts are let go, as far as they still help\n";
    }
    return true;
  });
}

constexpr const char* kOfText = "The text, by its number in `pigeon reminders`; else all reminders";

}  // namespace

void offer_pauses(Verb& program, Context& context) {
  auto put_off = std::make_shared<Snooze>();
  program
      .offer(
          {"snooze", "Put a reminder off",
           "  pigeon snooze 17 2h                   two hours from now\n"
           "  pigeon snooze 17 \"tomorrow 9am\"\n\n"
           "Quiet hours hold, and a reminder of an appointment can't be put off beyond it. Of one\n"
           "that repeats only this time is put off."})
      .id("ID", put_off->id, "Its number in `pigeon reminders`")
      .word("WHEN", put_off->when, "A time (\"tomorrow 9am\"), or how much later (2h)")
      .runs([&context, put_off] { return snooze(context, *put_off); });

  auto stopped = std::make_shared<Stop>();
  program
      .offer({"pause", "Hold reminders for a while",
              "  pigeon pause --until \"mon 8:00\"       all of them\n"
              "  pigeon pause --program dentist\n"
              "  pigeon pause 17                       one text\n"
              "  pigeon pause 17 --all                 one that repeats\n"
              "  pigeon pause --list                   what is paused\n\n"
              "What comes due meanwhile is held. When the pause ends it goes as far as it still\n"
              "helps: of several stages of an appointment the latest. Texts sent by hand, and\n"
              "answers, go on."})
      .optional_word("ID", stopped->id, kOfText)
      .option("--program", stopped->program, "NAME", "The reminders of a program")
      .option("--until", stopped->until, "WHEN", "It ends by itself then")
      .flag("--all", stopped->all, "One that repeats: all of its times")
      .flag("--list", stopped->list, "Show what is paused")
      .runs([&context, stopped] { return pause(context, *stopped); });

  auto goes_on = std::make_shared<Stop>();
  program
      .offer({"resume", "End a pause and let go what it held",
              "  pigeon resume\n"
              "  pigeon resume --program dentist\n"
              "  pigeon resume 17"})
      .optional_word("ID", goes_on->id, kOfText)
      .option("--program", goes_on->program, "NAME", "The reminders of a program")
      .runs([&context, goes_on] { return resume(context, *goes_on); });
}

}  // namespace pigeon::cli
