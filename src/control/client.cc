#include "control/client.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include "control/forms.h"
#include "control/line_buffer.h"
#include "control/socket_path.h"

namespace pigeon::control {
namespace {

constexpr std::size_t kSendAhead = 64 * 1024;      // bytes read from a feed before they are taken
constexpr std::size_t kLongestAnswer = 16u << 20;  // bytes of one line from the daemon
// Longer than the daemon allows, so that it is the daemon that says so.
constexpr std::size_t kLongestFeedLine = 4u << 20;

// One conversation: two descriptors under poll(2), no thread, no signal.
class Conversation {
 public:
  Conversation(int socket, const OnItem& on_item, const Feed* feed)
      : socket_(socket), on_item_(on_item), feed_(feed) {
    if (feed != nullptr) answer_ = feed->answer;
  }

  Result<End> run(const Question& question, std::optional<Milliseconds> silence) {
    Json line = Json::object();
    line["verb"] = question.verb;
    line["args"] = question.args;
    out_ = to_line(line) + "\n";
    while (!end_) {
      const int ready = wait(silence);
      if (ready == 0) {
        return fail("daemon-silent", "pigeond did not answer in time",
                    "See `systemctl status pigeond` and its log");
      }
      if (auto stepped = step(); !stepped) return fail(stepped.error());
    }
    return *end_;
  }

 private:
  bool feeding() const { return feed_ != nullptr && out_.size() < kSendAhead; }

  int wait(std::optional<Milliseconds> silence) {
    poll_[0] = {socket_, static_cast<short>(out_.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    poll_[1] = {feeding() ? feed_->fd : -1, POLLIN, 0};
    // While a person or a program still writes the feed, the daemon has nothing to say.
    const int at_most = silence && feed_ == nullptr ? static_cast<int>(silence->count()) : -1;
    int ready = 0;
    do {
      ready = ::poll(poll_.data(), poll_.size(), at_most);
    } while (ready < 0 && errno == EINTR);
    return ready;
  }

  Result<void> step() {
    if ((poll_[1].revents & (POLLIN | POLLHUP | POLLERR)) != 0) read_feed();
    if ((poll_[0].revents & POLLOUT) != 0) send_some();
    if ((poll_[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) return receive_some();
    return {};
  }

  void read_feed() {
    const ssize_t count = ::read(feed_->fd, chunk_.data(), chunk_.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count > 0) {
      feed_lines_.feed({chunk_.data(), static_cast<std::size_t>(count)});
    } else {
      feed_lines_.finish();
    }
    while (auto line = feed_lines_.next()) {
      if (auto passed = feed_->each(std::move(*line))) out_ += *passed + "\n";
    }
    if (count <= 0) {
      out_ += "\n";
      feed_ = nullptr;
    }
  }

  void send_some() {
    const ssize_t count = ::send(socket_, out_.data(), out_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      out_.erase(0, static_cast<std::size_t>(count));
    } else if (errno != EAGAIN && errno != EINTR) {
      // The daemon takes no more. What it had to say about that can still be read.
      out_.clear();
      feed_ = nullptr;
    }
  }

  Result<void> receive_some() {
    const ssize_t count = ::recv(socket_, chunk_.data(), chunk_.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return {};
    if (count <= 0) {
      return fail("daemon-gone", "pigeond closed the connection before it had answered",
                  "See `systemctl status pigeond` and its log");
    }
    answers_.feed({chunk_.data(), static_cast<std::size_t>(count)});
    while (!end_) {
      const auto line = answers_.next();
      if (!line) break;
      if (auto taken = take(*line); !taken) return taken;
    }
    return {};
  }

  Result<void> take(const std::string& line) {
    if (answer_ && is_item_line(line)) {
      if (!answer_(item_in(line))) end_ = End(ExitCode::done);
      return {};
    }
    const auto value = from_line(line);
    const Json& item = value ? member(*value, "item") : Json();
    if (!item.is_null()) {
      if (!on_item_(item)) end_ = End(ExitCode::done);
      return {};
    }
    const Json& end = value ? member(*value, "end") : Json();
    const auto number = integer_at(end, "exit");
    const auto exit = number ? exit_code_from(*number) : std::nullopt;
    if (!exit) {
      return fail("malformed-answer", "pigeond answered with a line that is neither item nor end",
                  "Are pigeon and pigeond of the same version?");
    }
    const Json& error = member(end, "error");
    end_ = error.is_null() ? End(*exit) : End(*exit, error_from_form(error));
    return {};
  }

  int socket_;
  const OnItem& on_item_;
  const Feed* feed_;
  std::function<bool(std::string_view)> answer_;
  std::string out_;
  LineBuffer answers_{kLongestAnswer};
  LineBuffer feed_lines_{kLongestFeedLine};
  std::optional<End> end_;
  std::array<pollfd, 2> poll_{};
  std::array<char, 65536> chunk_{};
};

tl::unexpected<Error> connect_failure(int error, const std::string& path) {
  if (error == EACCES || error == EPERM) {
    return fail("no-permission", "You may not use " + path,
                "Join its group: sudo usermod -aG pigeon $USER, then log in again");
  }
  return fail(
      "no-daemon",
      "pigeond is not running (nobody answers at " + path + ": " +
          std::generic_category().message(error) + ")",
      "Start it with `sudo systemctl start pigeond` or `pigeond --config FILE`, or name its "
      "socket with --socket or PIGEON_SOCKET");
}

}  // namespace

Result<Client> Client::connect(const std::string& path) {
  const auto address = socket_address(path);
  if (!address) return fail(address.error());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return connect_failure(errno, path);
  Client client(socket);
  // Waits only while the queue of a busy daemon is full; then not for ever.
  const timeval patience{5, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
  const auto* generic = reinterpret_cast<const sockaddr*>(&*address);
  if (::connect(socket, generic, sizeof(*address)) != 0) return connect_failure(errno, path);
  return client;
}

Client::Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

Result<End> Client::ask(const Question& question, const OnItem& on_item,
                        std::optional<Milliseconds> silence, const Feed* feed) {
  return Conversation(socket_, on_item, feed).run(question, silence);
}

}  // namespace pigeon::control
