#include "cli/keyboard.h"

#include <unistd.h>

#include <cerrno>

namespace pigeon::cli {

Keyboard::Keyboard() {
  ::tcgetattr(STDIN_FILENO, &before_);
  termios raw = before_;
  // No signals: whoever interrupts finds the terminal as it was.
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

Keyboard::~Keyboard() {
  ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
}

bool Keyboard::is_there() {
  return ::isatty(STDIN_FILENO) == 1;
}

std::optional<char> Keyboard::key() {
  constexpr char kCtrlC = 3;
  constexpr char kCtrlD = 4;
  char c = 0;
  ssize_t got = 0;
  do
    got = ::read(STDIN_FILENO, &c, 1);
  while (got < 0 && errno == EINTR);
  if (got != 1 || c == kCtrlC || c == kCtrlD) return std::nullopt;
  return c;
}

}  // namespace pigeon::cli
