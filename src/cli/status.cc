// `pigeon status`: is everything well, on one screen and in the exit status.
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include "base/duration.h"
#include "base/utf8.h"
#include "cli/message_view.h"
#include "cli/modem_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

using control::flag_at;
using control::integer_at;
using control::member;
using std::chrono::steady_clock;

std::int64_t count_at(const Json& object, const char* key) {
  return integer_at(object, key).value_or(0);
}

std::string queue_text(const Json& queue) {
  std::string text;
  for (const char* state : {"queued", "sending", "held", "unknown", "failed"}) {
    if (const auto count = count_at(queue, state); count != 0) {
      text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + state;
    }
  }
  return text.empty() ? "empty" : text;
}

std::string inbox_text(const Json& inbox) {
  const auto unanswered = count_at(inbox, "unanswered");
  const auto undecodable = count_at(inbox, "undecodable");
  std::string text =
      unanswered == 0 ? "all answered" : std::to_string(unanswered) + " not looked at yet";
  if (undecodable != 0) text += ", " + std::to_string(undecodable) + " unreadable";
  return text;
}

// What a person should do now, a line each.
std::vector<std::string> advice(const Json& status) {
  std::vector<std::string> lines;
  if (count_at(member(status, "queue"), "unknown") != 0) {
    lines.emplace_back("Some texts may or may not have arrived: pigeon outbox --state unknown");
  }
  if (count_at(member(status, "inbox"), "undecodable") != 0) {
    lines.emplace_back("Something came that could not be read: pigeon inbox --undecodable");
  }
  return lines;
}

void print_for_person(const Context& context, const Json& status) {
  const Screen& screen = context.screen;
  const bool ready = flag_at(status, "ready").value_or(false);
  print_pairs(
      screen, std::cout,
      {{"pigeond",
        {"version " + cell_of(status, "version").text + ", process " + cell_of(status, "pid").text +
         ", since " + instant_cell(screen, status, "since").text}},
       {"clock", instant_cell(screen, status, "clock")},
       {"ready", {ready ? "yes" : "no modem can send now", ready ? Tone::good : Tone::bad}},
       {"queue", {queue_text(member(status, "queue"))}},
       {"inbox", {inbox_text(member(status, "inbox"))}}});
  std::cout << '\n';
  Table modems = modem_table(screen, std::cout);
  for (const Json& modem : member(status, "modems"))
    modems.add(modem_row(modem));
  modems.finish("No modem is configured.");
  for (const std::string& line : advice(status))
    std::cout << '\n' << line << '\n';
}

// Flat: "queue.unknown<TAB>0"; a modem a line.
void print_for_program(const Context& context, const Json& status) {
  Pairs pairs;
  for (const auto& [key, value] : status.items()) {
    if (key == "modems") continue;
    if (!value.is_object()) {
      pairs.emplace_back(key, cell_of(status, key.c_str()));
      continue;
    }
    for (const auto& [inner, ignored] : value.items()) {
      pairs.emplace_back(key + "." + inner, cell_of(value, inner.c_str()));
    }
  }
  print_pairs(context.screen, std::cout, pairs);
  for (const Json& modem : member(status, "modems")) {
    std::cout << "modem";
    for (const Cell& cell : modem_row(modem))
      std::cout << '\t' << printable(cell.text);
    std::cout << '\n';
  }
}

ExitCode show(const Context& context) {
  return ask(context, control::Question{"status"}, [&](const Json& status) {
    if (context.json) {
      context.print_json(status);
    } else if (context.screen.terminal) {
      print_for_person(context, status);
    } else {
      print_for_program(context, status);
    }
    return true;
  });
}

// The daemon itself may still be starting: it is waited for too.
ExitCode wait_ready(const Context& context, Milliseconds at_most) {
  constexpr auto kPause = std::chrono::milliseconds(100);
  const auto deadline = steady_clock::now() + at_most;
  while (steady_clock::now() + kPause < deadline) {
    if (control::Client::connect(context.socket)) break;
    std::this_thread::sleep_for(kPause);
  }
  const auto left = std::chrono::ceil<Milliseconds>(deadline - steady_clock::now());
  control::Question question{"status"};
  question.args["wait_ready_ms"] = std::max(left, Milliseconds(0)).count();
  return ask(
      context, question, [](const Json&) { return true; },
      std::max(left, Milliseconds(0)) + kPromptly);
}

}  // namespace

void offer_status(Verb& program, Context& context) {
  auto wait = std::make_shared<std::string>();
  program
      .offer({"status", "Is everything well: daemon, modems, queue",
              "  pigeon status\n"
              "  pigeon status --wait-ready 30 && ./send-all.sh\n"
              "  pigeon status --json | jq .queue\n\n"
              "Exit 0 when the daemon runs; with --wait-ready 0 once a modem can send, else 4."})
      .option("--wait-ready", *wait, "SECONDS", "Wait until a modem can send, at most so long")
      .runs([&context, wait] {
        if (wait->empty()) return show(context);
        const auto at_most = parse_duration(*wait);
        if (!at_most) return context.tell(at_most.error(), ExitCode::usage);
        return wait_ready(context, *at_most);
      });
}

}  // namespace pigeon::cli
