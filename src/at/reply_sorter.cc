#include "at/reply_sorter.h"

#include <utility>

#include "at/fields.h"
#include "base/hex.h"

namespace pigeon::at {
namespace {

// So many lines may come between +CMT: and its PDU before the PDU counts as lost.
constexpr int kMostLinesBeforePdu = 4;

// Shorter pieces of an echoed PDU could be anything in hexadecimal.
constexpr std::size_t kShortestPduPiece = 8;
constexpr std::size_t kShortestCommandPiece = 2;

// Ctrl-Z and ESC come back in an echo; a prompt nobody waits for ends up before the next line.
std::string_view without_ornament(std::string_view line) {
  constexpr std::string_view kControls = "\x1A\x1B \t";
  while (!line.empty() &&
         (kControls.find(line.front()) != std::string_view::npos || line.front() == '>')) {
    line.remove_prefix(1);
  }
  while (!line.empty() && kControls.find(line.back()) != std::string_view::npos)
    line.remove_suffix(1);
  return line;
}

// Whether `pdu` has the length that its head states: TPDU octets, to which the SMSC field is added.
bool fits(std::string_view head, std::string_view pdu) {
  const std::vector<Field> fields = fields_of(head);
  if (fields.empty() || !fields.back().number()) return false;
  const int smsc_octets = hex_digit(pdu[0]) * 16 + hex_digit(pdu[1]);
  return static_cast<int>(pdu.size() / 2) == 1 + smsc_octets + *fields.back().number();
}

// "+CREG: 2,1,…" answers a query (n, then stat); "+CREG: 1", "+CREG: 1,\"00A1\",…" and
// "+CREG: 5,00A1,…" are URCs.
bool has_answer_shape(std::string_view line) {
  const std::vector<Field> fields = fields_of(line);
  if (fields.size() < 2 || fields[0].quoted || fields[1].quoted) return false;
  const auto n = fields[0].number();
  const auto stat = fields[1].number();
  return n && stat && fields[1].text.size() <= 2 && *n <= 5 && *stat <= 11;
}

}  // namespace

void ReplySorter::begin(const Command& command, Form form) {
  command_ = command;
  form_ = form;
  result_seen_ = false;
  lines_taken_ = 0;
  command_echo_.expect(command.wire_text(), kShortestCommandPiece);
  payload_echo_.expect_nothing();
}

void ReplySorter::payload_written(std::string payload) {
  payload_echo_.expect(std::move(payload), kShortestPduPiece);
}

void ReplySorter::end() {
  command_.reset();
  command_echo_.expect_nothing();
  payload_echo_.expect_nothing();
}

void ReplySorter::give_up() {
  // A probe has no lines that could come late; what it was sent to clear away may.
  if (command_ && !command_->expects_no_lines()) {
    late_ = command_;
    late_form_ = form_;
  }
  command_.reset();
}

Sorted ReplySorter::sort(const Token& token) {
  Sorted sorted;
  if (token.kind == Token::Kind::prompt) {
    sorted.kind = Sorted::Kind::prompt;
    return sorted;
  }
  const std::string_view line = without_ornament(token.text);
  if (!line.empty()) sort_line(line, sorted);
  return sorted;
}

void ReplySorter::sort_line(std::string_view line, Sorted& sorted) {
  if (take_awaited_pdu(line, sorted) || take_echo(line, sorted) || take_result(line, sorted) ||
      take_answer(line, sorted)) {
    return;
  }
  if (belongs_to_late(line)) {
    sorted.kind = Sorted::Kind::stray;
    if (late_form_ == Form::submit) sorted.urcs.push_back(Urc{std::string(line), {}});
  } else if (brings_pdu(line)) {
    pdu_head_ = line;
    lines_since_head_ = 0;
  } else {
    sorted.urcs.push_back(Urc{std::string(line), {}});
  }
}

bool ReplySorter::take_awaited_pdu(std::string_view line, Sorted& sorted) {
  if (pdu_head_.empty()) return false;
  const bool could_be_answer = command_ && command_->takes_bare_lines();
  if (is_hex_octets(line) && !payload_echo_.is_whole(line) &&
      (!could_be_answer || fits(pdu_head_, line))) {
    sorted.urcs.push_back(Urc{std::exchange(pdu_head_, {}), std::string(line)});
    return true;
  }
  ++lines_since_head_;
  if (brings_pdu(line) || (command_ && command_->owns(line)) ||
      lines_since_head_ > kMostLinesBeforePdu) {
    sorted.urcs.push_back(Urc{std::exchange(pdu_head_, {}), {}});
  }
  return false;
}

bool ReplySorter::take_echo(std::string_view line, Sorted& sorted) {
  std::string rest;
  if (!payload_echo_.take(line, rest) && !command_echo_.take(line, rest)) return false;
  if (rest.empty()) {
    sorted.kind = Sorted::Kind::echo;
  } else {
    sort_line(rest, sorted);
  }
  return true;
}

bool ReplySorter::ends_answer(const ResultCode& result) const {
  if (!command_ || result_seen_) return false;
  switch (result.kind()) {
    case ResultCode::Kind::call:
      return command_->dials();
    case ResultCode::Kind::number:
      return command_->expects_no_lines();
    default:
      return true;
  }
}

bool ReplySorter::take_result(std::string_view line, Sorted& sorted) {
  std::optional<ResultCode> result = read_result_code(line);
  if (!result) return false;
  if (ends_answer(*result)) {
    sorted.kind = Sorted::Kind::result;
    const bool answer_may_follow =
        form_ == Form::submit && result->is_success() && lines_taken_ == 0;
    sorted.result = std::move(result);
    result_seen_ = true;
    if (!answer_may_follow) end();
    return true;
  }
  if (result->kind() == ResultCode::Kind::call) return false;  // a URC then
  if (result->kind() == ResultCode::Kind::number && command_) return false;
  sorted.kind = Sorted::Kind::stray;
  return true;
}

bool ReplySorter::take_answer(std::string_view line, Sorted& sorted) {
  if (!command_) return false;
  if (command_->owns(line)) {
    if (command_->most_lines() > 0 && lines_taken_ >= command_->most_lines()) return false;
    if (command_->has_registration_shape() && !has_answer_shape(line)) {
      sorted.urcs.push_back(Urc{std::string(line), {}});
    } else {
      ++lines_taken_;
    }
  } else if (command_->takes_any_lines() ? is_known_urc(line) : looks_unsolicited(line)) {
    return false;
  } else if (!command_->takes_bare_lines()) {
    return false;
  }
  sorted.kind = Sorted::Kind::answer;
  sorted.answer = line;
  return true;
}

bool ReplySorter::belongs_to_late(std::string_view line) const {
  if (!late_) return false;
  return late_->owns(line) || (late_->takes_bare_lines() && !looks_unsolicited(line));
}

}  // namespace pigeon::at
