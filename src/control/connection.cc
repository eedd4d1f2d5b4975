#include "control/connection.h"

#include <poll.h>

#include <array>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

namespace pigeon::control {
namespace {

using async::asio::redirect_error;
using async::asio::use_awaitable;
using Clock = std::chrono::steady_clock;

// Bytes that wait for a busy handler; beyond it the client has to wait too.
constexpr std::size_t kReadAhead = 256 * 1024;

// A wait that is ended by a ring, re-checked now and then for safety only.
constexpr auto kLong = std::chrono::hours(1);

}  // namespace

async::Task<> Connection::read_ahead(std::shared_ptr<Connection> self) {
  std::array<char, 16384> chunk{};
  boost::system::error_code ec;
  while (!self->gone_) {
    if (self->lines_.bytes_waiting() >= kReadAhead) {
      co_await self->taken_.wait_for(kLong);
      continue;
    }
    const auto space = async::asio::buffer(chunk);
    const std::size_t count =
        co_await self->socket_.async_read_some(space, redirect_error(use_awaitable, ec));
    if (ec) break;
    self->lines_.feed({chunk.data(), count});
    if (!self->lines_.empty()) self->arrived_.ring();
  }
  self->lines_.finish();
  self->ended_ = true;
  self->arrived_.ring();
  if (ec == async::asio::error::eof) co_await self->wait_until_hung_up();
  self->leave();
}

// The end of what a client writes is not the end of its interest: `socat` and `nc -N` close their
// writing half and wait for the answer. Only POLLHUP says that nobody reads any more.
async::Task<> Connection::wait_until_hung_up() {
  boost::system::error_code ec;
  while (!gone_ && !ec && !hung_up()) {
    co_await socket_.async_wait(Socket::wait_error, redirect_error(use_awaitable, ec));
  }
}

bool Connection::hung_up() {
  pollfd state{socket_.native_handle(), 0, 0};
  return ::poll(&state, 1, 0) < 0 || (state.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

async::Task<std::optional<std::string>> Connection::next_line(async::Duration at_most) {
  const auto deadline = Clock::now() + at_most;
  while (lines_.empty() && !ended_) {
    const auto left = deadline - Clock::now();
    if (left <= left.zero()) co_return std::nullopt;
    co_await arrived_.wait_for(left);
  }
  auto line = lines_.next();
  taken_.ring();
  co_return line;
}

async::Task<bool> Connection::write(std::string line) {
  if (gone_) co_return false;
  line += '\n';
  boost::system::error_code ec;
  const auto bytes = async::asio::buffer(line);
  co_await async::asio::async_write(socket_, bytes, redirect_error(use_awaitable, ec));
  if (ec) leave();
  co_return !ec;
}

async::Task<bool> Connection::wait_gone(async::Duration at_most) {
  const auto deadline = Clock::now() + at_most;
  while (!gone_) {
    const auto left = deadline - Clock::now();
    if (left <= left.zero()) co_return false;
    co_await left_.wait_for(left);
  }
  co_return true;
}

void Connection::close() {
  boost::system::error_code ignored;
  socket_.close(ignored);
  leave();
}

void Connection::leave() {
  gone_ = true;
  ended_ = true;
  left_.ring();
  arrived_.ring();
  taken_.ring();
}

}  // namespace pigeon::control
