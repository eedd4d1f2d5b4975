// `pigeon approve` and `pigeon clock`: what waits for a person's word.
#include <iostream>
#include <memory>

#include "cli/message_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

struct Approval {
  std::optional<std::string> batch;
  std::optional<std::int64_t> first;
  bool drop = false;
};

ExitCode list_batches(const Context& context) {
  Table table(context.screen, std::cout,
              {{"BATCH"}, {"TEXTS"}, {"FIRST"}, {"LAST"}, {"HELD"}, {"WHY"}});
  const ExitCode exit = ask(context, control::Question{"batches"}, [&](const Json& batch) {
    if (context.json) {
      context.print_json(batch);
    } else {
      const Screen& screen = context.screen;
      table.add({cell_of(batch, "batch"), cell_of(batch, "texts"),
                 instant_cell(screen, batch, "first_at"), instant_cell(screen, batch, "last_at"),
                 instant_cell(screen, batch, "held_at"), cell_of(batch, "why")});
    }
    return true;
  });
  if (!context.json) table.finish(exit == ExitCode::done ? "Nothing waits for approval." : "");
  return exit;
}

ExitCode approve(const Context& context, const Approval& approval) {
  if (!approval.batch) {
    if (!approval.first && !approval.drop) return list_batches(context);
    return context.tell(
        Error("usage", "Which batch is not said", "Give its number; `pigeon approve` lists them"),
        ExitCode::usage);
  }
  if (approval.drop && approval.first)
    return context.tell(not_together("--drop", "--first"), ExitCode::usage);
  const std::string& batch = *approval.batch;
  if (batch.empty() || batch.size() > 18 ||
      batch.find_first_not_of("0123456789") != std::string::npos) {
    return context.tell(Error("usage", "\"" + batch + "\" is not the number of a batch",
                              "`pigeon approve` lists them"),
                        ExitCode::usage);
  }
  control::Question question{"approve"};
  question.args["batch"] = std::stoll(batch);
  put(question.args, "first", approval.first);
  if (approval.drop) question.args["drop"] = true;
  return ask(context, question, [&](const Json& done) {
    if (context.json) {
      context.print_json(done);
    } else if (const auto dropped = control::integer_at(done, "dropped")) {
      std::cout << *dropped << " texts are dropped\n";
    } else {
      std::cout << control::integer_at(done, "approved").value_or(0) << " texts go when due\n";
    }
    return true;
  });
}

ExitCode clock(const Context& context, bool trust) {
  control::Question question{"clock"};
  if (trust) question.args["trust"] = true;
  return ask(context, question, [&](const Json& state) {
    if (context.json) {
      context.print_json(state);
      return true;
    }
    const bool trusted = control::flag_at(state, "trusted").value_or(false);
    print_pairs(
        context.screen, std::cout,
        {{"clock", instant_cell(context.screen, state, "now")},
         {"trusted",
          {trusted ? "yes" : "no: what is scheduled waits", trusted ? Tone::good : Tone::warning}},
         {"because", cell_of(state, "why")}});
    return true;
  });
}

}  // namespace

void offer_schedule(Verb& program, Context& context) {
  auto approval = std::make_shared<Approval>();
  program
      .offer({"approve", "Let go what is held until somebody has looked at it",
              "  pigeon approve                        what is held, and why\n"
              "  pigeon approve 12                     all of batch 12\n"
              "  pigeon approve 12 --first 5           its first five, to see how they arrive\n"
              "  pigeon approve 12 --drop              none of it\n\n"
              "Held are more reminders at once than the configuration lets go unseen\n"
              "(approve_above), and late ones after a gap without power or clock (catch_up)."})
      .optional_word("BATCH", approval->batch, "The number of the batch")
      .option("--first", approval->first, "N", "Only the first so many, by their time")
      .flag("--drop", approval->drop, "Cancel what is left of it")
      .runs([&context, approval] { return approve(context, *approval); });

  Verb family = program.offer_family(
      {"clock", "Whether the clock can be trusted, without which nothing scheduled goes",
       "  pigeon clock show\n"
       "  pigeon clock trust                    it is right: I have looked"});
  family.offer({"show", "What the clock shows, whether it is trusted and why", ""})
      .runs([&context] { return clock(context, false); });
  family.offer({"trust", "Say that the clock is right", ""}).runs([&context] {
    return clock(context, true);
  });
}

}  // namespace pigeon::cli
