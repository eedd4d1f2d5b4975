// `pigeon test`: runs the talks that a playbook brings along. No daemon, no modem; nothing outside
// is touched.
#include <iostream>
#include <memory>
#include <vector>

#include "base/utf8.h"
#include "cli/playbook_file.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "rehearsal/talk.h"

namespace pigeon::cli {
namespace {

Json form_of(const std::string& file, const rehearsal::Verdict& verdict) {
  Json form = Json::object();
  form["file"] = file;
  form["test"] = verdict.name;
  form["passed"] = verdict.passed;
  if (!verdict.passed) {
    form["line"] = verdict.line;
    form["expected"] = verdict.expected;
    form["actual"] = verdict.actual;
    form["transcript"] = verdict.transcript;
  }
  return form;
}

void print(const Context& context, const std::string& file, const rehearsal::Verdict& verdict) {
  if (context.json) return context.print_json(form_of(file, verdict));
  const Screen& screen = context.screen;
  if (verdict.passed) {
    std::cout << screen.paint("ok    " + printable(verdict.name), Tone::good) << '\n';
    return;
  }
  std::cout << screen.paint("FAILED " + printable(verdict.name), Tone::bad) << '\n';
  for (const std::string& line : verdict.transcript)
    std::cout << "    " << printable(line) << '\n';
  std::cout << "  " << file << ':' << verdict.line << ": expected: " << printable(verdict.expected)
            << "\n  " << file << ':' << verdict.line << ":   actual: " << printable(verdict.actual)
            << '\n';
}

ExitCode test(const Context& context, const std::vector<std::string>& files) {
  bool all_passed = true;
  for (const std::string& file : files) {
    auto playbook = good_playbook(context, file);
    if (!playbook) {
      all_passed = false;
      continue;
    }
    if (playbook->talks.empty()) context.remark(file + " has no [[test]]");
    const auto assistant = rehearsal::assistant_for_talks(*std::move(playbook));
    if (!assistant) {
      context.tell(assistant.error(), ExitCode::failed);
      all_passed = false;
      continue;
    }
    std::size_t passed = 0;
    const auto& talks = assistant->playbook().talks;
    for (const playbook::Talk& talk : talks) {
      const rehearsal::Verdict verdict = rehearsal::play(talk, *assistant);
      print(context, file, verdict);
      if (verdict.passed) ++passed;
    }
    all_passed = all_passed && passed == talks.size();
    if (!context.json) std::cout << file << ": " << passed << " of " << talks.size() << " passed\n";
  }
  return all_passed ? ExitCode::done : ExitCode::failed;
}

}  // namespace

void offer_test(Verb& program, Context& context) {
  auto files = std::make_shared<std::vector<std::string>>();
  program
      .offer({"test", "Run the talks that playbooks bring along",
              "  pigeon test dentist.toml\n\n"
              "Plays each [[test]] in the made-up world of [fixture], on a clock of its own. For\n"
              "a talk that failed, prints it with what was expected and what was said. Exit 1\n"
              "when any failed."})
      .words("FILE", *files, "The playbooks")
      .runs([&context, files] { return test(context, *files); });
}

}  // namespace pigeon::cli
