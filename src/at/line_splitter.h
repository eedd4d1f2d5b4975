// Bytes from a modem into lines and prompts (27.005 section 3.5, V.250 section 5.7), however they
// are cut on the way. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pigeon::at {

struct Token {
  enum class Kind { line, prompt };

  Kind kind = Kind::line;
  std::string text;  // of a line: never empty, without line end, NULs and outer blanks

  friend bool operator==(const Token&, const Token&) = default;
};

// A line ends at CR or LF, so that \r\n, \n, \r and \r\r\n are all one end: empty lines don't
// exist. 8-bit bytes stay as they are. Of an overlong line only the first kLongestLine bytes are
// kept.
class LineSplitter {
 public:
  static constexpr std::size_t kLongestLine = 4096;

  // While true, a '>' at the start of a line is a prompt, whatever follows ("> ", ">\r\n", ">").
  // Otherwise it is the beginning of a line, as in an echoed PDU. Holds for bytes not yet taken.
  void expect_prompt(bool expected) { expects_prompt_ = expected; }

  void push(std::string_view bytes) { bytes_.append(bytes); }

  // The next token, or nothing until more is pushed.
  std::optional<Token> next();

  // Forgets what was pushed and not taken, and the line begun.
  void clear();

 private:
  std::string bytes_;
  std::size_t taken_ = 0;
  std::string line_;
  bool expects_prompt_ = false;
};

}  // namespace pigeon::at
