// One client of the control socket: a coroutine reads its lines ahead (so a client that leaves is
// noticed at once), the request's coroutine takes them and writes the answers.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <boost/asio/local/stream_protocol.hpp>

#include "async/asio.h"
#include "async/signal.h"
#include "control/line_buffer.h"

namespace pigeon::control {

using Socket = async::asio::local::stream_protocol::socket;

class Connection {
 public:
  Connection(Socket socket, std::size_t longest_line)
      : socket_(std::move(socket)), lines_(longest_line) {}

  // Reads until the client has left or close() was called. Spawned once, beside the request.
  static async::Task<> read_ahead(std::shared_ptr<Connection> self);

  // The next line; nothing after `at_most`, or when no more will come.
  async::Task<std::optional<std::string>> next_line(async::Duration at_most);

  // Writes the line and its end; false when the client is gone. One writer at a time.
  async::Task<bool> write(std::string line);

  // True once the client is gone.
  async::Task<bool> wait_gone(async::Duration at_most);
  bool gone() const { return gone_; }

  void close();

 private:
  async::Task<> wait_until_hung_up();
  bool hung_up();
  void leave();

  Socket socket_;
  LineBuffer lines_;
  async::Signal arrived_;  // lines came, or no more will
  async::Signal taken_;    // there is room for more
  async::Signal left_;
  bool ended_ = false;  // no more lines will come; the client may still read
  bool gone_ = false;
};

}  // namespace pigeon::control
