// The command line's peer: a real control server that answers each verb as the test says, and
// remembers what was asked. The real daemon is tested elsewhere.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "cli/pigeon_process.h"
#include "control/running_server.h"

namespace pigeon::cli {

using control::End;
using control::ExitCode;
using control::Json;

class ScriptedDaemon {
 public:
  struct Answer {
    std::vector<std::string> items = {};  // JSON, sent as they are
    End end = End();
  };

  ScriptedDaemon() : server_([this](control::Exchange& exchange) { return answer(exchange); }) {}

  void answers(const std::string& verb, Answer answer) {
    const std::lock_guard lock(mutex_);
    answers_[verb] = std::move(answer);
  }

  // {"verb":…,"args":{…}} of each request, in order.
  std::vector<std::string> asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }
  // The lines that followed a batch.
  std::vector<std::string> lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

  std::string file(const std::string& name) const { return server_.folder() / name; }

  // Runs `pigeon` with this daemon's socket.
  Ended pigeon(const std::vector<std::string>& words, Given given = {}) {
    given.environment.emplace("PIGEON_SOCKET", server_.path());
    return run_pigeon(words, given);
  }
  Ended pigeon_on_terminal(const std::vector<std::string>& words, int columns = 80,
                           std::map<std::string, std::string> environment = {{"NO_COLOR", "1"}}) {
    return pigeon(words,
                  {.environment = std::move(environment), .terminal = true, .columns = columns});
  }

 private:
  Answer answer_to(const control::Exchange& exchange) {
    Json request = Json::object();
    request["verb"] = exchange.verb();
    request["args"] = exchange.args();
    const std::lock_guard lock(mutex_);
    asked_.push_back(control::to_line(request));
    const auto found = answers_.find(exchange.verb());
    if (found != answers_.end()) return found->second;
    return {{}, End(ExitCode::usage, Error("unknown-verb", "The test did not expect this"))};
  }

  async::Task<End> answer(control::Exchange& exchange) {
    const Answer script = answer_to(exchange);
    if (exchange.verb() == "batch") {
      while (auto line = co_await exchange.next_line()) {
        const std::lock_guard lock(mutex_);
        lines_.push_back(*line);
      }
    }
    for (const std::string& item : script.items) {
      const Json value = *control::from_line(item);
      co_await exchange.item(value);
    }
    co_return script.end;
  }

  std::mutex mutex_;
  std::map<std::string, Answer> answers_;
  std::vector<std::string> asked_;
  std::vector<std::string> lines_;
  control::RunningServer server_;  // last: its thread uses the rest
};

// A message in the form of the contract, with `more` members put over it.
inline std::string message_json(int id, const std::string& state, const std::string& text,
                                const std::string& more = "{}") {
  Json message = *control::from_line(
      R"({"id":0,"direction":"out","number":"+447700900101","text":"","state":"","segments":1,)"
      R"("modem":null,"queued_at":"2026-11-24T13:05:09Z","sent_at":null,"delivered_at":null,)"
      R"("received_at":null,"attempts":0,"references":[],"error":null})");
  message["id"] = id;
  message["state"] = state;
  message["text"] = text;
  message.update(*control::from_line(more));
  return control::to_line(message);
}

inline std::string incoming_json(int id, const std::string& text,
                                 const std::string& number = "+447700900101") {
  Json more = Json::object();
  more["direction"] = "in";
  more["number"] = number;
  more["queued_at"] = nullptr;
  more["received_at"] = "2026-07-01T10:00:00Z";
  return message_json(id, "received", text, control::to_line(more));
}

}  // namespace pigeon::cli
