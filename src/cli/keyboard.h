// One key at a time, without Enter.
#pragma once

#include <termios.h>

#include <optional>

namespace pigeon::cli {

class Keyboard {
 public:
  // Takes over the terminal of standard input, and gives it back.
  Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;
  ~Keyboard();

  static bool is_there();

  // Waits for one. Nothing at the end of input, Ctrl-C or Ctrl-D.
  std::optional<char> key();

 private:
  termios before_{};
};

}  // namespace pigeon::cli
