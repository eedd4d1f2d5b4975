// A phone at the terminal: what is typed is sent to a made-up modem as a text of that phone, what
// the phone receives is printed.
#pragma once

#include <filesystem>
#include <string>

#include "async/asio.h"

namespace pigeon::simulator {

struct TalkOptions {
  std::filesystem::path control = {};
  std::string as = {};  // the phone's number
  int to = 0;           // the modem that is texted
};

// Until the end of the input. The exit code: 0, or 4 when nobody listens on the socket.
int talk(async::asio::io_context& context, const TalkOptions& options);

}  // namespace pigeon::simulator
