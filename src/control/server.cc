#include "control/server.h"

#include <sys/stat.h>
#include <unistd.h>

#include <exception>
#include <list>
#include <utility>

#include <boost/asio/local/stream_protocol.hpp>

#include "async/signal.h"
#include "control/connection.h"
#include "control/forms.h"
#include "control/socket_path.h"

namespace pigeon::control {
namespace {

using async::asio::redirect_error;
using async::asio::use_awaitable;
using Protocol = async::asio::local::stream_protocol;

// A batch may pause between two lines for as long as its writer likes.
constexpr auto kPatience = std::chrono::hours(24);

std::string end_line(const End& end) {
  Json inner = Json::object();
  inner["exit"] = static_cast<int>(end.exit());
  if (end.error()) inner["error"] = to_form(*end.error());
  Json line = Json::object();
  line["end"] = std::move(inner);
  return to_line(line);
}

End malformed(std::string meaning) {
  return End(ExitCode::usage, Error("malformed-request", std::move(meaning),
                                    "Send one line such as {\"verb\":\"status\",\"args\":{}}"));
}

struct Request {
  std::string verb;
  Json args = Json::object();
};

// The request in `line`, or how to end it.
tl::expected<Request, End> read_request(const std::string& line) {
  const auto value = from_line(line);
  if (!value || !value->is_object()) {
    return tl::unexpected(malformed("The request is not a JSON object"));
  }
  auto verb = text_at(*value, "verb");
  if (!verb) return tl::unexpected(malformed("The request names no \"verb\""));
  const Json& args = member(*value, "args");
  if (!args.is_null() && !args.is_object()) {
    return tl::unexpected(malformed("\"args\" of the request is not an object"));
  }
  return Request{std::move(*verb), args.is_null() ? Json::object() : args};
}

async::Task<End> run_handler(const Handler& handler, Exchange& exchange) {
  try {
    co_return co_await handler(exchange);
  } catch (const std::exception& bug) {
    co_return End(
        ExitCode::failed,
        Error("internal-error", "pigeond failed at \"" + exchange.verb() + "\": " + bug.what(),
              "This is a bug; the log of pigeond says more"));
  }
}

async::Task<End> answer(Connection& connection, const Limits& limits, const Handler& handler) {
  const auto line = co_await connection.next_line(limits.request);
  if (!line) co_return malformed("No request came");
  const auto request = read_request(*line);
  if (!request) co_return request.error();
  Exchange exchange(connection, request->verb, request->args);
  co_return co_await run_handler(handler, exchange);
}

}  // namespace

async::Task<bool> Exchange::item(Json value) {
  std::string line = item_line(to_line(value));
  co_return co_await connection_.write(std::move(line));
}

async::Task<bool> Exchange::item_lines(std::string lines) {
  if (lines.empty()) co_return !client_gone();
  lines.pop_back();  // the last end of a line is written with it
  co_return co_await connection_.write(std::move(lines));
}

async::Task<std::optional<std::string>> Exchange::next_line() {
  if (lines_ended_) co_return std::nullopt;
  auto line = co_await connection_.next_line(kPatience);
  if (!line || line->empty()) {
    lines_ended_ = true;
    co_return std::nullopt;
  }
  co_return line;
}

async::Task<bool> Exchange::wait_gone(async::Duration at_most) {
  co_return co_await connection_.wait_gone(at_most);
}

bool Exchange::client_gone() const {
  return connection_.gone();
}

class Server::State {
 public:
  State(async::asio::io_context& context, std::string path, const Limits& limits)
      : acceptor_(context), path_(std::move(path)), limits_(limits) {}

  Result<void> open() {
    if (auto room = clear_stale_socket(path_); !room) return room;
    boost::system::error_code ec;
    acceptor_.open(Protocol(), ec);
    if (!ec) acceptor_.bind(Protocol::endpoint(path_), ec);
    if (ec) return cannot_listen(ec);
    struct stat status {};
    if (::stat(path_.c_str(), &status) == 0) own_ = std::pair(status.st_dev, status.st_ino);
    // Nobody can connect before listen(), so the mode is right from the first client on.
    if (auto shared = share_with_group(path_); !shared) return shared;
    acceptor_.listen(async::asio::socket_base::max_listen_connections, ec);
    if (ec) return cannot_listen(ec);
    return {};
  }

  static async::Task<> accept(std::shared_ptr<State> self, std::shared_ptr<Handler> handler) {
    while (!self->stopped_) {
      boost::system::error_code ec;
      Socket socket = co_await self->acceptor_.async_accept(redirect_error(use_awaitable, ec));
      if (self->stopped_) break;
      if (ec) {  // out of descriptors or memory: others may finish meanwhile
        co_await async::sleep_for(std::chrono::milliseconds(100));
        continue;
      }
      self->welcome(self, std::move(socket), handler);
    }
    while (!self->clients_.empty())
      co_await self->left_.wait_for(std::chrono::hours(1));
  }

  void stop() {
    stopped_ = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& client : clients_)
      client->close();
    remove_own_socket();
  }

 private:
  using Clients = std::list<std::shared_ptr<Connection>>;

  Result<void> cannot_listen(const boost::system::error_code& ec) const {
    return fail("socket-error", "Can't listen at " + path_ + ": " + ec.message(),
                "The folder must exist and be writable for pigeond");
  }

  void welcome(const std::shared_ptr<State>& self, Socket socket,
               const std::shared_ptr<Handler>& handler) {
    if (clients_.size() >= limits_.clients) return turn_away(socket);
    auto executor = acceptor_.get_executor();
    auto client = std::make_shared<Connection>(std::move(socket), limits_.line);
    const auto place = clients_.insert(clients_.end(), client);
    co_spawn(executor, Connection::read_ahead(client), async::asio::detached);
    co_spawn(executor, serve(self, place, client, handler), async::asio::detached);
  }

  static void turn_away(Socket& socket) {
    const End end(ExitCode::unavailable,
                  Error("too-many-clients", "pigeond already serves as many clients as it may",
                        "Close a `--follow` or try again in a moment"));
    const std::string line = end_line(end) + "\n";
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.send(async::asio::buffer(line), 0, ignored);
  }

  static async::Task<> serve(std::shared_ptr<State> self, Clients::iterator place,
                             std::shared_ptr<Connection> client, std::shared_ptr<Handler> handler) {
    const End end = co_await answer(*client, self->limits_, *handler);
    std::string line = end_line(end);
    co_await client->write(std::move(line));
    client->close();
    self->clients_.erase(place);
    self->left_.ring();
  }

  void remove_own_socket() {
    struct stat status {};
    if (!own_ || ::stat(path_.c_str(), &status) != 0) return;
    if (std::pair(status.st_dev, status.st_ino) == *own_) ::unlink(path_.c_str());
    own_.reset();
  }

  Protocol::acceptor acceptor_;
  std::string path_;
  Limits limits_;
  Clients clients_;
  async::Signal left_;
  std::optional<std::pair<dev_t, ino_t>> own_;  // the socket file that is ours
  bool stopped_ = false;
};

Result<Server> Server::listen(async::asio::io_context& context, const std::string& path,
                              const Limits& limits) {
  auto state = std::make_shared<State>(context, path, limits);
  if (auto opened = state->open(); !opened) {
    state->stop();
    return fail(opened.error());
  }
  return Server(std::move(state));
}

Server::Server(std::shared_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() {
  if (state_) state_->stop();
}

async::Task<> Server::run(Handler handler) {
  auto shared = std::make_shared<Handler>(std::move(handler));
  auto state = state_;
  co_await State::accept(state, shared);
}

void Server::stop() {
  state_->stop();
}

}  // namespace pigeon::control
