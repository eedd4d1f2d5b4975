// What was written, as the modem may send it back (V.250 section 6.2.4, ATE1): whole, or in pieces
// with a URC in between. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pigeon::at {

class Echo {
 public:
  // `least` is the shortest first piece that is believed to be one.
  void expect(std::string text, std::size_t least);
  void expect_nothing() { text_.clear(); }

  // Whether `line` is the echo or its next piece, which then counts as seen. A URC that hangs on to
  // the piece ("AT+CS+CMTI: …") is put into `rest`.
  bool take(std::string_view line, std::string& rest);

  bool is_whole(std::string_view line) const { return !text_.empty() && line == text_; }

 private:
  bool take_glued(std::string_view line, std::string_view remaining, std::string& rest);

  std::string text_;
  std::size_t least_ = 0;
  std::size_t seen_ = 0;
};

}  // namespace pigeon::at
