#include "at/echo.h"

#include <algorithm>

#include "at/urc.h"

namespace pigeon::at {

void Echo::expect(std::string text, std::size_t least) {
  text_ = std::move(text);
  least_ = least;
  seen_ = 0;
}

bool Echo::take(std::string_view line, std::string& rest) {
  if (text_.empty()) return false;
  if (line == text_) {
    text_.clear();
    return true;
  }
  const std::string_view remaining = std::string_view(text_).substr(seen_);
  if (!remaining.starts_with(line) || (seen_ == 0 && line.size() < least_)) {
    return take_glued(line, remaining, rest);
  }
  seen_ += line.size();
  if (seen_ == text_.size()) text_.clear();
  return true;
}

bool Echo::take_glued(std::string_view line, std::string_view remaining, std::string& rest) {
  const std::size_t shorter = std::min(line.size(), remaining.size());
  std::size_t common = 0;
  while (common < shorter && line[common] == remaining[common])
    ++common;
  // From the longest piece down: "AT+CM" and "TI:" is no cut, "AT" and "+CMTI:" is one.
  const std::size_t least = seen_ == 0 ? least_ : 1;
  for (std::size_t piece = common; piece >= least && piece > 0; --piece) {
    if (!is_known_urc(line.substr(piece))) continue;
    seen_ += piece;
    if (seen_ == text_.size()) text_.clear();
    rest = line.substr(piece);
    return true;
  }
  return false;
}

}  // namespace pigeon::at
