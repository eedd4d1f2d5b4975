// Who reads the output: a person at a terminal (aligned tables, colours, local times) or a program
// behind a pipe (tab-separated lines, instants in UTC).
#pragma once

#include <string>
#include <string_view>

namespace pigeon::cli {

enum class Tone { plain, title, good, warning, bad, faint };

struct Screen {
  bool terminal = false;        // of standard output
  bool error_terminal = false;  // of standard error
  bool colours = false;         // never without a terminal, nor with NO_COLOR or TERM=dumb
  int width = 80;               // columns

  static Screen of_this_process();

  // `text` in the colour of `tone`, or as it is.
  std::string paint(std::string_view text, Tone tone) const;
};

}  // namespace pigeon::cli
