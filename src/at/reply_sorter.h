// Tells the lines of one conversation apart: echo, answer, final result, prompt, URC. A URC may
// stand anywhere: before an answer, between its lines, inside an echo, between a prompt and the
// PDU. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "at/command.h"
#include "at/echo.h"
#include "at/line_splitter.h"
#include "at/result_code.h"
#include "at/urc.h"

namespace pigeon::at {

struct Sorted {
  enum class Kind {
    nothing,  // a URC or a piece of one; see `urcs`
    echo,
    answer,  // a line of the answer, in `answer`
    result,  // the end of the answer, in `result`
    stray,   // an answer or a final result that nobody waits for (any more)
    prompt,
  };

  Kind kind = Kind::nothing;
  std::string answer;
  std::optional<ResultCode> result;
  // May come along with any kind: +CREG: of an unclear shape is answer and URC at once.
  std::vector<Urc> urcs;
};

class ReplySorter {
 public:
  enum class Form { plain, submit };

  // From now on lines may belong to `command`. The answer to a submit may follow its OK, if none
  // came before.
  void begin(const Command& command, Form form = Form::plain);
  // The PDU was written after the prompt: its echo is expected.
  void payload_written(std::string payload);
  // Nobody waits any more. After end() every line is a URC; after give_up() the late answer to the
  // command given up is a stray, until forget_late(). That of a text is told as a URC too: it says
  // what became of the text.
  void end();
  void give_up();
  void forget_late() { late_.reset(); }

  Sorted sort(const Token& token);

  // The command in progress holds a PIN, so its echo does too.
  bool is_secret() const { return command_ && command_->is_secret(); }

 private:
  void sort_line(std::string_view line, Sorted& sorted);
  bool take_awaited_pdu(std::string_view line, Sorted& sorted);
  bool take_echo(std::string_view line, Sorted& sorted);
  bool take_result(std::string_view line, Sorted& sorted);
  bool take_answer(std::string_view line, Sorted& sorted);
  bool ends_answer(const ResultCode& result) const;
  bool belongs_to_late(std::string_view line) const;

  std::optional<Command> command_;
  std::optional<Command> late_;
  Form late_form_ = Form::plain;
  Form form_ = Form::plain;
  bool result_seen_ = false;
  int lines_taken_ = 0;
  Echo command_echo_;
  Echo payload_echo_;
  std::string pdu_head_;  // a +CMT: whose PDU is still to come
  int lines_since_head_ = 0;
};

}  // namespace pigeon::at
