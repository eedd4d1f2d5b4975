// Cuts a byte stream into lines, whatever the pieces in which it comes. Memory is bounded by one
// line: what is longer than the limit is cut there and the rest of that line dropped.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace pigeon::control {

class LineBuffer {
 public:
  explicit LineBuffer(std::size_t longest_line) : longest_(longest_line) {}

  void feed(std::string_view bytes);

  // The end of the stream: what came after the last '\n' is a line too, if it is anything.
  void finish();

  // The oldest whole line, without its "\n" or "\r\n".
  std::optional<std::string> next();

  bool empty() const { return lines_.empty(); }
  // Memory that the whole lines hold: their bytes and their ends.
  std::size_t bytes_waiting() const { return bytes_waiting_; }

 private:
  void take(std::string_view piece);
  void end_line();

  std::size_t longest_;
  std::string open_;  // the line whose end has not come
  std::deque<std::string> lines_;
  std::size_t bytes_waiting_ = 0;
};

}  // namespace pigeon::control
