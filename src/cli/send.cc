// `pigeon send`: one text (or, with --batch, many), and what became of it.
#include <unistd.h>

#include <iostream>
#include <memory>

#include "cli/batch.h"
#include "cli/duration.h"
#include "cli/message_view.h"
#include "cli/segmentation.h"
#include "cli/text_argument.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "control/client.h"

namespace pigeon::cli {
namespace {

struct SendOptions {
  std::string to;
  std::string text;
  bool text_given = false;
  std::string batch;
  std::string wait;
  std::string timeout = "60s";
  bool report = false;
  std::string at;
  std::string expires;
  std::int64_t priority = 0;
  std::string modem;
  std::string key;
  std::string program;
  bool dry_run = false;
};

constexpr const char* kExamples =
    "  pigeon send +447700900101 \"Your glasses are ready.\"\n"
    "  echo \"Backup failed on $(hostname)\" | pigeon send +447700900101 -\n"
    "  pigeon send +447700900101 \"Closed on Monday.\" --at \"tomorrow 9am\"\n"
    "  pigeon send +447700900101 \"Déjà vu 😀\" --dry-run      what it would take; no daemon "
    "needed\n"
    "  pigeon send --batch texts.jsonl > ids.jsonl\n\n"
    "A line of a batch: {\"to\":\"+447700900101\",\"text\":\"Hello\"}, and where wanted report, "
    "at,\n"
    "priority, modem, key, program, expires. It prints {\"id\",\"to\",\"segments\"} or\n"
    "{\"line\",\"error\"} for each, in order, and returns once all are on disk.\n\n"
    "Exit: 0 done, 1 failed, 3 refused (they said STOP, or a quota), 4 no daemon or no modem,\n"
    "5 queued and safe, but not sent when --timeout came.";

// Waiting for a text of tomorrow would only ever end with the time-out.
std::string wait_of(const SendOptions& options) {
  if (!options.wait.empty()) return options.wait;
  return options.at.empty() ? "sent" : "queued";
}

control::Question question_of(const SendOptions& options, const std::string& text,
                              Milliseconds timeout) {
  control::Question question{"send"};
  Json& args = question.args;
  args["to"] = options.to;
  args["text"] = text;
  if (options.report || options.wait == "delivered") args["report"] = true;
  put(args, "at", options.at);
  if (options.priority != 0) args["priority"] = options.priority;
  put(args, "modem", options.modem);
  put(args, "key", options.key);
  put(args, "program", options.program);
  put(args, "expires", options.expires);
  args["wait"] = wait_of(options);
  args["timeout_ms"] = timeout.count();
  return question;
}

ExitCode send(const Context& context, const control::Question& question, Milliseconds timeout) {
  auto client = control::Client::connect(context.socket);
  if (!client) return context.tell(client.error(), exit_code_of(client.error()));
  Json last;
  const auto keep = [&](const Json& message) {
    if (last.is_null() && context.screen.terminal && question.args["wait"] != "queued") {
      context.remark("Queued as " + cell_of(message, "id").text + ", waiting until it is " +
                     question.args["wait"].get<std::string>() + " …");
    }
    last = message;
    return true;
  };
  const auto end = client->ask(question, keep, timeout + kPromptly);
  if (!last.is_null()) {
    if (context.json) {
      context.print_json(last);
    } else {
      std::cout << message_line(context.screen, last) << '\n';
    }
  }
  if (!end) {
    // Once it is queued it is on disk, and goes out also when this connection breaks.
    return context.tell(end.error(),
                        last.is_null() ? exit_code_of(end.error()) : ExitCode::pending);
  }
  return end->error() ? context.tell(*end->error(), end->exit()) : end->exit();
}

// What is wrong with the combination of arguments, which CLI11 can't know.
std::optional<Error> misuse(const SendOptions& options) {
  if (!options.batch.empty()) {
    if (!options.to.empty()) {
      return Error("usage", "With --batch the numbers and texts come from the file",
                   "Leave TO and TEXT out");
    }
    return std::nullopt;
  }
  if (options.to.empty()) {
    return Error("usage", "Nobody to send to is named",
                 "Write pigeon send +447700900101 \"Hello\"; see `pigeon send --help`");
  }
  if (!options.text_given && ::isatty(STDIN_FILENO) == 1) {
    return Error("usage", "There is no text",
                 "Write it after the number, or pipe it in; see `pigeon send --help`");
  }
  return std::nullopt;
}

ExitCode run(const Context& context, const SendOptions& options) {
  if (const auto error = misuse(options)) return context.tell(*error, ExitCode::usage);
  if (!options.batch.empty()) return send_batch(context, options.batch);
  const auto timeout = parse_duration(options.timeout);
  if (!timeout) return context.tell(timeout.error(), ExitCode::usage);
  const auto text = text_of(options.text_given ? options.text : "-");
  if (!text) return context.tell(text.error(), ExitCode::usage);
  if (options.dry_run) return print_segmentation(context, options.to, *text);
  return send(context, question_of(options, *text, *timeout), *timeout);
}

void add_options(CLI::App& verb, SendOptions& options) {
  verb.add_option("TO", options.to, "The number: +447700900101, or as dialled here")->type_name("");
  verb.add_option("TEXT", options.text, "The text; - or nothing reads standard input")
      ->type_name("");
  verb.add_option("--wait", options.wait,
                  "Return once it is queued, sent (default; queued with --at) or delivered")
      ->type_name("queued|sent|delivered")
      ->check(CLI::IsMember({"queued", "sent", "delivered"}));
  verb.add_option("--timeout", options.timeout, "Wait at most so long (default 60s)")
      ->type_name("60s");
  verb.add_option("--at", options.at, "Not before: \"tomorrow 9am\", \"fri 14:30\", \"in 2 hours\"")
      ->type_name("WHEN");
  verb.add_option("--expires", options.expires, "Not after: it is stale then")->type_name("WHEN");
  verb.add_flag("--report", options.report, "Ask the network for a delivery report");
  verb.add_option("--priority", options.priority, "Higher goes first (default 0)")->type_name("N");
  verb.add_option("--modem", options.modem, "Through this modem only")->type_name("NAME");
  verb.add_option("--key", options.key, "Idempotency key: a second send with it sends nothing")
      ->type_name("KEY");
  verb.add_option("--program", options.program, "As a text of this program: needs its consent")
      ->type_name("NAME");
  auto* dry_run = verb.add_flag("--dry-run", options.dry_run,
                                "Print segments and alphabet, send nothing; needs no daemon");
  verb.add_option("--batch", options.batch,
                  "Many texts: a file of JSON lines, - for standard input")
      ->type_name("FILE")
      ->excludes(dry_run);
}

}  // namespace

void offer_send(CLI::App& program, Context& context) {
  CLI::App* app = offer(program, context, {"send", "Send a text", kExamples});
  auto options = std::make_shared<SendOptions>();
  add_options(*app, *options);
  on_run(app, context, [&context, app, options] {
    options->text_given = app->count("TEXT") > 0;
    return run(context, *options);
  });
}

}  // namespace pigeon::cli
