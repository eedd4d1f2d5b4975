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

ExitCode cancel(const Context& context, std::int64_t id) {
  control::Question question{"cancel"};
  question.args["id"] = id;
  return change(context, question);
}

ExitCode resolve(const Context& context, const MessageOptions& options) {
  control::Question question{"resolve"};
  question.args["id"] = options.id;
  question.args["how"] = options.how;
  return change(context, question);
}

std::shared_ptr<MessageOptions> add_id(CLI::App& verb) {
  auto options = std::make_shared<MessageOptions>();
  verb.add_option("ID", options->id, "Its number in inbox, outbox or reminders")
      ->required()
      ->type_name("");
  return options;
}

}  // namespace

void offer_message(CLI::App& program, Context& context) {
  CLI::App* message = offer(program, context,
                            {"message", "Everything about one text",
                             "  pigeon message 17\n"
                             "  pigeon message 17 --json | jq -r .text"});
  on_run(message, context,
         [&context, options = add_id(*message)] { return show(context, options->id); });

  CLI::App* cancelled = offer(program, context,
                              {"cancel", "Keep a text or a reminder from going out",
                               "  pigeon cancel 17\n\n"
                               "Too late (exit 1) once a part of it may be on the air."});
  on_run(cancelled, context,
         [&context, options = add_id(*cancelled)] { return cancel(context, options->id); });

  CLI::App* resolved =
      offer(program, context,
            {"resolve", "Settle a text whose fate is unknown",
             "  pigeon outbox --state unknown\n"
             "  pigeon resolve 17 sent                it arrived: ask the person\n"
             "  pigeon resolve 17 resend              send it again, and risk that it comes twice\n"
             "  pigeon resolve 17 drop                let it be\n\n"
             "A text is unknown when the modem took it and never said what became of it. Pigeon\n"
             "never sends it again by itself."});
  auto options = add_id(*resolved);
  resolved->add_option("HOW", options->how, "sent, resend or drop")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"sent", "resend", "drop"}));
  on_run(resolved, context, [&context, options] { return resolve(context, *options); });
}

}  // namespace pigeon::cli
