// The file that stands for the control socket: its address, its owner, and whether somebody
// answers.
#pragma once

#include <sys/un.h>

#include <string>

#include "base/result.h"

namespace pigeon::control {

// "socket-path-too-long": the kernel allows 107 bytes (unix(7)).
Result<sockaddr_un> socket_address(const std::string& path);

// Makes room for a new socket: removes one that nobody answers. "already-running" when somebody
// does, "socket-path-taken" when something other than a socket stands there, "socket-error".
Result<void> clear_stale_socket(const std::string& path);

// Mode 0660, and group "pigeon" where that group exists and we may give the file to it.
Result<void> share_with_group(const std::string& path);

}  // namespace pigeon::control
