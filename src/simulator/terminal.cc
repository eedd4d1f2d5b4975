#include "simulator/terminal.h"

#include <utility>

namespace pigeon::simulator {
namespace {

constexpr char kBackspace = '\b';
constexpr char kCtrlZ = '\x1a';
constexpr char kEscape = '\x1b';

// A longer line is no command; a longer message no SMS (176 octets as hexadecimal, or text).
constexpr std::size_t kLongestLine = 2000;

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

void Terminal::feed(std::string_view bytes) {
  waiting_ += bytes;
  read_on();
  flush();
}

void Terminal::ready() {
  if (state_ == State::busy) state_ = State::line;
  read_on();
}

void Terminal::read_on() {
  if (reading_) return;  // called from within read(): the loop below goes on
  reading_ = true;
  while (state_ != State::busy && read_ < waiting_.size())
    read(waiting_[read_++]);
  reading_ = false;
  if (read_ == waiting_.size()) {
    waiting_.clear();
    read_ = 0;
  }
}

void Terminal::read(char c) {
  if (state_ == State::message) {
    read_message(c);
  } else {
    read_line(c);
  }
}

void Terminal::read_line(char c) {
  if (settings_.echo != 0) out_ += c;
  if (c == '\r') {
    end_line();
  } else if (c == kBackspace) {
    if (!line_.empty()) line_.pop_back();
  } else if (c == '/' && line_.size() == 1 && upper(line_.front()) == 'A') {
    line_ = last_line_;  // A/ repeats the last command line (V.250 section 5.2.4)
    end_line();
  } else if (static_cast<unsigned char>(c) >= ' ' && line_.size() < kLongestLine) {
    line_ += c;
  }
}

void Terminal::end_line() {
  // What stands before the first "AT" is noise of the line.
  const std::string line = std::move(line_);
  line_.clear();
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (upper(line[at]) != 'A' || upper(line[at + 1]) != 'T') continue;
    last_line_ = line;
    state_ = State::busy;
    listener_.on_command_line(line.substr(at + 2));
    return;
  }
}

void Terminal::read_message(char c) {
  if (c == kCtrlZ) {
    if (settings_.echo != 0) out_ += c;
    state_ = State::busy;
    std::string text = std::move(line_);
    line_.clear();
    listener_.on_message(std::move(text));
  } else if (c == kEscape) {
    state_ = State::busy;
    line_.clear();
    listener_.on_message_cancelled();
  } else if (c == kBackspace) {
    if (!line_.empty()) line_.pop_back();
  } else {
    if (settings_.echo != 0) out_ += c;
    // CR, LF and CR LF all end a line of a text; in a PDU they mean nothing.
    const bool second_half = c == '\n' && std::exchange(after_return_, false);
    after_return_ = c == '\r';
    if (second_half || (single_line_ && (c == '\r' || c == '\n'))) return;
    if (line_.size() < kLongestLine) line_ += c == '\r' ? '\n' : c;
  }
}

void Terminal::information(std::string_view line) {
  if (!noise_.empty()) write_line(noise_);
  write_line(line);
}

void Terminal::write_line(std::string_view line) {
  if (settings_.verbose != 0) out_ += "\r\n";
  out_ += line;
  out_ += line_end_;
}

void Terminal::result(std::string_view verbose, std::string_view numeric) {
  if (settings_.quiet != 0) return;
  if (settings_.verbose != 0) {
    write_line(verbose);
  } else {
    out_ += numeric;
    out_ += '\r';
  }
}

void Terminal::raw(std::string_view bytes) {
  out_ += bytes;
}

void Terminal::flush() {
  if (out_.empty()) return;
  const std::string out = std::move(out_);
  out_.clear();
  if (output_) output_(out);
}

void Terminal::ask_for_message(std::string_view prompt, bool single_line) {
  out_ += prompt;
  if (!noise_.empty()) write_line(noise_);  // between the prompt and the PDU
  line_.clear();
  single_line_ = single_line;
  state_ = State::message;
}

void Terminal::reset() {
  state_ = State::line;
  line_.clear();
  waiting_.clear();
  read_ = 0;
}

}  // namespace pigeon::simulator
