#include "cli/verb.h"

#include <utility>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace pigeon::cli {

void add_common_options(CLI::App& app, Context& context) {
  app.add_flag("--json", context.json, "Print JSON, one object a line");
  app.add_option("--socket", context.socket,
                 "Where pigeond listens (default: $PIGEON_SOCKET or " + context.socket + ")")
      ->type_name("PATH");
}

CLI::App* offer(CLI::App& parent, Context& context, const Verb& verb) {
  CLI::App* app = parent.add_subcommand(verb.name, verb.what);
  app->footer("\nExamples:\n" + verb.examples);
  add_common_options(*app, context);
  return app;
}

CLI::App* offer_family(CLI::App& parent, const Verb& verb) {
  CLI::App* app = parent.add_subcommand(verb.name, verb.what);
  app->footer("\nExamples:\n" + verb.examples);
  app->require_subcommand(1);
  return app;
}

void on_run(CLI::App* verb, Context& context, std::function<ExitCode()> action) {
  verb->callback([&context, action = std::move(action)] { context.action = action; });
}

void put(Json& args, const char* key, const std::string& value) {
  if (!value.empty()) args[key] = value;
}

}  // namespace pigeon::cli
