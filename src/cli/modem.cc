// `pigeon modem …`: the modems themselves.
#include <iostream>
#include <memory>

#include "base/utf8.h"
#include "cli/message_view.h"
#include "cli/modem_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

// How long a modem may think about a command (AT+COPS=? takes minutes).
constexpr Milliseconds kModemPatience{200000};

struct ModemOptions {
  std::string name;
  std::string command;
  bool follow = false;
};

ExitCode list(const Context& context) {
  Table table = modem_table(context.screen, std::cout);
  const ExitCode exit = ask(context, control::Question{"modem_list"}, [&](const Json& modem) {
    if (context.json) {
      context.print_json(modem);
    } else {
      table.add(modem_row(modem));
    }
    return true;
  });
  table.finish(exit == ExitCode::done ? "No modem is configured." : "");
  return exit;
}

// The modem that is meant when none is named: the only one.
tl::expected<std::string, ExitCode> name_or_only_one(const Context& context,
                                                     const std::string& name) {
  if (!name.empty()) return name;
  const auto modems = items_of(context, control::Question{"modem_list"});
  if (!modems) return tl::unexpected(modems.error());
  if (modems->size() == 1) return cell_of(modems->front(), "name").text;
  std::string names;
  for (const Json& modem : *modems)
    names += (names.empty() ? "" : ", ") + cell_of(modem, "name").text;
  return tl::unexpected(
      modems->empty()
          ? context.tell(Error("no-modem", "No modem is configured",
                               "Add a [[modem]] to pigeond's configuration"),
                         ExitCode::unavailable)
          : context.tell(Error("which-modem",
                               "There are " + std::to_string(modems->size()) + " modems: " + names,
                               "Name the one that is meant"),
                         ExitCode::usage));
}

// Asks `verb` about one modem.
ExitCode ask_modem(const Context& context, const std::string& verb, const ModemOptions& options,
                   const control::OnItem& on_item, std::optional<Milliseconds> silence) {
  const auto name = name_or_only_one(context, options.name);
  if (!name) return name.error();
  control::Question question{verb};
  question.args["name"] = *name;
  put(question.args, "command", options.command);
  if (options.follow) question.args["follow"] = true;
  return ask(context, question, on_item, silence);
}

ExitCode show(const Context& context, const ModemOptions& options) {
  const auto print = [&](const Json& modem) {
    if (context.json) {
      context.print_json(modem);
      return true;
    }
    print_pairs(context.screen, std::cout, message_pairs(context.screen, modem));
    return true;
  };
  return ask_modem(context, "modem_show", options, print, kPromptly);
}

ExitCode print_lines(const Context& context, const std::string& verb, const ModemOptions& options) {
  const auto print = [&](const Json& item) {
    if (context.json) {
      context.print_json(item);
    } else {
      std::cout << printable(cell_of(item, "line").text) << '\n';
    }
    std::cout.flush();
    return std::cout.good();
  };
  const auto silence = options.follow ? std::nullopt : std::optional(kModemPatience);
  return ask_modem(context, verb, options, print, silence);
}

std::shared_ptr<ModemOptions> add_name(CLI::App& verb) {
  auto options = std::make_shared<ModemOptions>();
  verb.add_option("NAME", options->name, "Which one; may be left out when there is only one")
      ->type_name("");
  return options;
}

void offer_at(CLI::App& family, Context& context) {
  CLI::App* at = offer(family, context,
                       {"at", "Say an AT command and print the answer",
                        "  pigeon modem at AT+CSQ\n"
                        "  pigeon modem at sim1 'AT+COPS?'\n\n"
                        "It takes its turn between Pigeon's own commands. Settings that Pigeon\n"
                        "needs (AT+CMGF, AT+CNMI, …) are set again at the next re-init."});
  auto words = std::make_shared<std::vector<std::string>>();
  at->add_option("WORDS", *words, "[NAME] COMMAND")->required()->expected(1, 2)->type_name("");
  on_run(at, context, [&context, words] {
    ModemOptions options;
    options.command = words->back();
    if (words->size() == 2) options.name = words->front();
    return print_lines(context, "modem_at", options);
  });
}

}  // namespace

void offer_modem(CLI::App& program, Context& context) {
  CLI::App* family = offer_family(program, {"modem", "The modems: list, show, at, trace",
                                            "  pigeon modem list\n"
                                            "  pigeon modem show sim1\n"
                                            "  pigeon modem at sim1 AT+CSQ\n"
                                            "  pigeon modem trace sim1 --follow"});

  CLI::App* all = offer(*family, context,
                        {"list", "All of them, with state and signal", "  pigeon modem list"});
  on_run(all, context, [&context] { return list(context); });

  CLI::App* one = offer(*family, context,
                        {"show", "Everything that is known about one", "  pigeon modem show sim1"});
  on_run(one, context, [&context, options = add_name(*one)] { return show(context, *options); });

  offer_at(*family, context);

  CLI::App* trace = offer(*family, context,
                          {"trace", "What was said to it and by it lately",
                           "  pigeon modem trace sim1\n"
                           "  pigeon modem trace --follow > bug-report.txt\n\n"
                           "> is what Pigeon said, < what the modem said, ~ a pause."});
  auto options = add_name(*trace);
  trace->add_flag("--follow,-f", options->follow, "Stay, and print what is said");
  on_run(trace, context,
         [&context, options] { return print_lines(context, "modem_trace", *options); });
}

}  // namespace pigeon::cli
