// `pigeon send`: one text (or, with --batch, many), and what became of it.
#include <unistd.h>

#include <iostream>
#include <memory>

#include "base/duration.h"
#include "cli/batch.h"
#include "cli/message_view.h"
#include "cli/segmentation.h"
#include "cli/text_argument.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "control/client.h"
#include "sms/transliterate.h"

namespace pigeon::cli {
namespace {

struct SendOptions {
  std::optional<std::string> to;
  std::optional<std::string> text;
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
  bool transliterate = false;
};

constexpr const char* kSendExamples =
    "  pigeon send +447700900101 \"Your glasses are ready.\"\n"
    "  echo \"Backup failed on $(hostname)\" | pigeon send +447700900101 -\n"
    "  pigeon send +447700900101 \"Closed on Monday.\" --at \"tomorrow 9am\"\n"
    "  pigeon send +447700900101 \"Déjà vu 😀\" --dry-run      what it would take; no daemon "
    "needed\n"
    "  pigeon send +447700900101 \"“Hello” – déjà vu…\" --transliterate\n"
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
  args["to"] = *options.to;
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
    if (options.to) {
      return Error("usage", "With --batch the numbers and texts come from the file",
                   "Leave TO and TEXT out");
    }
    if (options.dry_run) return not_together("--batch", "--dry-run");
    if (options.transliterate) return not_together("--batch", "--transliterate");
    return std::nullopt;
  }
  if (!options.to) {
    return Error("usage", "Nobody to send to is named",
                 "Write pigeon send +447700900101 \"Hello\"; see `pigeon send --help`");
  }
  if (!options.text && ::isatty(STDIN_FILENO) == 1) {
    return Error("usage", "There is no text",
                 "Write it after the number, or pipe it in; see `pigeon send --help`");
  }
  return std::nullopt;
}

// The text in the characters of the GSM 7-bit alphabet where it has a counterpart; a remark tells
// which were exchanged.
std::string transliterated(const Context& context, const std::string& text) {
  const sms::Transliteration written = sms::to_default_alphabet(text);
  std::string list;
  for (const auto& change : written.changes) {
    list += list.empty() ? "Written plainly: " : ", ";
    list += change.from + " as " + (change.to.empty() ? "nothing" : "\"" + change.to + "\"");
  }
  if (!list.empty()) context.remark(list);
  return written.text;
}

ExitCode run(const Context& context, const SendOptions& options) {
  if (const auto error = misuse(options)) return context.tell(*error, ExitCode::usage);
  if (!options.batch.empty()) return send_batch(context, options.batch);
  const auto timeout = parse_duration(options.timeout);
  if (!timeout) return context.tell(timeout.error(), ExitCode::usage);
  auto text = text_of(options.text.value_or("-"));
  if (!text) return context.tell(text.error(), ExitCode::usage);
  if (options.transliterate) text = transliterated(context, *text);
  if (options.dry_run) return print_segmentation(context, *options.to, *text);
  return send(context, question_of(options, *text, *timeout), *timeout);
}

}  // namespace

void offer_send(Verb& program, Context& context) {
  auto options = std::make_shared<SendOptions>();
  program.offer({"send", "Send a text", kSendExamples})
      .optional_word("TO", options->to, "The number: +447700900101, or as dialled here")
      .optional_word("TEXT", options->text, "The text; - or nothing reads standard input")
      .option("--wait", options->wait, {"queued", "sent", "delivered"},
              "Return once it is so far (default sent; queued with --at)")
      .option("--timeout", options->timeout, "60s", "Wait at most so long (default 60s)")
      .option("--at", options->at, "WHEN",
              "Not before: \"tomorrow 9am\", \"fri 14:30\", \"in 2 hours\"")
      .option("--expires", options->expires, "WHEN", "Not after: it is stale then")
      .flag("--report", options->report, "Ask the network for a delivery report")
      .option_of_any_sign("--priority", options->priority, "N", "Higher goes first (default 0)")
      .option("--modem", options->modem, "NAME", "Through this modem only")
      .option("--key", options->key, "KEY", "Idempotency key: a second send with it sends nothing")
      .option("--program", options->program, "NAME", "As a text of this program: needs its consent")
      .flag("--dry-run", options->dry_run,
            "Print segments and alphabet, send nothing; needs no daemon")
      .flag("--transliterate", options->transliterate,
            "Write quotes, dashes and accents that GSM 7-bit lacks plainly; tells which")
      .option("--batch", options->batch, "FILE",
              "Many texts: a file of JSON lines, - for standard input")
      .runs([&context, options] { return run(context, *options); });
}

}  // namespace pigeon::cli
