// The modem's side of the serial line (V.250 section 5): collects a command line up to CR with echo
// and backspace, or a message up to Ctrl-Z or ESC, and shapes what goes back.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "simulator/settings.h"

namespace pigeon::simulator {

class Terminal {
 public:
  // What the terminal hands over. Bytes that arrive while a command runs wait until it has ended.
  class Listener {
   public:
    virtual ~Listener() = default;
    virtual void on_command_line(std::string after_at) = 0;
    virtual void on_message(std::string text) = 0;
    virtual void on_message_cancelled() = 0;
  };

  Terminal(const Settings& settings, Listener& listener)
      : settings_(settings), listener_(listener) {}

  // What ends each line, and a line that may stand between any two.
  void set_style(std::string_view line_end, std::string_view noise) {
    line_end_ = line_end;
    noise_ = noise;
  }

  void set_output(std::function<void(std::string_view)> output) { output_ = std::move(output); }

  void feed(std::string_view bytes);

  // --- answers; all of one feed() leave together ---
  void information(std::string_view line);  // +CSQ: 20,99, or a line that nobody asked for
  void result(std::string_view verbose, std::string_view numeric);  // ends the command
  void raw(std::string_view bytes);
  void flush();

  // Asks for a message: what follows up to Ctrl-Z is one. `single_line`: CR is part of no PDU.
  void ask_for_message(std::string_view prompt, bool single_line);

  // No command runs any more; bytes that have waited are read now.
  void ready();

  // Forgets half a line or message, and what waits.
  void reset();

 private:
  enum class State { line, message, busy };

  void write_line(std::string_view line);
  void read_on();
  void read(char c);
  void read_line(char c);
  void read_message(char c);
  void end_line();

  const Settings& settings_;
  std::string_view line_end_ = "\r\n";
  std::string_view noise_ = {};
  Listener& listener_;
  std::function<void(std::string_view)> output_;
  State state_ = State::line;
  bool single_line_ = true;
  bool after_return_ = false;
  bool reading_ = false;
  std::string line_;
  std::string last_line_;
  std::string waiting_;
  std::size_t read_ = 0;  // how much of waiting_ has been read
  std::string out_;
};

}  // namespace pigeon::simulator
