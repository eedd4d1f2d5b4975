// How a verb is offered: its name, what it does in a line, its examples, and the options that all
// verbs have.
#pragma once

#include <string>

#include <CLI/App.hpp>

#include "cli/context.h"

namespace pigeon::cli {

struct Verb {
  std::string name;
  std::string what;      // one line, for the list of verbs
  std::string examples;  // shown under the help of the verb
};

// A verb of `parent` with --json and --socket.
CLI::App* offer(CLI::App& parent, Context& context, const Verb& verb);

// A noun whose verbs are offered on it (`modem list`); asks for one of them.
CLI::App* offer_family(CLI::App& parent, const Verb& verb);

// --socket and --json, on the program and on each verb.
void add_common_options(CLI::App& app, Context& context);

// What runs when the command line names this verb.
void on_run(CLI::App* verb, Context& context, std::function<ExitCode()> action);

// An option whose value is left out of a request when it was not given.
void put(Json& args, const char* key, const std::string& value);

}  // namespace pigeon::cli
