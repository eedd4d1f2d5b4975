// Whoever keeps a line open while this process is replaced by its next run: a service manager's
// store of file descriptors (sd_notify(3), FDSTORE=1). What a modem says meanwhile, the answer to a
// text among it, waits in the kernel instead of being lost.
#pragma once

#include <string>

namespace pigeon::serial {

// Lines are known by the name of their modem.
class Keeper {
 public:
  Keeper() = default;
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;
  virtual ~Keeper() = default;

  // The tty that the run before this one left open under `name`; "" when there is none, or when it
  // has been hung up since.
  virtual std::string left_open(const std::string& name) = 0;

  // Its descriptor, or -1; handed out once, the caller closes it.
  virtual int take_back(const std::string& name) = 0;

  // Keeps a copy of `descriptor` under `name`, and nothing else.
  virtual void keep(const std::string& name, int descriptor) = 0;

  // Keeps nothing under `name`: a line that is kept isn't hung up by closing it.
  virtual void let_go(const std::string& name) = 0;
};

}  // namespace pigeon::serial
