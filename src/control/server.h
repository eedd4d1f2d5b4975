// The daemon's door: a UNIX stream socket that answers one request per connection with lines of
// JSON (docs/control-protocol.md). What a verb does is the handler's business; here are framing,
// limits and the certainty that every request ends with exactly one "end".
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "async/asio.h"
#include "base/result.h"
#include "control/exit_code.h"
#include "control/json.h"

namespace pigeon::control {

class Connection;

// How a request ended. Classes with constructors on purpose (docs/COMMON_ERRORS.md, 1).
class End {
 public:
  explicit End(ExitCode exit = ExitCode::done) : exit_(exit) {}
  End(ExitCode exit, Error error) : exit_(exit), error_(std::move(error)) {}

  ExitCode exit() const { return exit_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  ExitCode exit_;
  std::optional<Error> error_;
};

// One request while it is being answered. It lives as long as the handler's coroutine.
class Exchange {
 public:
  Exchange(Connection& connection, std::string verb, Json args)
      : connection_(connection), verb_(std::move(verb)), args_(std::move(args)) {}
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  const std::string& verb() const { return verb_; }
  const Json& args() const { return args_; }  // always an object

  // Sends one {"item":…} line; waits while the client is slow to read. False: the client is gone.
  // Name the value first: never build a braced Json inside the co_await expression.
  async::Task<bool> item(Json value);
  // Many of them in one write, each as `item_line` makes it, with the end of its line.
  async::Task<bool> item_lines(std::string lines);

  // The next line that followed the request, without its end. Nothing after the empty line that
  // ends them, or when the client is gone. A line longer than the limit comes cut at the limit
  // (which makes it malformed JSON), so that line numbers stay true.
  async::Task<std::optional<std::string>> next_line();

  // Waits until the client has closed the connection, at most `at_most`; true when it has.
  // For verbs that follow: sleep here, or in a Signal and look at client_gone().
  async::Task<bool> wait_gone(async::Duration at_most);
  bool client_gone() const;

 private:
  Connection& connection_;
  std::string verb_;
  Json args_;
  bool lines_ended_ = false;
};

// Awaited once per request. An exception that leaves it ends the request as "internal-error".
using Handler = std::function<async::Task<End>(Exchange&)>;

struct Limits {
  std::size_t clients = 64;        // more are told "too-many-clients" and closed
  std::size_t line = 1024 * 1024;  // bytes of one line
  async::Duration request = std::chrono::seconds(10);  // for the first line to arrive
};

class Server {
 public:
  // Binds `path` with mode 0660, and group "pigeon" where that group exists and may be given.
  // A socket that nobody answers is removed first. Errors: "already-running" (a daemon answers
  // there), "socket-path-taken" (something else stands there), "socket-path-too-long",
  // "socket-error" (folder missing, no permission, …).
  static Result<Server> listen(async::asio::io_context& context, const std::string& path,
                               const Limits& limits = Limits());

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();  // stops, and removes the socket if it is still its own

  // Serves until stop(), and returns when the last handler has. Each client is a coroutine of its
  // own on the I/O thread.
  async::Task<> run(Handler handler);

  // Accepts no more, closes every connection; their handlers see client_gone(). May be repeated.
  void stop();

 private:
  class State;
  explicit Server(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace pigeon::control
