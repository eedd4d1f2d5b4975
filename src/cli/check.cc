// `pigeon check`: judge playbooks before a customer does. No daemon needed.
#include <iostream>
#include <memory>
#include <vector>

#include "cli/file_contents.h"
#include "cli/survey.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "playbook/playbook.h"

namespace pigeon::cli {
namespace {

template <class Blame>
Json form_of(const Blame& blame) {
  Json form = Json::object();
  form["file"] = blame.file;
  form["line"] = blame.at.line;
  form["column"] = blame.at.column;
  form["weight"] = blame.is_error() ? "error" : "note";
  form["what"] = blame.what;
  form["instead"] = blame.instead.empty() ? Json() : Json(blame.instead);
  return form;
}

struct Wish {
  std::vector<std::string> files = {};
  bool strict = false;
  bool survey = false;
};

// Prints what is wrong with one file; false when it can't be used.
bool judge(const Context& context, const std::string& file, const Wish& wish) {
  const auto text = contents_of(file, "Name a playbook, such as dentist.toml");
  if (!text) {
    context.tell(text.error(), ExitCode::failed);
    return false;
  }
  bool sound = true;
  const auto loaded = playbook::load(*text, file);
  for (const auto& blame : loaded.blames) {
    sound = sound && !blame.is_error() && !wish.strict;
    if (context.json) {
      context.print_json(form_of(blame));
    } else {
      std::cout << context.screen.paint(blame.text(), blame.is_error() ? Tone::bad : Tone::plain)
                << '\n';
    }
  }
  if (wish.survey && loaded.playbook) print_survey(context, *loaded.playbook);
  if (sound && context.screen.terminal && !context.json) {
    std::cout << context.screen.paint(file + ": can be used", Tone::good) << '\n';
  }
  return sound;
}

ExitCode check(const Context& context, const Wish& wish) {
  bool sound = true;
  for (const std::string& file : wish.files)
    sound = judge(context, file, wish) && sound;
  return sound ? ExitCode::done : ExitCode::failed;
}

}  // namespace

void offer_check(Verb& program, Context& context) {
  auto wish = std::make_shared<Wish>();
  program
      .offer(
          {"check", "Judge playbooks: what is wrong, where, and what to write",
           "  pigeon check dentist.toml\n"
           "  pigeon check --survey dentist.toml\n"
           "  pigeon check /etc/pigeon/playbooks/*.toml && sudo systemctl restart pigeond\n\n"
           "Prints FILE:LINE:COLUMN: what; what to write. Exit 1 when there is an error; a note\n"
           "is no error."})
      .words("FILE", wish->files, "The playbooks")
      .flag("--survey", wish->survey,
            "Also the order of the questions, and how long each text can become")
      .flag("--strict", wish->strict, "A note is as bad as an error")
      .runs([&context, wish] { return check(context, *wish); });
}

}  // namespace pigeon::cli
