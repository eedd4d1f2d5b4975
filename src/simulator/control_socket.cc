#include "simulator/control_socket.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>

#include "simulator/requests.h"

namespace pigeon::simulator {
namespace {

namespace asio = async::asio;
using Protocol = asio::local::stream_protocol;

constexpr std::size_t kLongestRequest = 1 << 20;

// A follower that lets more than this pile up is cut off.
constexpr std::size_t kMostUnread = 64 << 20;

// One who asks. Lives as long as a coroutine of it runs.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Protocol::socket socket, Simulator& simulator)
      : socket_(std::move(socket)), simulator_(&simulator) {}

  // From here on the simulator may go.
  void close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
    following_.reset();
    simulator_ = nullptr;
  }

  static async::Task<> serve(std::shared_ptr<Connection> self) {
    std::array<char, 16384> buffer{};
    std::string unread;
    while (true) {
      boost::system::error_code error;
      const std::size_t count = co_await self->socket_.async_read_some(
          asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
      if (error || self->simulator_ == nullptr) break;
      unread.append(buffer.data(), count);
      std::size_t start = 0;
      for (std::size_t end = 0; (end = unread.find('\n', start)) != std::string::npos;
           start = end + 1) {
        self->take(std::string_view(unread).substr(start, end - start));
      }
      unread.erase(0, start);
      if (unread.size() > kLongestRequest) break;
    }
    self->following_.reset();
  }

 private:
  void take(std::string_view line) {
    if (simulator_ == nullptr) return;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    const Json request = Json::parse(line, nullptr, false);
    if (request.is_object() && request.size() == 1 && request.contains("follow")) {
      follow(request["follow"] == true);
      return;
    }
    send(to_line(request.is_discarded()
                     ? error_form(Error("invalid-json", "That line is not JSON",
                                        "Write one object a line, such as {\"stats\":{}}"))
                     : answer(*simulator_, request)));
  }

  void follow(bool wanted) {
    following_.reset();
    send(R"({"ok":true})");
    if (!wanted) return;
    following_ = simulator_->journal().follow([this](const std::string& line) { send(line); });
  }

  void send(std::string_view line) {
    unsent_ += line;
    unsent_ += '\n';
    if (unsent_.size() > kMostUnread) {
      unsent_.clear();
      close();
      return;
    }
    if (std::exchange(writing_, true)) return;
    asio::co_spawn(socket_.get_executor(), write_all(shared_from_this()), asio::detached);
  }

  static async::Task<> write_all(std::shared_ptr<Connection> self) {
    while (!self->unsent_.empty()) {
      const std::string now = std::exchange(self->unsent_, {});
      boost::system::error_code error;
      co_await asio::async_write(self->socket_, asio::buffer(now),
                                 asio::redirect_error(asio::use_awaitable, error));
      if (error) break;
    }
    self->writing_ = false;
  }

  Protocol::socket socket_;
  Simulator* simulator_;  // null once it is closed
  std::string unsent_;
  bool writing_ = false;
  std::shared_ptr<Journal::Reader> following_;
};

bool somebody_listens(asio::io_context& context, const std::string& path) {
  Protocol::socket probe(context);
  boost::system::error_code error;
  probe.connect(Protocol::endpoint(path), error);
  return !error;
}

}  // namespace

class ControlSocket::Door {
 public:
  Door(Protocol::acceptor acceptor, Simulator& simulator)
      : acceptor_(std::move(acceptor)), simulator_(simulator) {}

  static async::Task<> accept_all(std::shared_ptr<Door> door) {
    while (door->acceptor_.is_open()) {
      boost::system::error_code error;
      Protocol::socket socket =
          co_await door->acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (!door->acceptor_.is_open()) break;
      if (error) {
        co_await async::sleep_for(std::chrono::milliseconds(100));  // out of descriptors, say
      } else {
        door->welcome(std::move(socket));
      }
    }
  }

  void close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& known : connections_) {
      if (const auto connection = known.lock()) connection->close();
    }
  }

 private:
  void welcome(Protocol::socket socket) {
    std::erase_if(connections_, [](const auto& known) { return known.expired(); });
    auto connection = std::make_shared<Connection>(std::move(socket), simulator_);
    connections_.push_back(connection);
    asio::co_spawn(acceptor_.get_executor(), Connection::serve(std::move(connection)),
                   asio::detached);
  }

  Protocol::acceptor acceptor_;
  Simulator& simulator_;
  std::vector<std::weak_ptr<Connection>> connections_;
};

Result<std::unique_ptr<ControlSocket>> ControlSocket::listen(asio::io_context& context,
                                                             const std::filesystem::path& path,
                                                             Simulator& simulator) {
  const auto failed = [&path](const std::string& why) {
    return fail("socket-failed", "Cannot listen on " + path.string() + ": " + why,
                "Name another path with --control (at most 107 characters)");
  };
  if (path.string().size() > 107) return failed("the path is too long");
  if (std::filesystem::is_socket(path)) {
    if (somebody_listens(context, path.string())) return failed("another program listens there");
    std::filesystem::remove(path);
  }
  Protocol::acceptor acceptor(context);
  boost::system::error_code error;
  acceptor.open(Protocol(), error);
  if (!error) acceptor.bind(Protocol::endpoint(path.string()), error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return failed(error.message());
  auto door = std::make_shared<Door>(std::move(acceptor), simulator);
  asio::co_spawn(context, Door::accept_all(door), asio::detached);
  return std::unique_ptr<ControlSocket>(new ControlSocket(std::move(door), path));
}

ControlSocket::~ControlSocket() {
  door_->close();
  std::error_code error;
  std::filesystem::remove(path_, error);
}

}  // namespace pigeon::simulator
