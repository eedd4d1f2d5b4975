// `pigeon modem …`: the modems themselves.
#include <iostream>
#include <memory>
#include <sstream>

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
  std::optional<std::string> name;
  std::optional<std::string> command;
  bool follow = false;
  bool unmasked = false;
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
                                                     const std::optional<std::string>& name) {
  if (name) return *name;
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
  if (options.command) question.args["command"] = *options.command;
  if (options.follow) question.args["follow"] = true;
  if (options.unmasked) question.args["unmasked"] = true;
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

constexpr const char* kName = "Which one; may be left out when there is only one";

// A single word is the command, for the only modem.
ExitCode say(const Context& context, const ModemOptions& words) {
  ModemOptions wanted = words;
  if (!wanted.command) std::swap(wanted.name, wanted.command);
  if (wanted.command) return print_lines(context, "modem_at", wanted);
  return context.tell(Error("usage", "There is no command", "Write pigeon modem at AT+CSQ"),
                      ExitCode::usage);
}

// A single word is the code, for the only modem.
ExitCode ask_network(const Context& context, const ModemOptions& words) {
  ModemOptions wanted = words;
  if (!wanted.command) std::swap(wanted.name, wanted.command);
  if (!wanted.command) {
    return context.tell(Error("usage", "There is no code", "Write pigeon modem ussd '*100#'"),
                        ExitCode::usage);
  }
  const auto print = [&](const Json& reply) {
    if (context.json) {
      context.print_json(reply);
      return true;
    }
    // Menus have lines; nothing else of the network may reach the terminal as it is.
    std::istringstream lines(cell_of(reply, "text").text);
    for (std::string line; std::getline(lines, line);)
      std::cout << printable(line) << '\n';
    if (control::flag_at(reply, "awaits_answer").value_or(false))
      std::cerr << "It awaits an answer: pigeon modem ussd " << wanted.name.value_or("NAME")
                << " CHOICE\n";
    return true;
  };
  return ask_modem(context, "modem_ussd", wanted, print, kModemPatience);
}

ExitCode restart(const Context& context, const ModemOptions& options) {
  const auto nothing = [](const Json&) { return true; };
  return ask_modem(context, "modem_reset", options, nothing, kModemPatience);
}

ExitCode signal(const Context& context, const ModemOptions& options) {
  const auto print = [&](const Json& modem) {
    Json form = Json::object();
    for (const char* key : {"name", "operator", "registration", "signal_dbm", "signal_percent"})
      form[key] = control::member(modem, key);
    if (context.json) {
      context.print_json(form);
    } else {
      print_pairs(context.screen, std::cout, message_pairs(context.screen, form));
    }
    return true;
  };
  return ask_modem(context, "modem_show", options, print, kPromptly);
}

void offer_signal(Verb& family, Context& context) {
  auto options = std::make_shared<ModemOptions>();
  family.offer({"signal", "Operator, registration and signal of one", "  pigeon modem signal sim1"})
      .optional_word("NAME", options->name, kName)
      .runs([&context, options] { return signal(context, *options); });
}

void offer_ussd(Verb& family, Context& context) {
  auto options = std::make_shared<ModemOptions>();
  family
      .offer({"ussd", "Ask the network by a USSD code, or answer its menu",
              "  pigeon modem ussd '*100#'\n"
              "  pigeon modem ussd sim1 1\n"
              "  pigeon modem ussd sim1 ''\n\n"
              "When the answer is a menu the next request is the choice; an empty one ends it."})
      .optional_word("NAME", options->name, kName)
      .optional_word("CODE", options->command, "The code, such as *100#")
      .runs([&context, options] { return ask_network(context, *options); });
}

void offer_reset(Verb& family, Context& context) {
  auto options = std::make_shared<ModemOptions>();
  family
      .offer({"reset", "Restart one by its own command",
              "  pigeon modem reset sim1\n\n"
              "Pigeon does this by itself when a modem needs it. What is queued waits."})
      .optional_word("NAME", options->name, kName)
      .runs([&context, options] { return restart(context, *options); });
}

void offer_at(Verb& family, Context& context) {
  auto options = std::make_shared<ModemOptions>();
  family
      .offer({"at", "Say an AT command and print the answer",
              "  pigeon modem at AT+CSQ\n"
              "  pigeon modem at sim1 'AT+COPS?'\n\n"
              "It takes its turn between Pigeon's own commands. Settings that Pigeon needs\n"
              "(AT+CMGF, AT+CNMI, …) are set again at the next re-init."})
      .optional_word("NAME", options->name, kName)
      .optional_word("COMMAND", options->command, "The command, such as AT+CSQ")
      .runs([&context, options] { return say(context, *options); });
}

void offer_trace(Verb& family, Context& context) {
  auto options = std::make_shared<ModemOptions>();
  family
      .offer({"trace", "What was said to it and by it lately",
              "  pigeon modem trace sim1\n"
              "  pigeon modem trace --follow > bug-report.txt\n\n"
              "> is what Pigeon said, < what the modem said, ~ a pause. Numbers and texts are\n"
              "masked; pigeon-modem --replay FILE plays it again."})
      .optional_word("NAME", options->name, kName)
      .flag("--follow,-f", options->follow, "Stay, and print what is said")
      .flag("--unmasked", options->unmasked, "Numbers and texts as they are")
      .runs([&context, options] { return print_lines(context, "modem_trace", *options); });
}

}  // namespace

void offer_modem(Verb& program, Context& context) {
  Verb family =
      program.offer_family({"modem", "The modems: list, show, signal, at, ussd, reset, trace",
                            "  pigeon modem list\n"
                            "  pigeon modem show sim1\n"
                            "  pigeon modem at sim1 AT+CSQ\n"
                            "  pigeon modem ussd sim1 '*100#'\n"
                            "  pigeon modem trace sim1 --follow"});
  family.offer({"list", "All of them, with state and signal", "  pigeon modem list"})
      .runs([&context] { return list(context); });
  auto options = std::make_shared<ModemOptions>();
  family.offer({"show", "Everything that is known about one", "  pigeon modem show sim1"})
      .optional_word("NAME", options->name, kName)
      .runs([&context, options] { return show(context, *options); });
  offer_signal(family, context);
  offer_at(family, context);
  offer_ussd(family, context);
  offer_reset(family, context);
  offer_trace(family, context);
}

}  // namespace pigeon::cli
