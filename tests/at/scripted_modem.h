// The other end of a real pty, played by the test: it waits for exact bytes and says exact bytes.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/write.hpp>
#include <string>

#include "async/asio.h"

namespace pigeon::at {

class ScriptedModem {
 public:
  explicit ScriptedModem(async::asio::io_context& io) : master_(io, open_master()) {
    path_ = ::ptsname(master_.native_handle());
    // A master whose slave nobody opened yet reads EIO: keep one end open ourselves, raw.
    keeper_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY);
    termios attributes{};
    ::tcgetattr(keeper_, &attributes);
    ::cfmakeraw(&attributes);
    ::tcsetattr(keeper_, TCSANOW, &attributes);
  }
  ~ScriptedModem() { ::close(keeper_); }
  ScriptedModem(const ScriptedModem&) = delete;
  ScriptedModem& operator=(const ScriptedModem&) = delete;

  const std::string& path() const { return path_; }

  // Waits for `bytes` and fails the test when something else comes.
  async::Task<> expect(std::string bytes) {
    while (heard_.size() < bytes.size() && bytes.starts_with(heard_))
      co_await listen();
    EXPECT_EQ(heard_.substr(0, bytes.size()), bytes);
    heard_.erase(0, bytes.size());
  }

  async::Task<> say(std::string bytes) {
    co_await async::asio::async_write(master_, async::asio::buffer(bytes),
                                      async::asio::use_awaitable);
  }

  async::Task<> answer(std::string command, std::string reply) {
    co_await expect(std::move(command));
    co_await say(std::move(reply));
  }

  // What came and nobody expected, a while from now.
  async::Task<std::string> unexpected_within(async::Duration while_waiting) {
    using async::asio::experimental::awaitable_operators::operator||;
    co_await (listen_for_ever() || async::sleep_for(while_waiting));
    co_return heard_;
  }

  void hang_up() {
    ::close(keeper_);
    keeper_ = -1;
    master_.close();
  }

 private:
  static int open_master() {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    ::grantpt(master);
    ::unlockpt(master);
    return master;
  }

  async::Task<> listen() {
    std::array<char, 256> buffer;
    const std::size_t count =
        co_await master_.async_read_some(async::asio::buffer(buffer), async::asio::use_awaitable);
    heard_.append(buffer.data(), count);
  }

  async::Task<> listen_for_ever() {
    for (;;)
      co_await listen();
  }

  async::asio::posix::stream_descriptor master_;
  std::string path_;
  std::string heard_;
  int keeper_ = -1;
};

}  // namespace pigeon::at
