#include "serial/line.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "serial/open_tty.h"
#include "serial/stream_line.h"
#include "serial/tcp_address.h"

namespace pigeon::serial {
namespace {

namespace asio = async::asio;
using asio::ip::tcp;

struct NoOwner {};

Error unreachable(const std::string& address, const std::string& reason) {
  return Error("port-unreachable", address + " can't be reached: " + reason + ".",
               "Is ser2net running there, on that port?");
}

async::Task<bool> connect(tcp::socket& socket, TcpAddress to, boost::system::error_code& ec) {
  tcp::resolver resolver(socket.get_executor());
  const auto found = co_await resolver.async_resolve(to.host, to.port,
                                                     asio::redirect_error(asio::use_awaitable, ec));
  if (ec) co_return false;
  co_await asio::async_connect(socket, found, asio::redirect_error(asio::use_awaitable, ec));
  co_return !ec;
}

// So that a host that lost its power is noticed, though nothing is said for hours.
void keep_alive(tcp::socket& socket) {
  using Idle = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_KEEPIDLE>;
  using Interval = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_KEEPINTVL>;
  using Count = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_KEEPCNT>;
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  socket.set_option(tcp::socket::keep_alive(true), ignored);
  socket.set_option(Idle(15), ignored);
  socket.set_option(Interval(5), ignored);
  socket.set_option(Count(3), ignored);
}

async::Task<Result<std::unique_ptr<Line>>> open_tcp(std::string address, LineSettings settings) {
  using asio::experimental::awaitable_operators::operator||;
  const Result<TcpAddress> to = parse_tcp_address(address);
  if (!to) co_return fail(to.error());
  tcp::socket socket(co_await asio::this_coro::executor);
  boost::system::error_code ec;
  const auto outcome =
      co_await (connect(socket, *to, ec) || async::sleep_for(settings.connect_within));
  if (outcome.index() == 1) co_return fail(unreachable(address, "no answer"));
  if (ec) co_return fail(unreachable(address, ec.message()));
  keep_alive(socket);
  co_return std::make_unique<StreamLine<tcp::socket, NoOwner>>(
      address, NoOwner(), std::move(socket), settings.stuck_after);
}

}  // namespace

Line::~Line() = default;

Error line_gone(const std::string& name, const boost::system::error_code& reason) {
  const bool plain = reason == asio::error::eof || reason == asio::error::operation_aborted ||
                     reason == asio::error::bad_descriptor;  // closed by us
  return Error("line-gone", name + " is gone" + (plain ? "." : ": " + reason.message() + "."),
               "Is the modem plugged in and powered?");
}

Error line_stuck(const std::string& name) {
  return Error("line-stuck", name + " takes no more bytes.",
               "Flow control may be on at one side only");
}

async::Task<Result<std::unique_ptr<Line>>> open_line(std::string address, LineSettings settings) {
  if (address.starts_with("tcp://")) co_return co_await open_tcp(address, settings);
  Result<TtyHandle> handle = open_tty(address, settings);
  if (!handle) co_return fail(handle.error());
  asio::posix::stream_descriptor stream(co_await asio::this_coro::executor, handle->descriptor());
  co_return std::make_unique<StreamLine<asio::posix::stream_descriptor, TtyHandle>>(
      address, std::move(*handle), std::move(stream), settings.stuck_after);
}

}  // namespace pigeon::serial
