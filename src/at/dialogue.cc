#include "at/dialogue.h"

#include <algorithm>
#include <array>

namespace pigeon::at {
namespace {

constexpr char kEscape[] = "\x1B";
constexpr char kCtrlZ[] = "\x1A";
// Every so many deaf probes a Ctrl-Z goes out: it ends a prompt that ESC did not.
constexpr int kProbesPerCtrlZ = 3;

Error line_gone() {
  return Error("line-gone", "The line to the modem is gone.",
               "Is the modem plugged in and powered?");
}

Command resync_probe(DialogueSettings::Duration deadline) {
  return Command("", deadline);
}

}  // namespace

Dialogue::Dialogue(serial::Line& line, Transcript& transcript, DialogueSettings settings)
    : line_(line), transcript_(transcript), settings_(settings) {}

// --- the reader

async::Task<> Dialogue::run() {
  std::array<char, 1024> buffer;
  for (;;) {
    const Result<std::size_t> read = co_await line_.read_some(buffer);
    if (!read) break;
    splitter_.push(std::string_view(buffer.data(), *read));
    while (const std::optional<Token> token = splitter_.next())
      take(*token);
  }
  gone_ = true;
  transcript_.note("line gone");
  news_.ring();
}

void Dialogue::take(const Token& token) {
  const bool secret = sorter_.is_secret();
  Sorted sorted = sorter_.sort(token);
  if (token.kind == Token::Kind::prompt) {
    transcript_.received(">");
  } else if (secret && sorted.kind == Sorted::Kind::echo) {
    transcript_.received("****");  // a piece of an echoed PIN has no form to know it by
  } else {
    transcript_.received(token.text);
  }
  if (listener_) {
    for (const Urc& urc : sorted.urcs)
      listener_(urc);
  }
  switch (sorted.kind) {
    case Sorted::Kind::answer:
      answer_.lines.push_back(std::move(sorted.answer));
      answered_at_ = Clock::now();
      break;
    case Sorted::Kind::result:
      result_ = std::move(sorted.result);
      break;
    case Sorted::Kind::prompt:
      prompted_ = true;
      break;
    case Sorted::Kind::stray:
      ++strays_;
      return;
    case Sorted::Kind::nothing:
    case Sorted::Kind::echo:
      return;
  }
  news_.ring();
}

// --- asking

async::Task<Result<Response>> Dialogue::ask(Command command) {
  const Turns::Turn turn = co_await turns_.take();
  const Result<void> ready = co_await get_ready();
  if (!ready) co_return fail(ready.error());
  co_return co_await talk(command);
}

async::Task<Result<void>> Dialogue::resync() {
  const Turns::Turn turn = co_await turns_.take();
  co_return co_await bring_in_step();
}

async::Task<Result<void>> Dialogue::get_ready() {
  if (gone_) co_return fail(line_gone());
  const Clock::time_point now = Clock::now();
  if (now < quiet_until_) co_await async::sleep_for(quiet_until_ - now);
  if (out_of_step_) co_return co_await bring_in_step();
  co_return Result<void>();
}

void Dialogue::begin(const Command& command, ReplySorter::Form form) {
  answer_.lines.clear();
  result_.reset();
  prompted_ = false;
  abandoned_ = false;
  sorter_.begin(command, form);
}

void Dialogue::abandon() {
  abandoned_ = true;
  news_.ring();
}

async::Task<Result<Response>> Dialogue::talk(Command command) {
  begin(command, ReplySorter::Form::plain);
  const Clock::time_point deadline = Clock::now() + command.deadline();
  const Result<void> written = co_await write(command.wire_text() + "\r", command.wire_text());
  if (!written) co_return fail(written.error());
  co_return co_await await_result(command, deadline);
}

async::Task<Result<Response>> Dialogue::await_result(Command command, Clock::time_point deadline) {
  const Clock::time_point start = Clock::now();
  for (;;) {
    if (result_) co_return judge();
    if (gone_) co_return fail(line_gone());
    Clock::time_point alarm = deadline;
    const bool will_do = command.ok_is_optional() && !answer_.lines.empty();
    if (will_do) alarm = std::min(deadline, answered_at_ + settings_.straggler);
    const Clock::time_point now = Clock::now();
    if (now >= alarm || abandoned_) {
      // Either way an OK may still come, for nobody.
      sorter_.give_up();
      out_of_step_ = true;
      if (will_do) co_return std::move(answer_);
      co_return fail(
          time_out(command, std::chrono::duration_cast<DialogueSettings::Duration>(now - start)));
    }
    co_await news_.wait_for(alarm - now);
  }
}

Result<Response> Dialogue::judge() {
  if (result_->is_success()) return std::move(answer_);
  if (result_->may_be_followed_by_error()) quiet_until_ = Clock::now() + settings_.after_refusal;
  return fail(result_->error());
}

Error Dialogue::time_out(const Command& command, DialogueSettings::Duration waited) {
  const std::string sentence = "no answer to " + without_pin(command.wire_text()) + " within " +
                               std::to_string(waited.count()) + " ms";
  transcript_.note(sentence);
  return Error("at-timeout", "The modem gave " + sentence + ".");
}

// The transcript is written first, so that it shows also what a dying line never took.
async::Task<Result<void>> Dialogue::write(std::string bytes, std::string shown) {
  if (gone_) co_return fail(line_gone());
  transcript_.sent(shown);
  Result<void> written = co_await line_.write(std::move(bytes));
  if (!written) {
    sorter_.give_up();
    out_of_step_ = true;
  }
  co_return written;
}

// --- handing a text over

async::Task<Exchange> Dialogue::submit(Command command, std::string payload,
                                       std::function<bool()> still_wanted,
                                       std::function<void()> handing_over) {
  const Turns::Turn turn = co_await turns_.take();
  Exchange exchange;
  const Result<void> ready = co_await get_ready();
  if (!ready) {
    exchange.response = fail(ready.error());
    co_return exchange;
  }
  if (still_wanted && !still_wanted()) {
    exchange.response = fail("not-wanted", "The text was called back before its turn came");
    co_return exchange;
  }
  begin(command, ReplySorter::Form::submit);
  const Result<void> prompted = co_await await_prompt(command);
  if (!prompted) {
    exchange.response = fail(prompted.error());
    co_return exchange;
  }
  // From here on the modem may have it, whatever happens to the write.
  exchange.handed_over = true;
  if (handing_over) handing_over();
  sorter_.payload_written(payload);
  const Clock::time_point deadline = Clock::now() + command.deadline();
  const Result<void> written = co_await write(payload + kCtrlZ, payload + kCtrlZ);
  if (!written) {
    exchange.response = fail(written.error());
    co_return exchange;
  }
  exchange.response = co_await await_result(command, deadline);
  if (exchange.response && exchange.response->lines.empty()) {
    co_await await_late_reference();
    exchange.response->lines = std::move(answer_.lines);
  }
  sorter_.end();
  co_return exchange;
}

async::Task<Result<void>> Dialogue::await_prompt(Command command) {
  splitter_.expect_prompt(!settings_.sends_no_prompt);
  const Clock::time_point start = Clock::now();
  const Clock::time_point deadline = start + settings_.prompt_deadline;
  const Result<void> written = co_await write(command.wire_text() + "\r", command.wire_text());
  if (!written) co_return fail(written.error());
  if (settings_.sends_no_prompt) co_return Result<void>();
  while (!prompted_ && !result_ && !gone_ && !abandoned_ && Clock::now() < deadline) {
    co_await news_.wait_for(deadline - Clock::now());
  }
  splitter_.expect_prompt(false);
  if (prompted_) co_return Result<void>();
  if (gone_) co_return fail(line_gone());
  if (result_) {
    // The modem should be back in command mode, but one at a prompt would take the next command for
    // a text: ESC before it costs little.
    out_of_step_ = true;
    const Result<Response> refusal = judge();
    if (!refusal) co_return fail(refusal.error());
    co_return fail("at-error", "The modem said OK instead of asking for the PDU.");
  }
  const Error error = time_out(command, settings_.prompt_deadline);
  sorter_.give_up();
  out_of_step_ = true;
  // Now rather than before the next command: a modem that waits at a prompt does nothing else. A
  // failure is told by the next command, which tries again.
  co_await bring_in_step();
  co_return fail(error);
}

// OK came without +CMGS:. Some modems send the reference after it, others never.
async::Task<> Dialogue::await_late_reference() {
  const Clock::time_point deadline = Clock::now() + settings_.straggler;
  while (answer_.lines.empty() && !gone_ && Clock::now() < deadline) {
    co_await news_.wait_for(deadline - Clock::now());
  }
}

// --- back in step

// After a time-out the modem may stand at a prompt, be busy with the old command, or be about to
// answer it; a command asked now would be given that answer. ESC leaves a prompt (and must come
// before any AT, which would become part of a text). A probe is then answered at the earliest when
// the modem is done with what came before, and all results that come until the line is quiet are
// the old command's or the probe's: none is left for the next command.
async::Task<Result<void>> Dialogue::bring_in_step() {
  if (gone_) co_return fail(line_gone());
  out_of_step_ = true;
  sorter_.end();
  splitter_.expect_prompt(false);
  Result<void> written = co_await write(kEscape, kEscape);
  if (!written) co_return written;
  co_await async::sleep_for(settings_.settle);
  Result<Response> heard;
  for (int attempt = 1; attempt <= settings_.probe_tries; ++attempt) {
    // A modem in command mode takes the ESC for the beginning of our first AT and may stay silent.
    const auto patience = attempt == 1 ? std::min(settings_.first_probe, settings_.probe_deadline)
                                       : settings_.probe_deadline;
    const Command probe = resync_probe(patience);
    heard = co_await talk(probe);
    if (heard) {
      co_await drain();
      sorter_.forget_late();
      out_of_step_ = gone_;
      co_return gone_ ? Result<void>(fail(line_gone())) : Result<void>();
    }
    if (heard.error().is("line-gone") || heard.error().is("line-stuck")) break;
    if (heard.error().is("at-timeout") && attempt % kProbesPerCtrlZ == 0) {
      const std::string ctrl_z = std::string(kCtrlZ) + "\r";
      written = co_await write(ctrl_z, kCtrlZ);
      if (!written) co_return written;
    }
  }
  co_return fail(heard.error());
}

async::Task<> Dialogue::drain() {
  int strays = strays_;
  do {
    strays = strays_;
    co_await async::sleep_for(settings_.settle);
  } while (strays_ != strays && !gone_);
}

}  // namespace pigeon::at
