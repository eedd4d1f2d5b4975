// `pigeon event`, `pigeon reply`, `pigeon calls`: what an owner's systems and people do.
#include <iostream>
#include <memory>
#include <vector>

#include "cli/message_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

struct EventWish {
  std::string name;
  std::string to;
  std::vector<std::string> values;
};

ExitCode event(const Context& context, const EventWish& wish) {
  control::Question question{"event"};
  question.args["name"] = wish.name;
  question.args["to"] = wish.to;
  Json values = Json::object();
  for (const std::string& value : wish.values) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0) {
      return context.tell(Error("usage", "\"" + value + "\" is no key=value",
                                "Write it as in: pigeon event arrived +4917… booking=L77"),
                          ExitCode::usage);
    }
    values[value.substr(0, equals)] = value.substr(equals + 1);
  }
  question.args["values"] = values;
  return ask(context, question, [&](const Json& told) {
    if (context.json) {
      context.print_json(told);
    } else {
      context.remark(control::text_at(told, "note").value_or(""));
    }
    return true;
  });
}

ExitCode reply(const Context& context, const std::string& tag, const std::string& text) {
  control::Question question{"reply"};
  question.args["text"] = (tag.starts_with('#') ? "" : "#") + tag + " " + text;
  return ask(context, question, [](const Json&) { return true; });
}

ExitCode calls(const Context& context) {
  const control::Question question{"calls"};
  Table table(context.screen, std::cout, {{"FROM"}, {"TO"}, {"NUMBER"}, {"PROGRAM"}, {"ABOUT"}});
  const ExitCode exit = ask(context, question, [&](const Json& call) {
    if (context.json) {
      context.print_json(call);
    } else {
      table.add({instant_cell(context.screen, call, "begins"),
                 instant_cell(context.screen, call, "ends"), cell_of(call, "number"),
                 cell_of(call, "program"), cell_of(call, "about")});
    }
    return true;
  });
  if (!context.json && exit == ExitCode::done) table.finish("No call is promised.");
  return exit;
}

}  // namespace

void offer_people(Verb& program, Context& context) {
  auto wish = std::make_shared<EventWish>();
  program
      .offer({"event", "Tell the playbooks that something has happened",
              "  pigeon event arrived +491735550101 booking=L77\n\n"
              "The topic with that event decides what the number is told, in the quiet hours and\n"
              "with the consent of its program."})
      .word("NAME", wish->name, "The event, as in the playbook")
      .word("NUMBER", wish->to, "Whom it is about")
      .optional_words("KEY=VALUE", wish->values, "What it carries: {event.KEY}")
      .runs([&context, wish] { return event(context, *wish); });
  auto tag = std::make_shared<std::string>();
  auto text = std::make_shared<std::string>();
  program
      .offer({"reply", "Answer a conversation that was handed over",
              "  pigeon reply 1 \"On its way.\"\n"
              "  pigeon reply 1 done"})
      .word("TAG", *tag, "Its number: 1 or \"#1\"")
      .word("TEXT", *text, "What the customer reads; done, me or 3h as in an agent's text")
      .runs([&context, tag, text] { return reply(context, *tag, *text); });
  program
      .offer({"calls", "Call-backs that were promised, soonest first",
              "  pigeon calls\n  pigeon calls --json | jq .number"})
      .runs([&context] { return calls(context); });
}

}  // namespace pigeon::cli
