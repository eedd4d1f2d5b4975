#include "cli/program.h"

#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/spelling.h"
#include "base/utf8.h"
#include "base/version.h"
#include "cli/context.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

constexpr const char* kProgramExamples = R"help(Examples:
  pigeon send +447700900101 "Your glasses are ready."
  echo "Backup failed on $(hostname)" | pigeon send +447700900101 -
  pigeon remind +447700900101 "tomorrow 9am" "Bring your X-rays."
  pigeon inbox --follow
  pigeon status

Exit status: 0 done, 1 failed, 2 usage, 3 refused by consent, quiet hours or quota,
4 no daemon or no modem, 5 queued and not yet sent.
`pigeon VERB --help` tells more about a verb; see also pigeon(1).)help";

// The name and help of the verb that the words before the mistake had reached.
const CLI::App* reached(const CLI::App* app) {
  const auto inner = app->get_subcommands();
  return inner.empty() ? app : reached(inner.back());
}

std::string full_name(const CLI::App* app) {
  if (app->get_parent() == nullptr) return app->get_name();
  return full_name(app->get_parent()) + " " + app->get_name();
}

// "sendd" where a verb has to stand; nothing when a verb was found, or none was written.
std::optional<Error> unknown_verb(const CLI::App& app) {
  const auto words = app.remaining();
  if (words.empty() || !app.get_subcommands().empty() || words.front().starts_with('-')) {
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(verb->get_name());
  }
  if (names.empty()) return std::nullopt;
  const std::vector<std::string_view> views(names.begin(), names.end());
  const auto near = nearest_spellings(words.front(), views);
  const std::string help = "See `" + full_name(&app) + " --help`";
  return Error("usage", full_name(&app) + " has no verb \"" + words.front() + "\"",
               near.empty() ? help : "Do you mean " + std::string(near.front()) + "? " + help);
}

ExitCode wrong_usage(const Context& context, const CLI::App& program,
                     const CLI::ParseError& error) {
  const CLI::App* app = reached(&program);
  if (const auto unknown = unknown_verb(*app)) return context.tell(*unknown, ExitCode::usage);
  const bool verb_missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr &&
                            app->get_require_subcommand_min() > app->get_subcommands().size();
  const std::string what =
      verb_missing ? full_name(app) + " needs a verb that says what to do" : error.what();
  return context.tell(Error("usage", what, "See `" + full_name(app) + " --help`"), ExitCode::usage);
}

// Asked for with --help or --version, and printed on standard output.
bool is_an_answer(const CLI::ParseError& error) {
  return error.get_exit_code() == 0;
}

void offer_everything(CLI::App& program, Context& context) {
  program.require_subcommand(1);
  program.set_version_flag("--version", "pigeon " + std::string(kVersion), "Print the version");
  program.footer(kProgramExamples);
  program.get_formatter()->label("SUBCOMMAND", "VERB");
  add_common_options(program, context);
  Verb root(program, context);
  offer_send(root, context);
  offer_remind(root, context);
  offer_schedule(root, context);
  offer_pauses(root, context);
  offer_lists(root, context);
  offer_message(root, context);
  offer_status(root, context);
  offer_modem(root, context);
  offer_consent(root, context);
  offer_backup(root, context);
  offer_check(root, context);
  offer_pdu(root, context);
  offer_intents(root, context);
  offer_test(root, context);
  offer_try(root, context);
  offer_chat(root, context);
  offer_learn(root, context);
  offer_people(root, context);
}

ExitCode run_action(const Context& context) {
  const ExitCode exit = context.action();
  std::cout.flush();
  if (std::cout.good()) return exit;
  return context.tell(Error("output-lost", "Standard output could not be written"),
                      ExitCode::failed);
}

}  // namespace

int run(int argc, const char* const* argv) {
  Context context;
  if (const char* socket = std::getenv("PIGEON_SOCKET"); socket != nullptr && *socket != 0) {
    context.socket = socket;
  }
  CLI::App program("Texts people through a modem, without a cloud carrier.", "pigeon");
  offer_everything(program, context);
  for (int i = 1; i < argc; ++i) {
    if (is_valid_utf8(argv[i])) continue;
    return static_cast<int>(
        context.tell(Error("invalid-utf8", "Argument " + std::to_string(i) + " is not valid UTF-8",
                           "Use a UTF-8 terminal, or give the text on standard input"),
                     ExitCode::usage));
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (is_an_answer(error)) return program.exit(error);
    // A command line that can't be read sets no option, so --json is looked for by hand.
    for (int i = 1; i < argc; ++i)
      context.json |= std::string_view(argv[i]) == "--json";
    return static_cast<int>(wrong_usage(context, program, error));
  }
  return static_cast<int>(run_action(context));
}

}  // namespace pigeon::cli
