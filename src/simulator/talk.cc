#include "simulator/talk.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/write.hpp>

#include "base/utf8.h"
#include "simulator/journal.h"

namespace pigeon::simulator {
namespace {

namespace asio = async::asio;
using Protocol = asio::local::stream_protocol;

// After the input has ended, answers are still waited for this long.
constexpr std::chrono::seconds kPatience{1};

// The lines of a stream as they become whole; `take` gets each.
template <class Stream, class Take>
async::Task<> read_lines(Stream& stream, Take take) {
  std::array<char, 4096> buffer{};
  std::string unread;
  while (true) {
    boost::system::error_code error;
    const std::size_t count = co_await stream.async_read_some(
        asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    unread.append(buffer.data(), count);
    std::size_t start = 0;
    for (std::size_t end = 0; (end = unread.find('\n', start)) != std::string::npos;
         start = end + 1) {
      co_await take(unread.substr(start, end - start));
    }
    unread.erase(0, start);
  }
}

// The further lines of a text stand in from its first.
void print_text(const std::string& from, std::string_view text) {
  std::string shown;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    shown += start == 0 ? from + ": " : "\n  ";
    shown += printable(text.substr(start, end - start));
    start = end + 1;
  }
  std::cout << shown << std::endl;
}

// What the simulator tells: texts to this phone are printed, refusals too.
void print_event(const TalkOptions& options, const std::string& line) {
  const Json event = Json::parse(line, nullptr, false);
  if (!event.is_object()) return;
  if (event.contains("error")) {
    std::cerr << event["error"].value("meaning", "refused") << std::endl;
  } else if (event.value("event", "") == "text" && event.value("to", "") == options.as) {
    print_text(event.value("from", ""), event.value("text", ""));
  }
}

async::Task<> hear(Protocol::socket& socket, const TalkOptions& options) {
  const auto take = [&options](std::string line) -> async::Task<> {
    print_event(options, line);
    co_return;
  };
  co_await read_lines(socket, take);
}

async::Task<> say(Protocol::socket& socket, const TalkOptions& options) {
  asio::posix::stream_descriptor input(co_await asio::this_coro::executor, ::dup(STDIN_FILENO));
  const auto take = [&socket, &options](std::string line) -> async::Task<> {
    if (line.empty()) co_return;
    const Json text{{"modem", options.to}, {"from", options.as}, {"text", line}};
    const Json request{{"inject", text}};
    const std::string bytes = to_line(request) + "\n";
    boost::system::error_code ignored;
    co_await asio::async_write(socket, asio::buffer(bytes),
                               asio::redirect_error(asio::use_awaitable, ignored));
  };
  co_await read_lines(input, take);
  co_await async::sleep_for(kPatience);
}

async::Task<> talk_until_end(Protocol::socket& socket, const TalkOptions& options) {
  using namespace asio::experimental::awaitable_operators;
  const std::string follow = "{\"follow\":true}\n";
  boost::system::error_code ignored;
  co_await asio::async_write(socket, asio::buffer(follow),
                             asio::redirect_error(asio::use_awaitable, ignored));
  co_await (hear(socket, options) || say(socket, options));
}

}  // namespace

int talk(asio::io_context& context, const TalkOptions& options) {
  Protocol::socket socket(context);
  boost::system::error_code error;
  socket.connect(Protocol::endpoint(options.control.string()), error);
  if (error) {
    std::cerr << "pigeon-modem: nobody listens on " << options.control.string() << ": "
              << error.message() << "\nStart one with --control " << options.control.string()
              << std::endl;
    return 4;
  }
  asio::co_spawn(context, talk_until_end(socket, options), asio::detached);
  context.run();
  return 0;
}

}  // namespace pigeon::simulator
