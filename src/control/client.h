// The other end of the control socket, for programs that may block: one request, its items as they
// come, and how it ended.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "control/json.h"
#include "control/server.h"

namespace pigeon::control {

inline constexpr std::string_view kDefaultSocket = "/run/pigeon/control.sock";

// What is asked for.
struct Question {
  std::string verb;
  Json args = Json::object();
};

// Lines that follow a question: read from `fd` as they come (a file, a pipe, a terminal) and passed
// through `each`, which may change a line or leave it out. The items come to `answer` as they were
// written, for there may be a million of them; false: enough.
struct Feed {
  int fd;
  std::function<std::optional<std::string>(std::string line)> each;
  std::function<bool(std::string_view item)> answer = {};
};

// Gets each item; false: enough, the connection is closed.
using OnItem = std::function<bool(const Json& item)>;

class Client {
 public:
  // Error "no-daemon" says how to start it; "no-permission" which group to join.
  static Result<Client> connect(const std::string& path);

  Client(Client&& other) noexcept;
  Client& operator=(Client&&) = delete;
  ~Client();

  // Asks once. Nothing as `silence` waits for ever, else "daemon-silent" when the daemon sent and
  // took nothing for that long. "daemon-gone" when it closed without an end; "malformed-answer".
  // When `on_item` had enough, the end is `done`.
  Result<End> ask(const Question& question, const OnItem& on_item,
                  std::optional<Milliseconds> silence, const Feed* feed = nullptr);

 private:
  explicit Client(int socket) : socket_(socket) {}

  int socket_;
};

}  // namespace pigeon::control
