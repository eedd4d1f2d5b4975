#include "cli/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace pigeon::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int columns_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::title:
      return "\x1b[1m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::warning:
      return "\x1b[33m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::faint:
      return "\x1b[2m";
  }
  return "";
}

}  // namespace

Screen Screen::of_this_process() {
  Screen screen;
  screen.terminal = ::isatty(STDOUT_FILENO) == 1;
  screen.error_terminal = ::isatty(STDERR_FILENO) == 1;
  screen.colours =
      screen.terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  if (screen.terminal) screen.width = columns_of_terminal();
  return screen;
}

std::string Screen::paint(std::string_view text, Tone tone) const {
  const std::string_view code = code_of(tone);
  if (!colours || code.empty() || text.empty()) return std::string(text);
  return std::string(code) + std::string(text) + "\x1b[0m";
}

}  // namespace pigeon::cli
