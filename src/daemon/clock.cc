#include "daemon/clock.h"

#include <sys/timex.h>

#include <cerrno>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace pigeon::daemon {
namespace {

constexpr const char* kTimesyncFile = "/run/systemd/timesync/synchronized";
constexpr const char* kClocks = "/sys/class/rtc";
constexpr const char* kDeviceTree = "/proc/device-tree";
constexpr const char* kBootId = "/proc/sys/kernel/random/boot_id";

std::string first_line(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

}  // namespace

reminders::ClockReading read_clocks() {
  timespec up{};
  clock_gettime(CLOCK_BOOTTIME, &up);
  const auto uptime = std::chrono::seconds(up.tv_sec) + std::chrono::nanoseconds(up.tv_nsec);
  return {wall_now(), std::chrono::floor<Milliseconds>(uptime)};
}

bool clock_is_synchronised() {
  timex state{};
  const int result = adjtimex(&state);
  if (result >= 0 && result != TIME_ERROR && (state.status & STA_UNSYNC) == 0) return true;
  std::error_code ec;
  // Left from before somebody set the clock, it would say nothing: the kernel's word counts then.
  return result < 0 && std::filesystem::exists(kTimesyncFile, ec);
}

bool has_battery_clock() {
  std::error_code ec;
  for (const auto& clock : std::filesystem::directory_iterator(kClocks, ec)) {
    if (first_line(clock.path() / "hctosys") == "1") return true;
  }
  return !std::filesystem::exists(kDeviceTree, ec);
}

std::string boot_id() {
  return first_line(kBootId);
}

Result<void> set_clock(Instant right) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(right);
  const timespec time{.tv_sec = seconds.time_since_epoch().count(),
                      .tv_nsec = std::chrono::nanoseconds(right - seconds).count()};
  if (clock_settime(CLOCK_REALTIME, &time) == 0) return {};
  return fail("clock-not-set", "The clock can't be set: " + std::generic_category().message(errno),
              "Set it: sudo date -u -s \"" + format_rfc3339(right) + "\"");
}

}  // namespace pigeon::daemon
