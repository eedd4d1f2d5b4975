#include "serial/line.h"

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "serial/pty.h"

namespace pigeon::serial {
namespace {

namespace asio = async::asio;
namespace fs = std::filesystem;
using asio::ip::tcp;
using std::chrono::milliseconds;
using testing::HasSubstr;

class LineTest : public testing::Test {
 protected:
  // Runs `body` to its end; one that still waits after five seconds fails the test.
  void run(const std::function<async::Task<>()>& body) {
    bool ended = false;
    asio::co_spawn(io, body, [&](const std::exception_ptr& problem) {
      ended = true;
      if (problem) std::rethrow_exception(problem);
    });
    io.restart();
    io.run_for(std::chrono::seconds(5));
    EXPECT_TRUE(ended) << "still waits";
  }

  // The code of the error that opening `address` gives, or "" and the line is in `line`.
  std::string open(const std::string& address) {
    run([&]() -> async::Task<> {
      auto opened = co_await open_line(address, settings);
      code = opened ? "" : opened.error().code();
      text = opened ? "" : opened.error().text();
      if (opened) line = std::move(*opened);
    });
    return code;
  }

  async::Task<std::string> read() {
    std::array<char, 64> buffer{};
    const auto count = co_await line->read_some(buffer);
    co_return count ? std::string(buffer.data(), *count) : count.error().code();
  }

  asio::io_context io;
  LineSettings settings;
  std::unique_ptr<Line> line;
  std::string code;
  std::string text;
};

TEST_F(LineTest, a_pty_carries_every_byte_both_ways) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "") << text;
  EXPECT_EQ(line->name(), pty.path());
  const std::string bytes("\r\n\x03\x11\x13\x1A\x1B\x7F\x80\xFF\0z", 13);
  run([&]() -> async::Task<> {
    const auto written = co_await line->write(bytes);
    EXPECT_TRUE(written);
    EXPECT_EQ(pty.hear(bytes.size()), bytes);
    EXPECT_TRUE(pty.say(bytes));
    EXPECT_EQ(co_await read(), bytes);
  });
}

TEST_F(LineTest, a_pty_is_raw) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "");
  const termios attributes = pty.attributes();
  EXPECT_EQ(attributes.c_lflag & (ICANON | ECHO | ISIG | IEXTEN), 0U);
  EXPECT_EQ(attributes.c_iflag & (ICRNL | INLCR | IXON | ISTRIP), 0U);
  EXPECT_EQ(attributes.c_oflag & OPOST, 0U);
}

TEST_F(LineTest, a_symlink_to_a_symlink_opens_what_it_means) {
  Pty pty;
  const fs::path folder = fs::path(testing::TempDir()) / ("line" + std::to_string(::getpid()));
  fs::create_directories(folder);
  fs::create_symlink(pty.path(), folder / "tty");
  fs::create_symlink(folder / "tty", folder / "by-id");
  EXPECT_EQ(open((folder / "by-id").string()), "") << text;
  fs::remove_all(folder);
}

TEST_F(LineTest, a_hang_up_ends_a_waiting_read_at_once) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "");
  run([&]() -> async::Task<> {
    asio::post(io, [&] { pty.hang_up(); });
    EXPECT_EQ(co_await read(), "line-gone");
    EXPECT_EQ(co_await read(), "line-gone");
    const auto written = co_await line->write("AT\r");
    EXPECT_FALSE(written);
  });
}

TEST_F(LineTest, what_was_said_before_a_hang_up_is_still_read) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "");
  run([&]() -> async::Task<> {
    EXPECT_TRUE(pty.say("NORMAL POWER DOWN"));
    EXPECT_EQ(co_await read(), "NORMAL POWER DOWN");
    pty.hang_up();
    EXPECT_EQ(co_await read(), "line-gone");
  });
}

TEST_F(LineTest, closing_ends_a_waiting_read) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "");
  run([&]() -> async::Task<> {
    asio::post(io, [&] { line->close(); });
    EXPECT_EQ(co_await read(), "line-gone");
    line->close();
    EXPECT_EQ(co_await read(), "line-gone");
    const auto written = co_await line->write("AT\r");
    EXPECT_EQ(written.error().code(), "line-gone");
  });
}

TEST_F(LineTest, may_be_destroyed_under_a_waiting_reader_and_a_waiting_writer) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "");
  std::string read_end;
  std::string write_end;
  run([&]() -> async::Task<> {
    using asio::experimental::awaitable_operators::operator&&;
    const auto reader = [&]() -> async::Task<> {
      std::array<char, 8> buffer{};
      const auto count = co_await line->read_some(buffer);
      read_end = count ? "" : count.error().code();
    };
    const auto writer = [&]() -> async::Task<> {
      const auto written = co_await line->write(std::string(1 << 20, 'x'));
      write_end = written ? "" : written.error().code();
    };
    const auto destroyer = [&]() -> async::Task<> {
      co_await async::sleep_for(milliseconds(5));
      line.reset();
    };
    co_await (reader() && writer() && destroyer());
  });
  EXPECT_EQ(read_end, "line-gone");
  EXPECT_EQ(write_end, "line-gone");
}

TEST_F(LineTest, a_write_that_nobody_takes_ends) {
  Pty pty;
  settings.stuck_after = milliseconds(30);
  ASSERT_EQ(open(pty.path()), "");
  run([&]() -> async::Task<> {
    const auto written = co_await line->write(std::string(1 << 20, 'x'));
    EXPECT_EQ(written.error().code(), "line-stuck");
  });
}

TEST_F(LineTest, two_can_not_share_a_port) {
  Pty pty;
  ASSERT_EQ(open(pty.path()), "");
  const std::unique_ptr<Line> first = std::move(line);
  EXPECT_EQ(open(pty.path()), "port-busy");
  EXPECT_THAT(text, HasSubstr("This program has " + pty.path() + " open already"));
  first->close();
  EXPECT_EQ(open(pty.path()), "");
}

// Another process, which dies without a word: its hold on the port must die with it.
TEST_F(LineTest, a_port_is_named_busy_with_its_holder_and_free_when_that_is_killed) {
  Pty pty;
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    asio::io_context childs_io;
    bool opened = false;
    std::unique_ptr<Line> held;
    asio::co_spawn(
        childs_io,
        [&]() -> async::Task<> {
          auto result = co_await open_line(pty.path());
          opened = result.has_value();
          if (result) held = std::move(*result);
        },
        asio::detached);
    childs_io.run();
    const char byte = opened ? '1' : '0';
    if (::write(ready[1], &byte, 1) == 1) ::pause();
    ::_exit(0);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  ASSERT_EQ(byte, '1') << "the other process could not open it";
  EXPECT_EQ(open(pty.path()), "port-busy");
  EXPECT_THAT(text, HasSubstr("(process " + std::to_string(holder) + ")"));
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  EXPECT_EQ(open(pty.path()), "") << text;
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_F(LineTest, what_can_not_be_opened_says_why_and_what_to_do) {
  EXPECT_EQ(open("/dev/ttyUSB-pigeon"), "port-missing");
  EXPECT_THAT(text, HasSubstr("Plug the modem in"));
  EXPECT_EQ(open("/dev/null"), "port-invalid");
  EXPECT_THAT(text, HasSubstr("tcp://host:port"));
  EXPECT_EQ(open(testing::TempDir()), "port-invalid");
  EXPECT_EQ(open(""), "port-invalid");
}

TEST_F(LineTest, a_port_of_another_group_says_which_group_to_join) {
  if (::geteuid() == 0) {
    // Root may open everything; a child without that right asks in our place.
    Pty pty;
    ::chmod(pty.path().c_str(), 0600);
    const pid_t child = ::fork();
    if (child == 0) {
      if (::setgid(65534) != 0 || ::setuid(65534) != 0) ::_exit(3);
      const bool denied =
          open(pty.path()) == "port-denied" && text.find("dialout") != std::string::npos;
      ::_exit(denied ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  } else {
    const fs::path kmsg = "/dev/tty0";  // root:tty 0620
    if (!fs::exists(kmsg)) GTEST_SKIP() << "no device here that this user may not open";
    EXPECT_EQ(open(kmsg.string()), "port-denied");
    EXPECT_THAT(text, HasSubstr("dialout"));
  }
}

TEST_F(LineTest, tcp_is_a_line_too) {
  tcp::acceptor acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  const std::string address = "tcp://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
  run([&]() -> async::Task<> {
    using asio::experimental::awaitable_operators::operator&&;
    auto [server, opened] =
        co_await (acceptor.async_accept(asio::use_awaitable) && open_line(address));
    EXPECT_TRUE(opened);
    line = std::move(*opened);
    const auto written = co_await line->write("AT\r");
    EXPECT_TRUE(written);
    std::string heard(3, ' ');
    co_await asio::async_read(server, asio::buffer(heard), asio::use_awaitable);
    EXPECT_EQ(heard, "AT\r");
    co_await asio::async_write(server, asio::buffer("OK\r\n", 4), asio::use_awaitable);
    EXPECT_EQ(co_await read(), "OK\r\n");
    server.close();
    EXPECT_EQ(co_await read(), "line-gone");
  });
}

TEST_F(LineTest, a_tcp_port_where_nobody_listens_is_unreachable) {
  std::string address;
  {
    const tcp::acceptor acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    address = "tcp://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
  }
  EXPECT_EQ(open(address), "port-unreachable");
  EXPECT_THAT(text, HasSubstr("ser2net"));
}

TEST_F(LineTest, a_tcp_host_that_never_answers_is_given_up) {
  // A full backlog drops further SYNs: the connect hangs, as towards a host that is off.
  tcp::acceptor acceptor(io);
  acceptor.open(tcp::v4());
  acceptor.bind(tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  acceptor.listen(0);
  const tcp::endpoint endpoint = acceptor.local_endpoint();
  std::vector<tcp::socket> fillers;
  for (int i = 0; i < 4; ++i) {
    fillers.emplace_back(io);
    fillers.back().async_connect(endpoint, [](const boost::system::error_code&) {});
  }
  io.run_for(milliseconds(50));
  settings.connect_within = milliseconds(50);
  run([&]() -> async::Task<> {
    const auto opened =
        co_await open_line("tcp://127.0.0.1:" + std::to_string(endpoint.port()), settings);
    EXPECT_EQ(opened ? "" : opened.error().code(), "port-unreachable");
    for (tcp::socket& filler : fillers)
      filler.close();
  });
}

}  // namespace
}  // namespace pigeon::serial
