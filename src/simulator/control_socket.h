// The UNIX socket over which tests and people see what the modems do and make things happen: one
// JSON object a line, both ways (docs/pigeon-modem.md).
#pragma once

#include <filesystem>
#include <memory>

#include "async/asio.h"
#include "base/result.h"
#include "simulator/simulator.h"

namespace pigeon::simulator {

class ControlSocket {
 public:
  // Listens; a socket that nobody listens on any more is replaced. "socket-failed".
  static Result<std::unique_ptr<ControlSocket>> listen(async::asio::io_context& context,
                                                       const std::filesystem::path& path,
                                                       Simulator& simulator);
  // Hangs up on everybody and removes the socket.
  ~ControlSocket();
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;

  class Door;  // what the coroutines share; it outlives this object

 private:
  ControlSocket(std::shared_ptr<Door> door, std::filesystem::path path)
      : door_(std::move(door)), path_(std::move(path)) {}

  std::shared_ptr<Door> door_;
  std::filesystem::path path_;
};

}  // namespace pigeon::simulator
