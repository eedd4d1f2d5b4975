#include "cli/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/utf8.h"

namespace pigeon::cli {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// Whoever never stops writing is read all the same.
constexpr milliseconds kLongestUnrest = 30s;

}  // namespace

Result<FolderWatch> FolderWatch::open(const std::string& folder) {
  FolderWatch watch(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                                    IN_MOVE_SELF | IN_DELETE_SELF | IN_ONLYDIR;
  if (watch.fd_ >= 0 && inotify_add_watch(watch.fd_, folder.c_str(), kEvents) >= 0) return watch;
  const std::string reason =
      errno == ENOTDIR ? "it is not a folder" : std::generic_category().message(errno);
  return fail("cannot-read", printable(folder) + ": " + reason,
              errno == ENOTDIR ? "Give the folder, or read one file with --ics or --csv"
                               : "Give the path of a folder with .ics or .csv files");
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FolderWatch::~FolderWatch() {
  if (fd_ >= 0) ::close(fd_);
}

bool FolderWatch::anything_within(milliseconds time) {
  pollfd readable{.fd = fd_, .events = POLLIN, .revents = 0};
  if (::poll(&readable, 1, static_cast<int>(time.count())) <= 0) return false;
  std::array<char, 8192> events{};
  bool any = false;
  while (::read(fd_, events.data(), events.size()) > 0)
    any = true;
  return any;
}

bool FolderWatch::wait(milliseconds settle, milliseconds at_most) {
  if (!anything_within(at_most)) return false;
  const auto begin = std::chrono::steady_clock::now();
  while (anything_within(settle)) {
    if (std::chrono::steady_clock::now() - begin > kLongestUnrest) break;
  }
  return true;
}

}  // namespace pigeon::cli
