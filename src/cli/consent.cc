// `pigeon consent show`: the ledger of one number.
#include <iostream>
#include <memory>

#include "cli/message_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

using control::flag_at;
using control::member;

void print(const Context& context, const Json& standing) {
  const Screen& screen = context.screen;
  const bool blocked = flag_at(standing, "blocked").value_or(false);
  print_pairs(screen, std::cout,
              {{"number", cell_of(standing, "number")},
               {"blocked", {blocked ? "yes" : "no", blocked ? Tone::bad : Tone::good}}});
  if (screen.terminal) std::cout << '\n';
  Table entries(
      screen, std::cout,
      {{"AT"}, {"EVENT"}, {"PROGRAM"}, {"METHOD"}, {"MESSAGE"}, {"REASON"}, {"EVIDENCE"}});
  for (const Json& entry : member(standing, "entries")) {
    entries.add({instant_cell(screen, entry, "at"), cell_of(entry, "event"),
                 cell_of(entry, "program"), cell_of(entry, "method"), cell_of(entry, "message"),
                 cell_of(entry, "reason"), cell_of(entry, "evidence")});
  }
  entries.finish("Nothing is on record for this number.");
}

ExitCode show(const Context& context, const std::string& number) {
  control::Question question{"consent_show"};
  question.args["number"] = number;
  return ask(context, question, [&](const Json& standing) {
    if (context.json) {
      context.print_json(standing);
    } else {
      print(context, standing);
    }
    return true;
  });
}

}  // namespace

void offer_consent(Verb& program, Context& context) {
  Verb family = program.offer_family(
      {"consent", "Who may be texted: show", "  pigeon consent show +447700900101"});
  auto number = std::make_shared<std::string>();
  family
      .offer({"show", "What is on record about a number",
              "  pigeon consent show +447700900101\n"
              "  pigeon consent show +447700900101 --json | jq .blocked"})
      .word("NUMBER", *number, "Whose")
      .runs([&context, number] { return show(context, *number); });
}

}  // namespace pigeon::cli
