#include "cli/verb.h"

#include <utility>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace pigeon::cli {
namespace {

// Checked before the value is converted, and told in words.
CLI::Validator whole_number() {
  const auto check = [](const std::string& text) -> std::string {
    const bool digits = !text.empty() && text.size() <= 18 &&
                        text.find_first_not_of("0123456789") == std::string::npos;
    return digits ? "" : "\"" + text + "\" is not a whole number from 0";
  };
  return CLI::Validator(check, "");
}

CLI::Validator one_of(std::initializer_list<const char*> choice) {
  const std::vector<std::string> words(choice.begin(), choice.end());
  const auto check = [words](const std::string& text) -> std::string {
    std::string names;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == text) return "";
      names += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    }
    return "\"" + text + "\" is not " + names;
  };
  return CLI::Validator(check, "");
}

std::string joined(std::initializer_list<const char*> choice) {
  std::string text;
  for (const char* word : choice)
    text += (text.empty() ? "" : "|") + std::string(word);
  return text;
}

}  // namespace

void add_common_options(CLI::App& app, Context& context) {
  app.add_flag("--json", context.json, "Print JSON, one object a line");
  app.add_option("--socket", context.socket,
                 "Where pigeond listens (default: $PIGEON_SOCKET or " +
                     std::string(control::kDefaultSocket) + ")")
      ->type_name("PATH");
}

Verb Verb::offer(const About& about) {
  CLI::App* app = app_->add_subcommand(about.name, about.what);
  app->group("Verbs");
  app->footer("Examples:\n" + about.examples);
  add_common_options(*app, *context_);
  return Verb(*app, *context_);
}

Verb Verb::offer_family(const About& about) {
  CLI::App* app = app_->add_subcommand(about.name, about.what);
  app->group("Verbs");
  app->footer("Examples:\n" + about.examples);
  app->require_subcommand(1);
  return Verb(*app, *context_);
}

Verb& Verb::word(const char* name, std::string& value, const char* what) {
  app_->add_option(name, value, what)->required()->type_name("");
  return *this;
}

Verb& Verb::word(const char* name, std::string& value, std::initializer_list<const char*> choice,
                 const char* what) {
  app_->add_option(name, value, what)->required()->type_name("")->check(one_of(choice));
  return *this;
}

Verb& Verb::id(const char* name, std::int64_t& value, const char* what) {
  app_->add_option(name, value, what)->required()->type_name("")->check(whole_number());
  return *this;
}

Verb& Verb::optional_word(const char* name, std::optional<std::string>& value, const char* what) {
  app_->add_option_function<std::string>(
          name, [&value](const std::string& given) { value = given; }, what)
      ->type_name("");
  return *this;
}

Verb& Verb::words(const char* name, std::vector<std::string>& values, const char* what) {
  app_->add_option(name, values, what)->required()->type_name("");
  return *this;
}

Verb& Verb::optional_words(const char* name, std::vector<std::string>& values, const char* what) {
  app_->add_option("WORDS", values, what)->type_name("")->option_text(name);
  return *this;
}

Verb& Verb::option(const char* name, std::string& value, const char* form, const char* what) {
  app_->add_option(name, value, what)->type_name(form);
  return *this;
}

Verb& Verb::option(const char* name, std::string& value, std::initializer_list<const char*> choice,
                   const char* what) {
  app_->add_option(name, value, what)->type_name(joined(choice))->check(one_of(choice));
  return *this;
}

Verb& Verb::option(const char* name, std::optional<std::int64_t>& value, const char* form,
                   const char* what) {
  app_->add_option_function<std::int64_t>(
          name, [&value](const std::int64_t& given) { value = given; }, what)
      ->type_name(form)
      ->check(whole_number());
  return *this;
}

Verb& Verb::option_of_any_sign(const char* name, std::int64_t& value, const char* form,
                               const char* what) {
  app_->add_option(name, value, what)->type_name(form);
  return *this;
}

Verb& Verb::options(const char* name, std::vector<std::string>& values, const char* form,
                    const char* what) {
  app_->add_option(name, values, what)->type_name(form)->allow_extra_args(false);
  return *this;
}

Verb& Verb::flag(const char* name, bool& value, const char* what) {
  app_->add_flag(name, value, what);
  return *this;
}

void Verb::runs(std::function<ExitCode()> action) {
  app_->callback([context = context_, action = std::move(action)] { context->action = action; });
}

Error not_together(const std::string& one, const std::string& other) {
  return Error("usage", one + " and " + other + " can't be given together",
               "Leave one of them out");
}

void put(Json& args, const char* key, const std::string& value) {
  if (!value.empty()) args[key] = value;
}

void put(Json& args, const char* key, const std::optional<std::int64_t>& value) {
  if (value) args[key] = *value;
}

}  // namespace pigeon::cli
