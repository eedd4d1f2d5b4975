// What every verb knows: where the daemon is, who reads the output, and how errors are told.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "cli/screen.h"
#include "control/client.h"
#include "control/exit_code.h"
#include "control/json.h"

namespace pigeon::cli {

using control::ExitCode;
using control::Json;

struct Context {
  std::string socket = std::string(control::kDefaultSocket);
  bool json = false;
  Screen screen = Screen::of_this_process();
  std::function<ExitCode()> action;  // what the parsed command line asks for

  // Prints one JSON object a line.
  void print_json(const Json& value) const;

  // Tells the error on stderr: in words, with the next step on a line of its own, or with --json
  // as one {"error":{code,meaning,hint}}. Returns `exit`.
  ExitCode tell(const Error& error, ExitCode exit) const;

  // A remark for a person, on stderr; not with --json.
  void remark(const std::string& text) const;
};

// How long the daemon may say nothing to a question that it can answer at once.
inline constexpr Milliseconds kPromptly{30000};

// Asks the daemon, tells its error if there is one, and returns the exit code.
ExitCode ask(const Context& context, const control::Question& question,
             const control::OnItem& on_item, std::optional<Milliseconds> silence = kPromptly,
             const control::Feed* feed = nullptr);

// The same, for a verb that needs the answer before it goes on: its items, or the exit code of the
// error that has been told.
tl::expected<std::vector<Json>, ExitCode> items_of(const Context& context,
                                                   const control::Question& question);

// The exit code of an error that came from this side of the socket.
ExitCode exit_code_of(const Error& error);

}  // namespace pigeon::cli
