#include "cli/batch.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <deque>
#include <iostream>
#include <system_error>

namespace pigeon::cli {
namespace {

// How the answer to a line begins that was not queued.
constexpr std::string_view kRefused = "{\"line\":";

// The daemon counts the lines that it gets; a person counts those of the file. Answers come in
// order, one for each line sent, so the oldest line without an answer is the one that is meant.
class LineNumbers {
 public:
  // Nothing for a blank line, which is not sent.
  std::optional<std::string> pass(std::string line) {
    ++read_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return std::nullopt;
    sent_.push_back(read_);
    return line;
  }

  // Where the line stands that the next answer is about; nothing when all were answered.
  std::optional<std::int64_t> answered() {
    if (sent_.empty()) return std::nullopt;
    const std::int64_t line = sent_.front();
    sent_.pop_front();
    return line;
  }

 private:
  std::int64_t read_ = 0;
  std::deque<std::int64_t> sent_;
};

// "1200 queued, 3 refused" on one line of standard error, rewritten now and then.
class Progress {
 public:
  explicit Progress(const Context& context)
      : shown_(context.screen.error_terminal && !context.screen.terminal) {}
  ~Progress() {
    if (shown_ && total() > 0) print("\n");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void count(bool refused) {
    ++(refused ? refused_ : queued_);
    if (shown_ && total() % 100 == 0) print("");
  }

 private:
  std::int64_t total() const { return queued_ + refused_; }
  void print(const char* end) const {
    std::cerr << '\r' << queued_ << " queued, " << refused_ << " refused" << end << std::flush;
  }

  bool shown_;
  std::int64_t queued_ = 0;
  std::int64_t refused_ = 0;
};

// A file that is closed again; standard input is left open.
class InputFile {
 public:
  explicit InputFile(const std::string& name)
      : fd_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~InputFile() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  int fd() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

ExitCode send_batch(const Context& context, const std::string& file) {
  const InputFile input(file);
  if (input.fd() < 0) {
    return context.tell(
        Error("cannot-read", file + ": " + std::generic_category().message(errno),
              "Give a file of JSON lines such as {\"to\":\"+447700900101\",\"text\":\"Hello\"}"),
        ExitCode::failed);
  }
  LineNumbers numbers;
  Progress progress(context);
  const auto print = [&](std::string_view item) {
    const auto line = numbers.answered();
    const bool refused = item.starts_with(kRefused);
    progress.count(refused);
    if (refused) {
      Json answer = control::from_line(item).value_or(Json::object());
      if (line) answer["line"] = *line;
      context.print_json(answer);
    } else {
      std::cout << item << '\n';
    }
    return std::cout.good();
  };
  const control::Feed feed{
      .fd = input.fd(),
      .each = [&](std::string line) { return numbers.pass(std::move(line)); },
      .answer = print,
  };
  const auto no_other = [](const Json&) { return true; };
  // All of it may be one transaction on a slow card: no time is too long.
  return ask(context, control::Question{"batch"}, no_other, std::nullopt, &feed);
}

}  // namespace pigeon::cli
