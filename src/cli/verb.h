// How a verb is offered: its name, what it does in a line, its words, options and examples, and
// what runs. All of the command-line library that the verbs need, so that it is compiled once.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"

namespace CLI {
class App;
}

namespace pigeon::cli {

struct About {
  std::string name;
  std::string what;      // one line, for the list of verbs
  std::string examples;  // shown under the help of the verb
};

// One verb, or a noun that has verbs, while it is being described. The values that words and
// options are read into live as long as the program; each function returns the verb itself.
class Verb {
 public:
  Verb(CLI::App& app, Context& context) : app_(&app), context_(&context) {}

  // A verb of this one (or of the program), with --json and --socket.
  Verb offer(const About& about);
  // A noun whose verbs are offered on it (`modem list`).
  Verb offer_family(const About& about);

  // What stands without a dash, in this order.
  Verb& word(const char* name, std::string& value, const char* what);
  Verb& word(const char* name, std::string& value, std::initializer_list<const char*> choice,
             const char* what);
  Verb& id(const char* name, std::int64_t& value, const char* what);
  Verb& optional_word(const char* name, std::optional<std::string>& value, const char* what);
  Verb& words(const char* name, std::vector<std::string>& values, const char* what);
  Verb& optional_words(const char* name, std::vector<std::string>& values, const char* what);

  // `form` shows in the help what stands after the option.
  Verb& option(const char* name, std::string& value, const char* form, const char* what);
  Verb& option(const char* name, std::string& value, std::initializer_list<const char*> choice,
               const char* what);
  Verb& option(const char* name, std::optional<std::int64_t>& value, const char* form,
               const char* what);  // a whole number from 0
  Verb& option_of_any_sign(const char* name, std::int64_t& value, const char* form,
                           const char* what);
  // May be given again and again.
  Verb& options(const char* name, std::vector<std::string>& values, const char* form,
                const char* what);
  Verb& flag(const char* name, bool& value, const char* what);

  // What runs when the command line names this verb.
  void runs(std::function<ExitCode()> action);

 private:
  CLI::App* app_;
  Context* context_;
};

// --socket and --json, on the program and on each verb.
void add_common_options(CLI::App& app, Context& context);

// The error of two options that can't be given together.
Error not_together(const std::string& one, const std::string& other);

// A member of a request, left out when it was not given.
void put(Json& args, const char* key, const std::string& value);
void put(Json& args, const char* key, const std::optional<std::int64_t>& value);

}  // namespace pigeon::cli
