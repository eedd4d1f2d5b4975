// `pigeon message`, `cancel` and `resolve`: one message, by its id.
#include <iostream>
#include <memory>

#include "cli/message_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

struct MessageOptions {
  std::int64_t id = 0;
  std::string how;
  bool all = false;
};

ExitCode show(const Context& context, std::int64_t id) {
  control::Question question{"message"};
  question.args["id"] = id;
  return ask(context, question, [&](const Json& message) {
    if (context.json) {
      context.print_json(message);
    } else {
      print_pairs(context.screen, std::cout, message_pairs(context.screen, message));
    }
    return true;
  });
}

// Asks for a change and prints the message as it is afterwards.
ExitCode change(const Context& context, const control::Question& question) {
  return ask(context, question, [&](const Json& message) {
    if (context.json) {
      context.print_json(message);
    } else {
      std::cout << message_line(context.screen, message) << '\n';
    }
    return true;
  });
}

ExitCode cancel(const Context& context, const MessageOptions& options) {
  control::Question question{"cancel"};
  question.args["id"] = options.id;
  if (options.all) question.args["all"] = true;
  return change(context, question);
}

ExitCode resolve(const Context& context, const MessageOptions& options) {
  control::Question question{"resolve"};
  question.args["id"] = options.id;
  question.args["how"] = options.how;
  return change(context, question);
}

constexpr const char* kMessageId = "Its number in inbox, outbox or reminders";

}  // namespace

void offer_message(Verb& program, Context& context) {
  auto shown = std::make_shared<MessageOptions>();
  program
      .offer({"message", "Everything about one text",
              "  pigeon message 17\n"
              "  pigeon message 17 --json | jq -r .text"})
      .id("ID", shown->id, kMessageId)
      .runs([&context, shown] { return show(context, shown->id); });

  auto cancelled = std::make_shared<MessageOptions>();
  program
      .offer({"cancel", "Keep a text or a reminder from going out",
              "  pigeon cancel 17\n"
              "  pigeon cancel 17 --all                also what comes again after it\n\n"
              "Too late (exit 1) once a part of it may be on the air."})
      .id("ID", cancelled->id, kMessageId)
      .flag("--all", cancelled->all, "A repeating reminder: end it")
      .runs([&context, cancelled] { return cancel(context, *cancelled); });

  auto resolved = std::make_shared<MessageOptions>();
  program
      .offer({"resolve", "Settle a text whose fate is unknown",
              "  pigeon outbox --state unknown\n"
              "  pigeon resolve 17 sent                it arrived: ask the person\n"
              "  pigeon resolve 17 resend              send it again; it may come twice\n"
              "  pigeon resolve 17 drop                let it be\n\n"
              "A text is unknown when the modem took it and never said what became of it. Pigeon\n"
              "never sends it again by itself."})
      .id("ID", resolved->id, kMessageId)
      .word("HOW", resolved->how, {"sent", "resend", "drop"}, "sent, resend or drop")
      .runs([&context, resolved] { return resolve(context, *resolved); });
}

}  // namespace pigeon::cli
