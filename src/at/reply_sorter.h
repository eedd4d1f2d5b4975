// Tells the lines of one conversation apart: echo, answer, final result, prompt, URC. A URC may
// stand anywhere: before an answer, between its lines, inside an echo, between a prompt and the
// PDU. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "at/command.h"
#include "at/line_splitter.h"
#include "at/result_code.h"
#include "at/urc.h"

namespace pigeon::at {

// What was written, as it may come back: whole, or in pieces with a URC in between.
class Echo {
 public:
  void expect(std::string text);

  // Whether `line` is (a piece of) the echo; then it is used up. A URC glued to a piece is put into
  // `rest`.
  bool take(std::string_view line, std::string& rest);
  bool is_whole(std::string_view line) const { return !text_.empty() && line == text_; }

 private:
  std::string text_;
  std::size_t seen_ = 0;
};

class ReplySorter {
 public:
  struct Sorted {
    enum class Kind { nothing, echo, answer, result, prompt };

    Kind kind = Kind::nothing;
    std::string answer;                // of an answer
    std::optional<ResultCode> result;  // of a result
    std::optional<Urc> urc;            // may come along with any kind
  };

  // From now on lines may belong to `command`; `is_submit` when a prompt follows it.
  void begin(const Command& command);
  // The PDU was written after the prompt: its echo is expected.
  void payload_written(std::string_view payload);
  // The final result came or was given up; what comes now belongs to nobody.
  void end();

  Sorted sort(const Token& token);

 private:
  Sorted sort_line(std::string_view line);
  bool take_pdu(std::string_view line, Sorted& sorted);

  std::optional<Command> command_;
  int lines_taken_ = 0;
  Echo command_echo_;
  Echo payload_echo_;
  std::string pdu_head_;  // a +CMT: whose PDU is still to come
  int lines_since_head_ = 0;
};

}  // namespace pigeon::at
