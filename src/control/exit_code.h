// How a verb ended: the exit status of `pigeon` and the "exit" of the daemon's last line.
#pragma once

#include <cstdint>
#include <optional>

namespace pigeon::control {

enum class ExitCode {
  done = 0,
  failed = 1,
  usage = 2,        // the request itself is wrong
  refused = 3,      // by consent, quiet hours or quota
  unavailable = 4,  // no daemon, or no modem that can do it
  pending = 5,      // queued and safe on disk, but not yet sent (or delivered) when the time was up
};

constexpr std::optional<ExitCode> exit_code_from(std::int64_t number) {
  if (number < 0 || number > 5) return std::nullopt;
  return static_cast<ExitCode>(number);
}

}  // namespace pigeon::control
