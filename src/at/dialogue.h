// The talk with one modem over one line: one command at a time, its own answer to whoever asked,
// everything else to the listener of URCs. Waits end on answer, deadline or a line that is gone.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "async/asio.h"
#include "async/signal.h"
#include "at/command.h"
#include "at/line_splitter.h"
#include "at/reply_sorter.h"
#include "at/transcript.h"
#include "at/turns.h"
#include "at/urc.h"
#include "base/result.h"
#include "serial/line.h"

namespace pigeon::at {

// What differs between families; a profile overrides it.
struct DialogueSettings {
  using Duration = std::chrono::milliseconds;

  Duration prompt_deadline = std::chrono::seconds(10);
  bool sends_no_prompt = false;                           // the PDU follows the CR of +CMGS at once
  Duration first_probe = std::chrono::milliseconds(300);  // the AT right after ESC
  Duration probe_deadline = std::chrono::seconds(2);
  int probe_tries = 10;
  // Quiet after ESC, and after the OK of a resync, until the line counts as empty.
  Duration settle = std::chrono::milliseconds(100);
  // Some modems send a stray ERROR after +CMS ERROR: nothing is asked for so long after a refusal.
  Duration after_refusal = std::chrono::milliseconds(200);
  // How long +CMGS: may come after its OK, and how long an optional OK is waited for.
  Duration straggler = std::chrono::seconds(1);
};

// What became of a text. When `handed_over` is false, no octet of the PDU was written: the text was
// certainly not sent. When it is true and the response is "at-timeout", "line-gone" or
// "line-stuck", the outcome is unknown; any other error is the modem's or the network's refusal.
struct Exchange {
  bool handed_over = false;
  Result<Response> response;
};

// Of one thread. Must outlive run() and every ask; to end: Line::close(), then wait for run().
class Dialogue {
 public:
  Dialogue(serial::Line& line, Transcript& transcript,
           DialogueSettings settings = DialogueSettings());

  // Reads until the line is gone. Nothing is answered unless this runs.
  async::Task<> run();

  // Asks when it is our turn (first come, first served). Errors: "cms-<n>", "cme-<n>" (text forms
  // are turned into their number where it is known, else "cms-text" / "cme-text" with the text as
  // meaning), "at-error" (plain refusal), "at-timeout", "line-gone", "line-stuck".
  async::Task<Result<Response>> ask(Command command);

  // AT+CMGS=n, its prompt, `payload` (the PDU in hexadecimal) and Ctrl-Z. Without a prompt: ESC,
  // and the line is brought back in step before the next command. An answer without +CMGS: (lines
  // are empty) is a text that was sent with an unknown reference.
  //
  // `still_wanted` is asked when the turn has come, right before the command is written: a modem
  // that restarted in the meantime has left PDU mode and would send the PDU's digits as a text.
  // When it says no, nothing is written and the error is "not-wanted". `handing_over` is called
  // right before the first octet of the payload is written.
  async::Task<Exchange> submit(Command command, std::string payload,
                               std::function<bool()> still_wanted = {},
                               std::function<void()> handing_over = {});

  // Brings the line back in step from whatever state (a prompt, stale bytes, a late answer): ESC,
  // quiet, then AT until OK; Ctrl-Z in between when the modem stays deaf. Call it after opening.
  // Errors "at-timeout" (deaf), "line-gone", "line-stuck".
  async::Task<Result<void>> resync();

  // The modem has restarted: the answer to the command under way will never come. Its asker gets
  // "at-timeout" now instead of at its deadline. Without a command under way it does nothing.
  void abandon();

  // Called for every URC, in order, from run(); must not block. One listener.
  void on_urc(std::function<void(const Urc&)> listener) { listener_ = std::move(listener); }

  void adjust(DialogueSettings settings) { settings_ = settings; }
  const DialogueSettings& settings() const { return settings_; }
  bool is_gone() const { return gone_; }

 private:
  using Clock = std::chrono::steady_clock;

  void take(const Token& token);

  // Before each command, with the turn: waits out what the last refusal left, and resyncs if
  // needed.
  async::Task<Result<void>> get_ready();
  async::Task<Result<void>> bring_in_step();
  async::Task<> drain();
  async::Task<Result<Response>> talk(Command command);
  async::Task<Result<void>> await_prompt(Command command);

  void begin(const Command& command, ReplySorter::Form form);
  async::Task<Result<Response>> await_result(Command command, Clock::time_point deadline);
  async::Task<> await_late_reference();
  async::Task<Result<void>> write(std::string bytes, std::string shown);
  Result<Response> judge();
  Error time_out(const Command& command, DialogueSettings::Duration waited);

  serial::Line& line_;
  Transcript& transcript_;
  DialogueSettings settings_;
  std::function<void(const Urc&)> listener_;
  LineSplitter splitter_;
  ReplySorter sorter_;
  Turns turns_;

  // What run() has taken for the command in progress; `news_` rings when one of them changes.
  async::Signal news_;
  Response answer_;
  std::optional<ResultCode> result_;
  bool prompted_ = false;
  Clock::time_point answered_at_{};
  int strays_ = 0;

  Clock::time_point quiet_until_{};
  bool out_of_step_ = false;
  bool abandoned_ = false;
  bool gone_ = false;
};

}  // namespace pigeon::at
