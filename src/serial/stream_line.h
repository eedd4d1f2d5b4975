// A Line over any stream of Asio: what a tty and a TCP socket have in common.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <string>
#include <utility>

#include "serial/line.h"

namespace pigeon::serial {

Error line_gone(const std::string& name, const boost::system::error_code& reason);
Error line_stuck(const std::string& name);

// `Owner` keeps the system's handle, which the stream only borrows; it is closed after the stream.
template <class Stream, class Owner>
class StreamLine : public Line {
 public:
  StreamLine(std::string name, Owner owner, Stream stream, async::Duration stuck_after)
      : name_(std::move(name)),
        owner_(std::move(owner)),
        stream_(std::move(stream)),
        stuck_after_(stuck_after) {}
  ~StreamLine() override { hang_up(); }

  // Behind each co_await stand locals alone: the line may be gone by then.
  async::Task<Result<std::size_t>> read_some(std::span<char> into) override {
    const std::string name = name_;
    boost::system::error_code ec;
    const std::size_t count = co_await stream_.async_read_some(
        async::asio::buffer(into.data(), into.size()),
        async::asio::redirect_error(async::asio::use_awaitable, ec));
    if (ec) co_return fail(line_gone(name, ec));
    co_return count;
  }

  async::Task<Result<void>> write(std::string bytes) override {
    using async::asio::experimental::awaitable_operators::operator||;
    const std::string name = name_;
    const async::Duration stuck_after = stuck_after_;
    boost::system::error_code ec;
    const auto outcome = co_await (write_all(stream_, bytes, ec) || async::sleep_for(stuck_after));
    if (outcome.index() == 1) co_return fail(line_stuck(name));
    if (ec) co_return fail(line_gone(name, ec));
    co_return Result<void>();
  }

  void close() override { hang_up(); }

  const std::string& name() const override { return name_; }

 private:
  static async::Task<bool> write_all(Stream& stream, const std::string& bytes,
                                     boost::system::error_code& ec) {
    co_await async::asio::async_write(stream, async::asio::buffer(bytes),
                                      async::asio::redirect_error(async::asio::use_awaitable, ec));
    co_return true;
  }

  void hang_up() {
    boost::system::error_code ignored;
    if constexpr (requires { stream_.release(); }) {
      if (stream_.is_open()) stream_.release();  // ends every wait; the owner closes the handle
    } else {
      stream_.close(ignored);
    }
    owner_ = Owner();
  }

  std::string name_;
  Owner owner_;
  Stream stream_;
  async::Duration stuck_after_;
};

}  // namespace pigeon::serial
