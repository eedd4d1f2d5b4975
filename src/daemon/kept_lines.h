// Lines that stay open from one run to the next in the service manager's store of file descriptors
// (sd_notify(3), FDSTORE=1; sd_listen_fds(3)). Without a service manager nothing is kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "serial/keeper.h"

namespace pigeon::daemon {

class KeptLines : public serial::Keeper {
 public:
  // Takes what the service manager hands over, each under the name of its modem. The lines of
  // others than `modems` are let go: else nobody could open their ports any more.
  explicit KeptLines(const std::vector<std::string>& modems);
  ~KeptLines() override;

  std::string left_open(const std::string& name) override;
  int take_back(const std::string& name) override;
  void keep(const std::string& name, int descriptor) override;
  void let_go(const std::string& name) override;

  // This run ends: closing a line does not let go of it any more.
  void leave_to_next_run() { leaving_ = true; }

 private:
  std::multimap<std::string, int> handed_over_;  // by stored name
  bool leaving_ = false;
};

}  // namespace pigeon::daemon
