// Which process has a device open, as /proc tells it. Without the rights to look into other users'
// processes some stay unseen.
#pragma once

#include <optional>
#include <string>

namespace pigeon::serial {

struct PortHolder {
  int pid = 0;
  std::string name;  // "ModemManager"
};

// A process other than `except_pid` that has `device` (a canonical path) open; that process itself
// only when there is no other.
std::optional<PortHolder> find_port_holder(const std::string& device, int except_pid);

}  // namespace pigeon::serial
