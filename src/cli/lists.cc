// `pigeon inbox` and `pigeon outbox`: what came and what goes, oldest first, or as it happens.
#include <iostream>
#include <memory>

#include "cli/message_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "messages/message.h"

namespace pigeon::cli {
namespace {

struct ListOptions {
  std::string state;
  std::optional<std::int64_t> since;
  std::optional<std::int64_t> limit;
  bool follow = false;
  bool undecodable = false;
};

// A column of a list: its title, the width it keeps while following, and how a row fills it.
struct Field {
  Column column;
  Cell (*cell)(const Screen&, const Json&);
};

template <const char* key>
Cell plain_field(const Screen&, const Json& item) {
  return cell_of(item, key);
}
template <const char* key>
Cell instant_field(const Screen& screen, const Json& item) {
  return instant_cell(screen, item, key);
}
Cell state_field(const Screen&, const Json& item) {
  return state_cell(item);
}

constexpr char kId[] = "id";
constexpr char kNumber[] = "number";
constexpr char kText[] = "text";
constexpr char kReceivedAt[] = "received_at";
constexpr char kQueuedAt[] = "queued_at";
constexpr char kSentAt[] = "sent_at";
constexpr char kModem[] = "modem";
constexpr char kReason[] = "reason";
constexpr char kPdu[] = "pdu";

constexpr int kTimeWidth = 20;
constexpr int kNumberWidth = 14;

using Fields = std::vector<Field>;

const Fields& inbox_fields() {
  static const Fields fields{{{"ID", 5}, plain_field<kId>},
                             {{"RECEIVED", kTimeWidth}, instant_field<kReceivedAt>},
                             {{"FROM", kNumberWidth}, plain_field<kNumber>},
                             {{"TEXT"}, plain_field<kText>}};
  return fields;
}
const Fields& outbox_fields() {
  static const Fields fields{{{"ID", 5}, plain_field<kId>},
                             {{"STATE", 9}, state_field},
                             {{"TO", kNumberWidth}, plain_field<kNumber>},
                             {{"QUEUED", kTimeWidth}, instant_field<kQueuedAt>},
                             {{"SENT", kTimeWidth}, instant_field<kSentAt>},
                             {{"TEXT"}, plain_field<kText>}};
  return fields;
}
const Fields& undecodable_fields() {
  static const Fields fields{{{"ID", 5}, plain_field<kId>},
                             {{"RECEIVED", kTimeWidth}, instant_field<kReceivedAt>},
                             {{"MODEM", 6}, plain_field<kModem>},
                             {{"REASON", 20}, plain_field<kReason>},
                             {{"PDU"}, plain_field<kPdu>}};
  return fields;
}

std::vector<Column> columns_of(const Fields& fields) {
  std::vector<Column> columns;
  for (const Field& field : fields)
    columns.push_back(field.column);
  return columns;
}

Row row_of(const Fields& fields, const Screen& screen, const Json& item) {
  Row row;
  for (const Field& field : fields)
    row.push_back(field.cell(screen, item));
  return row;
}

ExitCode print_list(const Context& context, const control::Question& question, const Fields& fields,
                    bool follow, const std::string& when_empty) {
  Table table(context.screen, std::cout, columns_of(fields),
              follow ? Table::Flow::as_they_come : Table::Flow::at_once);
  const auto print = [&](const Json& item) {
    if (context.json) {
      context.print_json(item);
    } else {
      table.add(row_of(fields, context.screen, item));
    }
    if (follow) std::cout.flush();
    return std::cout.good();
  };
  const auto silence = follow ? std::nullopt : std::optional(kPromptly);
  const ExitCode exit = ask(context, question, print, silence);
  if (!context.json) table.finish(exit == ExitCode::done ? when_empty : "");
  return exit;
}

std::optional<Error> misuse(const ListOptions& options) {
  if (!options.undecodable) return std::nullopt;
  if (!options.state.empty()) return not_together("--undecodable", "--state");
  if (options.since) return not_together("--undecodable", "--since");
  if (options.follow) return not_together("--undecodable", "--follow");
  return std::nullopt;
}

ExitCode list(const Context& context, const std::string& direction, const ListOptions& options) {
  if (const auto error = misuse(options)) return context.tell(*error, ExitCode::usage);
  if (!options.state.empty() && !messages::state_from_string(options.state)) {
    return context.tell(
        Error("invalid-state", "\"" + options.state + "\" is not a state",
              "States are received, held, queued, sending, sent, delivered, failed, unknown, "
              "cancelled and expired"),
        ExitCode::usage);
  }
  control::Question question{options.undecodable ? "undecodable" : "list"};
  if (!options.undecodable) question.args["direction"] = direction;
  put(question.args, "state", options.state);
  put(question.args, "since", options.since);
  put(question.args, "limit", options.limit);
  if (options.follow) question.args["follow"] = true;
  if (options.undecodable) {
    return print_list(context, question, undecodable_fields(), false, "Everything was readable.");
  }
  const bool incoming = direction == "in";
  return print_list(context, question, incoming ? inbox_fields() : outbox_fields(), options.follow,
                    incoming ? "No texts." : "Nothing to send or sent.");
}

void offer_list(Verb& program, Context& context, const About& about, const std::string& direction) {
  auto options = std::make_shared<ListOptions>();
  Verb verb = program.offer(about);
  verb.option("--state", options->state, "STATE", "Only those in this state")
      .option("--since", options->since, "ID", "Only those after this one, oldest first")
      .option("--limit", options->limit, "N",
              "At most so many; the newest where --since is not given")
      .flag("--follow,-f", options->follow, "Stay, and print what comes");
  if (direction == "in") {
    verb.flag("--undecodable", options->undecodable,
              "Instead: what came and could not be read, raw and with the reason");
  }
  verb.runs([&context, options, direction] { return list(context, direction, *options); });
}

}  // namespace

void offer_lists(Verb& program, Context& context) {
  offer_list(program, context,
             {"inbox", "Texts that came",
              "  pigeon inbox\n"
              "  pigeon inbox --follow                 as they come, like tail -f\n"
              "  pigeon inbox --since 41 --json        for a script that remembers the last id\n"
              "  pigeon inbox --undecodable            what no one could read, kept raw"},
             "in");
  offer_list(program, context,
             {"outbox", "Texts that go out: sent by hand, replies, reminders",
              "  pigeon outbox\n"
              "  pigeon outbox --state unknown         those that a person has to settle\n"
              "  pigeon outbox --state queued --limit 1000 --json"},
             "out");
}

}  // namespace pigeon::cli
