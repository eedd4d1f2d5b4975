#include "modem/power.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 30s;
constexpr auto kLook = 100ms;

tl::unexpected<Error> failed(const std::string& program, const std::string& why) {
  return fail("power-command", "power_command " + program + " failed: " + why,
              "Run it by hand as the user of pigeond");
}

}  // namespace

async::Task<Result<void>> run_program(std::vector<std::string> command) {
  if (command.empty()) co_return Result<void>();
  std::vector<char*> arguments;
  for (std::string& word : command)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  pid_t child = -1;
  const int error = posix_spawnp(&child, arguments[0], &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) co_return failed(command[0], std::strerror(error));

  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      co_return failed(command[0], "no end within half a minute");
    }
    co_await async::sleep_for(kLook);
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    co_return failed(command[0], "it ended with " + std::to_string(WEXITSTATUS(status)));
  co_return Result<void>();
}

}  // namespace pigeon::modem
