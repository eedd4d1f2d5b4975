#include "at/line_splitter.h"

namespace pigeon::at {
namespace {

bool is_line_end(char c) {
  return c == '\r' || c == '\n';
}

std::string without_outer_blanks(const std::string& line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::optional<Token> LineSplitter::next() {
  while (taken_ < bytes_.size()) {
    const char c = bytes_[taken_++];
    if (c == '\0') continue;
    if (is_line_end(c)) {
      std::string text = without_outer_blanks(line_);
      line_.clear();
      if (!text.empty()) return Token{Token::Kind::line, std::move(text)};
      continue;
    }
    // Blanks before a line say nothing; so the one after a '>' that was taken as a prompt goes too.
    if (line_.empty() && (c == ' ' || c == '\t')) continue;
    if (line_.empty() && c == '>' && expects_prompt_) {
      expects_prompt_ = false;  // what follows at once may be the echo of the PDU, or a URC
      return Token{Token::Kind::prompt, {}};
    }
    if (line_.size() < kLongestLine) line_ += c;
  }
  bytes_.clear();
  taken_ = 0;
  return std::nullopt;
}

void LineSplitter::clear() {
  bytes_.clear();
  taken_ = 0;
  line_.clear();
}

}  // namespace pigeon::at
