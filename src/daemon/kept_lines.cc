#include "daemon/kept_lines.h"

#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <vector>

#include "base/hex.h"
#include "serial/open_tty.h"

namespace pigeon::daemon {
namespace {

// A name in the store may be of printable ASCII without a colon; a modem's may be of anything.
std::string stored_name(const std::string& modem) {
  return "line-" + to_hex(std::vector<std::uint8_t>(modem.begin(), modem.end()));
}

void forget(const std::string& stored) {
  sd_notify(0, ("FDSTOREREMOVE=1\nFDNAME=" + stored).c_str());
}

// "" when the tty has been hung up.
std::string path_of(int descriptor) {
  std::array<char, 256> path{};
  return ::ttyname_r(descriptor, path.data(), path.size()) == 0 ? path.data() : "";
}

}  // namespace

KeptLines::KeptLines(const std::vector<std::string>& modems) {
  std::set<std::string> known;
  for (const std::string& modem : modems)
    known.insert(stored_name(modem));
  char** names = nullptr;
  const int count = sd_listen_fds_with_names(/*unset_environment=*/1, &names);
  for (int i = 0; i < count; ++i) {
    const std::string name = names[i];
    std::free(names[i]);
    if (known.contains(name)) {
      handed_over_.emplace(name, SD_LISTEN_FDS_START + i);
    } else {
      serial::unlock(SD_LISTEN_FDS_START + i);  // the service manager may close it later
      ::close(SD_LISTEN_FDS_START + i);
      forget(name);
    }
  }
  std::free(names);
}

KeptLines::~KeptLines() {
  for (const auto& [name, descriptor] : handed_over_)
    ::close(descriptor);
}

std::string KeptLines::left_open(const std::string& name) {
  const auto found = handed_over_.find(stored_name(name));
  return found == handed_over_.end() ? "" : path_of(found->second);
}

int KeptLines::take_back(const std::string& name) {
  const auto found = handed_over_.find(stored_name(name));
  return found == handed_over_.end() ? -1 : handed_over_.extract(found).mapped();
}

void KeptLines::keep(const std::string& name, int descriptor) {
  let_go(name);  // the descriptor of an earlier run, say
  const std::string message = "FDSTORE=1\nFDNAME=" + stored_name(name);
  sd_pid_notify_with_fds(0, /*unset_environment=*/0, message.c_str(), &descriptor, 1);
}

void KeptLines::let_go(const std::string& name) {
  if (!leaving_) forget(stored_name(name));
}

}  // namespace pigeon::daemon
