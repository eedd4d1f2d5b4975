#include "control/socket_path.h"

#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace pigeon::control {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error);
}

// 0 when somebody answers at `address`, else the errno of connect(2).
int connect_error(const sockaddr_un& address) {
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return errno;
  const int status = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
  const int error = status == 0 ? 0 : errno;
  ::close(probe);
  return error == EAGAIN ? 0 : error;  // its queue is full: alive and busy
}

}  // namespace

Result<sockaddr_un> socket_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof(address.sun_path)) {
    return fail("socket-path-too-long",
                "The path of a socket has 1 to 107 bytes, and \"" + path + "\" does not",
                "Choose a shorter path, such as /run/pigeon/control.sock");
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

Result<void> clear_stale_socket(const std::string& path) {
  const auto address = socket_address(path);
  if (!address) return fail(address.error());
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return {};
    return fail("socket-error", path + ": " + reason(errno));
  }
  if (!S_ISSOCK(status.st_mode)) {
    return fail("socket-path-taken", path + " exists and is not a socket",
                "Move it away, or set another `socket` in the configuration");
  }
  const int error = connect_error(*address);
  if (error == 0) {
    return fail("already-running", "Another pigeond answers at " + path,
                "Stop it first (systemctl stop pigeond), or give this one another `socket`");
  }
  if (error != ECONNREFUSED) return fail("socket-error", path + ": " + reason(error));
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    return fail("socket-error", "Can't remove the old socket " + path + ": " + reason(errno));
  }
  return {};
}

Result<void> share_with_group(const std::string& path) {
  group entry{};
  group* found = nullptr;
  std::array<char, 4096> names{};
  if (::getgrnam_r("pigeon", &entry, names.data(), names.size(), &found) == 0 && found != nullptr) {
    // Refused when we are not in that group: the socket then stays with our own group.
    [[maybe_unused]] const int refused =
        ::chown(path.c_str(), static_cast<uid_t>(-1), found->gr_gid);
  }
  if (::chmod(path.c_str(), 0660) != 0) {
    return fail("socket-error", "Can't set the mode of " + path + ": " + reason(errno));
  }
  return {};
}

}  // namespace pigeon::control
