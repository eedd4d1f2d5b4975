#include "control/line_buffer.h"

#include <algorithm>
#include <utility>

namespace pigeon::control {

void LineBuffer::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    take(bytes.substr(0, end));
    if (end == std::string_view::npos) return;
    end_line();
    bytes.remove_prefix(end + 1);
  }
}

void LineBuffer::finish() {
  if (!open_.empty()) end_line();
}

std::optional<std::string> LineBuffer::next() {
  if (lines_.empty()) return std::nullopt;
  std::string line = std::move(lines_.front());
  lines_.pop_front();
  bytes_waiting_ -= line.size() + 1;
  return line;
}

void LineBuffer::take(std::string_view piece) {
  open_.append(piece.substr(0, longest_ - std::min(longest_, open_.size())));
}

void LineBuffer::end_line() {
  if (!open_.empty() && open_.back() == '\r') open_.pop_back();
  bytes_waiting_ += open_.size() + 1;
  lines_.push_back(std::exchange(open_, {}));
}

}  // namespace pigeon::control
