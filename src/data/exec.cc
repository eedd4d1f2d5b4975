#include "data/exec.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "data/json.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostOutput = 256 * 1024;

class Pipe {
 public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_writing();
    if (open_) ::close(ends_[0]);
  }

  bool open() const { return open_; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() {
    if (open_ && ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

std::vector<std::string> environment_of(const Request& request) {
  std::vector<std::string> environment;
  for (const char* name : {"PATH", "LANG", "TZ", "HOME"}) {
    if (const char* value = std::getenv(name))
      environment.push_back(std::string(name) + "=" + value);
  }
  if (!request.idempotency_key.empty())
    environment.push_back("PIGEON_KEY=" + request.idempotency_key);
  return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// 0, or why it can't be started.
int start(const Request& request, const Pipe& out, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // A group of its own, so that what it started can be ended with it; and its signals as new.
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigmask(&attributes, &none);
  std::vector<std::string> arguments = request.argv;
  std::vector<std::string> environment = environment_of(request);
  const int code = ::posix_spawn(&child, arguments.front().c_str(), &actions, &attributes,
                                 pointers_to(arguments).data(), pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}

// Everything it writes; false when the time is over.
bool read_all(int from, Clock::time_point deadline, std::string& output) {
  std::array<char, 4096> buffer{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return false;
    const ssize_t count = ::read(from, buffer.data(), buffer.size());
    if (count == 0) return true;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    output.append(buffer.data(), static_cast<std::size_t>(count));
    if (output.size() > kMostOutput) return false;
  }
}

// Its exit status; -1 when it had to be killed.
int await(pid_t child, Clock::time_point deadline) {
  int status = 0;
  while (true) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (ended < 0 && errno != EINTR) return -1;
    if (Clock::now() > deadline) return -1;
    ::poll(nullptr, 0, 2);
  }
}

}  // namespace

Finding run_command(const Request& request) {
  Pipe out;
  if (!out.open()) return Finding::failure(std::strerror(errno));
  pid_t child = -1;
  if (const int code = start(request, out, child); code != 0)
    return Finding::failure(request.argv.front() + ": " + std::strerror(code));
  out.close_writing();
  const auto deadline = Clock::now() + request.timeout;
  std::string output;
  const bool whole = read_all(out.reading(), deadline, output);
  const int status = whole ? await(child, deadline) : -1;
  if (status < 0) {
    ::kill(-child, SIGKILL);
    int ignored = 0;
    while (::waitpid(child, &ignored, 0) < 0 && errno == EINTR) {
    }
    return Finding::failure(request.argv.front() + " took too long, or wrote too much");
  }
  if (status != 0)
    return Finding::failure(request.argv.front() + ": exit " + std::to_string(status));
  return finding_of(output, request);
}

}  // namespace pigeon::data
