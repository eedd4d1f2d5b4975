// Opening a tty of this machine: what kind it is, who has it, and setting it up raw.
#pragma once

#include <string>

#include "base/result.h"
#include "serial/line.h"

struct sp_port;

namespace pigeon::serial {

// An open tty: a descriptor that this object owns, with libserialport's port around it when it is a
// real one. While it is open, settings.keeper keeps it too.
class TtyHandle {
 public:
  TtyHandle() = default;
  TtyHandle(int descriptor, sp_port* port, const LineSettings& settings);
  TtyHandle(TtyHandle&& other) noexcept;
  TtyHandle& operator=(TtyHandle&& other) noexcept;
  ~TtyHandle() { close(); }

  int descriptor() const { return descriptor_; }
  void close();

 private:
  int descriptor_ = -1;
  sp_port* port_ = nullptr;
  Keeper* keeper_ = nullptr;
  std::string kept_as_;
};

// Errors as of open_line, TCP's excepted.
Result<TtyHandle> open_tty(const std::string& address, const LineSettings& settings);

// Lifts the locks on an open tty, for whoever has it open.
void unlock(int descriptor);

}  // namespace pigeon::serial
