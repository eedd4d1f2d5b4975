// `pigeon try`: play the customer in the terminal, or from a pipe. The world is that of [fixture];
// nothing outside is touched.
#include <iostream>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "calendar/echo.h"
#include "cli/playbook_file.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "playbook/spans.h"
#include "rehearsal/talk.h"
#include "rehearsal/world.h"

namespace pigeon::cli {
namespace {

constexpr const char* kCommands =
    "Write what the customer texts. /at 2026-05-12 10:00 and /wait 2h move the clock, /event NAME "
    "key=value,\n/call (missed) and /undelivered happen, /desk #1 TEXT is a colleague, /quit ends.";

constexpr std::chrono::seconds kTyping{20};

class Session {
 public:
  Session(const Context& context, const replies::Assistant& assistant, rehearsal::FixtureData data)
      : context_(context),
        assistant_(assistant),
        world_(assistant, std::move(data), rehearsal::first_moment(assistant)) {}

  void run() {
    if (context_.screen.terminal) std::cout << kCommands << '\n';
    world_.move_to(world_.now());
    show();
    for (std::string line; prompt(), std::getline(std::cin, line);) {
      if (line == "/quit") break;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (!line.starts_with('/')) {
        say(world_.customer(), line);
      } else if (!obey(line.substr(1))) {
        context_.remark(kCommands);
      }
      show();
    }
  }

 private:
  void prompt() const {
    if (context_.screen.terminal) std::cout << "> " << std::flush;
  }

  void say(const PhoneNumber& from, const std::string& text) {
    world_.move_to(world_.now() + kTyping);
    world_.hear(from, to_valid_utf8(text));
  }

  // False when it is no command.
  bool obey(const std::string& command) {
    const std::size_t blank = command.find(' ');
    const std::string name = command.substr(0, blank);
    const std::string rest = blank == std::string::npos ? "" : command.substr(blank + 1);
    if (name == "at") {
      const auto civil = replies::moment_in(rest, assistant_.zone());
      if (civil) world_.move_to(assistant_.zone().to_utc(*civil));
      return civil.has_value();
    }
    if (name == "wait") {
      const auto span = playbook::duration(rest);
      if (span) world_.move_to(world_.now() + *span);
      return span.has_value();
    }
    if (name == "event") {
      const auto [event, values] = rehearsal::event_in(rest);
      world_.happen(event, values);
      return !event.empty();
    }
    if (name == "desk") {
      say(world_.desk(), rest);
      return true;
    }
    if (name == "call") {
      world_.miss_call(world_.customer());
      return true;
    }
    if (name == "undelivered") {
      world_.undelivered();
      return true;
    }
    return false;
  }

  void show() {
    for (const rehearsal::Sent& sent : world_.take_sent()) {
      if (context_.json) {
        Json form = Json::object();
        form["at"] = calendar::format_local_rfc3339(sent.at, assistant_.zone());
        form["to"] = sent.to.text();
        form["agent"] = sent.to_agent;
        form["text"] = sent.text;
        context_.print_json(form);
        continue;
      }
      const std::string who = sent.to_agent                  ? "desk< "
                              : sent.to == world_.customer() ? "< "
                                                             : sent.to.text() + "< ";
      std::cout << context_.screen.paint(who + printable(sent.text),
                                         sent.to_agent ? Tone::plain : Tone::good)
                << '\n';
    }
    std::cout << std::flush;
  }

  const Context& context_;
  const replies::Assistant& assistant_;
  rehearsal::World world_;
};

ExitCode try_out(const Context& context, const std::string& file) {
  auto playbook = good_playbook(context, file);
  if (!playbook) return ExitCode::failed;
  const auto assistant = rehearsal::assistant_for_talks(*std::move(playbook));
  if (!assistant) return context.tell(assistant.error(), ExitCode::failed);
  auto data = rehearsal::FixtureData::make(assistant->playbook().fixture);
  if (!data) return context.tell(data.error(), ExitCode::failed);
  Session(context, *assistant, *std::move(data)).run();
  return ExitCode::done;
}

}  // namespace

void offer_try(Verb& program, Context& context) {
  auto file = std::make_shared<std::string>();
  program
      .offer({"try", "Play the customer of a playbook in the terminal",
              "  pigeon try dentist.toml\n"
              "  printf 'change\\nmonday\\n2\\n' | pigeon try dentist.toml\n\n"
              "The world is that of [fixture], the clock begins with the first talk.\n" +
                  std::string(kCommands)})
      .word("FILE", *file, "The playbook")
      .runs([&context, file] { return try_out(context, *file); });
}

}  // namespace pigeon::cli
