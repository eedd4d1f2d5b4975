#include "cli/pigeon_process.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace pigeon::cli {
namespace {

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    reading = ends[0];
    writing = ends[1];
  }
  int reading;
  int writing;
};

[[noreturn]] void become_pigeon(const std::vector<std::string>& words, const Given& given) {
  const std::string program = std::string(PIGEON_BIN_DIR) + "/pigeon";
  std::vector<std::string> variables{"PATH=/usr/bin:/bin", "TERM=xterm"};
  if (!given.environment.contains("TZ")) variables.emplace_back("TZ=Europe/Berlin");
  for (const auto& [name, value] : given.environment)
    variables.push_back(name + "=" + value);
  std::vector<char*> arguments{const_cast<char*>("pigeon")};
  for (const std::string& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));
  std::vector<char*> environment;
  for (const std::string& variable : variables) {
    environment.push_back(const_cast<char*>(variable.c_str()));
  }
  arguments.push_back(nullptr);
  environment.push_back(nullptr);
  ::execve(program.c_str(), arguments.data(), environment.data());
  ::_exit(127);
}

int exit_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Reads both to their ends, whichever speaks first.
void read_to_end(int one, std::string& into_one, int other, std::string& into_other) {
  std::array<pollfd, 2> open{{{one, POLLIN, 0}, {other, POLLIN, 0}}};
  const std::array<std::string*, 2> into{&into_one, &into_other};
  std::array<char, 4096> chunk{};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    ::poll(open.data(), open.size(), -1);
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i].fd < 0 || open[i].revents == 0) continue;
      const ssize_t count = ::read(open[i].fd, chunk.data(), chunk.size());
      if (count > 0) {
        into[i]->append(chunk.data(), static_cast<std::size_t>(count));
      } else {
        ::close(std::exchange(open[i].fd, -1));
      }
    }
  }
}

Ended run_on_terminal(const std::vector<std::string>& words, const Given& given) {
  const winsize size{40, static_cast<unsigned short>(given.columns), 0, 0};
  int master = -1;
  const pid_t child = ::forkpty(&master, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("forkpty");
  if (child == 0) become_pigeon(words, given);
  Ended ended;
  std::string nothing;
  // Keys that were pressed beforehand wait in the terminal.
  if (!given.in.empty() && ::write(master, given.in.data(), given.in.size()) < 0)
    throw std::runtime_error("write");
  read_to_end(master, ended.out, -1, nothing);  // ends with EIO when the terminal is closed
  ended.exit = exit_of(child);
  std::erase(ended.out, '\r');
  return ended;
}

}  // namespace

Ended run_pigeon(const std::vector<std::string>& words, const Given& given) {
  if (given.terminal) return run_on_terminal(words, given);
  const Pipe in, out, err;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) {
    ::dup2(in.reading, STDIN_FILENO);
    ::dup2(out.writing, STDOUT_FILENO);
    ::dup2(err.writing, STDERR_FILENO);
    become_pigeon(words, given);
  }
  ::close(in.reading);
  ::close(out.writing);
  ::close(err.writing);
  // What the tests give fits into the pipe's buffer; a program that does not read it is no error.
  ::signal(SIGPIPE, SIG_IGN);
  [[maybe_unused]] const ssize_t written = ::write(in.writing, given.in.data(), given.in.size());
  ::close(in.writing);
  Ended ended;
  read_to_end(out.reading, ended.out, err.reading, ended.err);
  ended.exit = exit_of(child);
  return ended;
}

}  // namespace pigeon::cli
