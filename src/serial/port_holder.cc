#include "serial/port_holder.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace pigeon::serial {
namespace {

namespace fs = std::filesystem;

std::optional<int> pid_of(const fs::path& folder) {
  const std::string name = folder.filename().string();
  int pid = 0;
  const auto [end, ec] = std::from_chars(name.data(), name.data() + name.size(), pid);
  if (ec != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return pid;
}

bool has_open(const fs::path& process, const std::string& device) {
  std::error_code ec;
  fs::directory_iterator files(process / "fd", ec);
  for (; !ec && files != fs::directory_iterator(); files.increment(ec)) {
    std::error_code unreadable;
    if (fs::read_symlink(files->path(), unreadable).string() == device) return true;
  }
  return false;
}

std::string name_of(const fs::path& process) {
  std::string name;
  std::ifstream file(process / "comm");
  std::getline(file, name);
  return name;
}

}  // namespace

std::optional<PortHolder> find_port_holder(const std::string& device, int except_pid) {
  std::optional<PortHolder> itself;
  std::error_code ec;
  fs::directory_iterator processes("/proc", ec);
  for (; !ec && processes != fs::directory_iterator(); processes.increment(ec)) {
    const std::optional<int> pid = pid_of(processes->path());
    if (!pid || !has_open(processes->path(), device)) continue;
    PortHolder holder;
    holder.pid = *pid;
    holder.name = name_of(processes->path());
    if (*pid != except_pid) return holder;
    itself = holder;
  }
  return itself;
}

}  // namespace pigeon::serial
