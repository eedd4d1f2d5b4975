// The daemon's log: lines on stderr for journald. Whoever logs need not take care of people's
// numbers: the formatter hides the middle of every long run of digits, whatever the line.
#pragma once

#include <string>
#include <string_view>

#include <spdlog/spdlog.h>

namespace pigeon::daemon {

// Sets up spdlog's default logger. Under systemd (JOURNAL_STREAM) the priority prefix <n> replaces
// the time, which the journal adds itself.
void start_logging(std::string_view level);

// "+447700900101" becomes "+4477…01"; runs of fewer than seven digits stay.
std::string masked(std::string_view line);

}  // namespace pigeon::daemon
