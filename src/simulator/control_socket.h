// The UNIX socket over which tests and people see what the modems do and make things happen: one
// JSON object a line, both ways (docs/pigeon-modem.md).
#pragma once

#include <filesystem>
#include <memory>

#include <boost/asio/local/stream_protocol.hpp>

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
  // Removes the socket.
  ~ControlSocket();
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;

 private:
  using Protocol = async::asio::local::stream_protocol;

  ControlSocket(Protocol::acceptor acceptor, std::filesystem::path path)
      : acceptor_(std::move(acceptor)), path_(std::move(path)) {}

  Protocol::acceptor acceptor_;
  std::filesystem::path path_;
};

}  // namespace pigeon::simulator
