// A line to a modem: bytes both ways until it is gone. Three kinds stand behind one interface: a
// real serial port (configured by libserialport), a pseudo-terminal, and a TCP port as ser2net
// serves it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "async/asio.h"
#include "base/result.h"
#include "serial/keeper.h"

namespace pigeon::serial {

// May be destroyed while a coroutine waits in it; that wait then ends with "line-gone".
class Line {
 public:
  Line() = default;
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  virtual ~Line();

  // Waits for at least one byte. At most one reader at a time. `into` must live until the answer.
  // Error "line-gone", at once, on hang-up, unplug, end of file and close().
  virtual async::Task<Result<std::size_t>> read_some(std::span<char> into) = 0;

  // Writes all of `bytes`. At most one writer at a time.
  // Errors "line-gone"; "line-stuck" when the other side takes nothing for
  // LineSettings::stuck_after.
  virtual async::Task<Result<void>> write(std::string bytes) = 0;

  // Hangs up; who waits in read_some or write gets "line-gone". May be called twice.
  virtual void close() = 0;

  // What was opened, for messages to people: "/dev/ttyUSB2", "tcp://pi:4000".
  virtual const std::string& name() const = 0;
};

// How to set a real serial port up; the speed means nothing to a pty, to TCP or to a USB modem.
struct LineSettings {
  enum class Flow { none, rts_cts, xon_xoff };

  int baud = 115200;
  Flow flow = Flow::none;
  async::Duration stuck_after = std::chrono::seconds(10);
  async::Duration connect_within = std::chrono::seconds(10);  // TCP only
  // Keeps a tty open for the next run, as `kept_as`; null: nobody does. It outlives the line.
  Keeper* keeper = nullptr;
  std::string kept_as = {};
};

// Opens `address` for this process alone: a tty, a pty, a symlink to either (also
// /dev/serial/by-id/…), or "tcp://host:port" ("tcp://[::1]:4000").
// Errors, each with the next step in its hint: "port-missing"; "port-denied"; "port-busy" (names
// the process that holds it where the system lets us see it); "port-invalid" (not a serial port, or
// not an address); "port-unreachable" (TCP); "port-failed" (anything else the system said).
async::Task<Result<std::unique_ptr<Line>>> open_line(std::string address,
                                                     LineSettings settings = LineSettings());

}  // namespace pigeon::serial
