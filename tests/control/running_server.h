// A control server on a real socket in a folder of its own, served by a thread while it lives; and
// a client that says raw bytes. The tests of the command line use it as their scripted daemon.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "control/server.h"
#include "control/socket_path.h"

namespace pigeon::control {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "pigeon-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  std::string path_;
};

class RunningServer {
 public:
  explicit RunningServer(Handler handler, const Limits& limits = Limits())
      : server_(listen(limits)) {
    co_spawn(context_, server_.run(std::move(handler)), async::asio::detached);
    thread_ = std::thread([this] { context_.run(); });
  }
  ~RunningServer() { stop(); }

  const std::string& path() const { return path_; }
  const TemporaryFolder& folder() const { return folder_; }

  // Returns when the last handler has ended.
  void stop() {
    if (!thread_.joinable()) return;
    async::asio::post(context_, [this] { server_.stop(); });
    thread_.join();
  }

 private:
  Server listen(const Limits& limits) {
    auto server = Server::listen(context_, path_, limits);
    if (!server) throw std::runtime_error(server.error().text());
    return std::move(*server);
  }

  TemporaryFolder folder_;
  std::string path_ = folder_ / "control.sock";
  async::asio::io_context context_;
  Server server_;
  std::thread thread_;
};

// Says bytes and hears bytes; what a script with `socat` would do.
class RawClient {
 public:
  explicit RawClient(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    const auto address = socket_address(path).value();
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    if (::connect(socket_, generic, sizeof(address)) != 0) throw std::runtime_error("connect");
  }
  ~RawClient() { hang_up(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void say(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return;  // the server has closed: what it said can still be heard
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  void end_of_writing() { ::shutdown(socket_, SHUT_WR); }
  void hang_up() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }

  // Until the next end of line; what is there when the server closes.
  std::string hear_line() {
    std::string line;
    char c = 0;
    while (::recv(socket_, &c, 1, 0) == 1 && c != '\n')
      line += c;
    return line;
  }
  std::string hear_all() {
    std::string all;
    char c = 0;
    while (::recv(socket_, &c, 1, 0) == 1)
      all += c;
    return all;
  }

 private:
  int socket_;
};

}  // namespace pigeon::control
