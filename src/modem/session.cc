#include "modem/session.h"

#include <algorithm>
#include <utility>

#include "at/answers.h"
#include "at/phrasebook.h"
#include "modem/verdict.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

// Without indications a text is found by listing only.
constexpr auto kSweepWithoutIndications = 5s;
// While there is no network, its return must not go unnoticed for long.
constexpr auto kLookForNetwork = 3s;

at::DialogueSettings dialogue_settings(const Profile& profile) {
  at::DialogueSettings settings;
  settings.prompt_deadline = profile.prompt_deadline.value_or(settings.prompt_deadline);
  settings.sends_no_prompt = !profile.prompt.value_or(true);
  return settings;
}

bool can_text(const Facts& facts) {
  if (!facts.registration) return true;  // a modem that can't tell is taken at its word
  at::Registration registration;
  registration.stat = *facts.registration;
  return registration.can_text();
}

Submission submission(Submission::Outcome outcome, Error error) {
  Submission result;
  result.outcome = outcome;
  result.error = std::move(error);
  return result;
}

}  // namespace

Session::Session(serial::Line& line, at::Transcript& transcript, const Settings& settings,
                 Facts& facts, Host& host, Preparation::Enter enter)
    : settings_(settings),
      facts_(facts),
      host_(host),
      enter_(std::move(enter)),
      dialogue_(line, transcript, dialogue_settings(settings.profile)),
      reception_(dialogue_, facts, host) {
  dialogue_.on_urc([this](const at::Urc& urc) { hear(urc); });
}

void Session::interrupt(Error why) {
  if (!interrupted_) interrupted_ = std::move(why);
  prepared_ = false;
  news_.ring();
}

void Session::hear(const at::Urc& urc) {
  const auto boot = settings_.profile.boot_urcs.value_or(Profile::Words{});
  const bool restarted =
      std::ranges::any_of(boot, [&](std::string_view word) { return urc.line.starts_with(word); });
  if (restarted) {
    dialogue_.abandon();
    interrupt(Error("modem-restarted", "The modem has restarted (\"" + urc.line + "\")"));
    return;
  }
  if (at::kind_of(urc.line) == at::UrcKind::registration) registration_changed_ = true;
  if (reception_.hear(urc) || registration_changed_) news_.ring();
}

async::Task<Error> Session::run() {
  interrupted_.reset();
  prepared_ = false;
  Preparation preparation(dialogue_, settings_, facts_, host_, enter_);
  auto done = co_await preparation.run();
  if (done && !interrupted_) {
    enter_(State::sweeping, {});
    done = co_await reception_.sweep();
  }
  if (done && !interrupted_) {
    prepared_ = true;
    enter_(State::ready, {});
    done = co_await serve();
  }
  prepared_ = false;
  // A restart in mid-command looks like a time-out or a refusal: the restart is the reason.
  if (interrupted_) co_return *interrupted_;
  co_return done ? Error("stopped", "Stopped") : done.error();
}

async::Task<Result<void>> Session::serve() {
  const auto sweep_every =
      facts_.indications.empty()
          ? kSweepWithoutIndications
          : settings_.profile.sweep_every.value_or(std::chrono::milliseconds(60s));
  auto next_sweep = SteadyClock::now() + sweep_every;
  auto next_look = SteadyClock::now() + kLookForNetwork;
  while (!interrupted_) {
    if (dialogue_.is_gone()) co_return fail("line-gone", "The modem is gone");
    const auto received = co_await reception_.work();
    if (!received) co_return fail(received.error());

    const auto now = SteadyClock::now();
    if (registration_changed_ || (!can_text(facts_) && now >= next_look)) {
      registration_changed_ = false;
      next_look = now + kLookForNetwork;
      const auto read = co_await read_registration(dialogue_, facts_);
      if (!read) co_return fail(read.error());
      host_.changed();
    }
    if (now >= next_sweep) {
      next_sweep = now + sweep_every;
      const auto looked = co_await look_around();
      if (!looked) co_return fail(looked.error());
    }
    if (interrupted_ || reception_.has_work() || registration_changed_) continue;
    const auto until = can_text(facts_) ? next_sweep : std::min(next_sweep, next_look);
    co_await news_.wait_for(std::max<async::Duration>(until - SteadyClock::now(), 1ms));
  }
  co_return Result<void>();
}

// The regular look: texts that were never announced, radio, and whether the settings still hold
// (a modem that restarted in silence has forgotten them).
async::Task<Result<void>> Session::look_around() {
  const auto mode = co_await dialogue_.ask(at::mode_query());
  if (mode) {
    if (const auto value = at::number_of(*mode); value && *value != 0) {
      interrupt(Error("modem-restarted", "The modem has left PDU mode"));
      co_return Result<void>();
    }
  } else if (is_line_trouble(mode.error())) {
    co_return fail(mode.error());
  }
  const auto swept = co_await reception_.sweep();
  if (!swept) co_return fail(swept.error());
  const auto registered = co_await read_registration(dialogue_, facts_);
  if (!registered) co_return fail(registered.error());
  const auto radio = co_await read_radio(dialogue_, facts_);
  if (!radio) co_return fail(radio.error());
  host_.changed();
  co_return Result<void>();
}

async::Task<Submission> Session::submit(std::string pdu, int tpdu_length) {
  using Outcome = Submission::Outcome;
  const Error not_ready("modem-not-ready", "The modem was not ready",
                        "It is tried again by itself");
  if (!prepared_ || !can_text(facts_)) co_return submission(Outcome::not_handed_over, not_ready);

  const at::Command command =
      at::submit_message(tpdu_length)
          .within(settings_.profile.submit_deadline.value_or(std::chrono::milliseconds(120s)));
  // While it waits for its turn the modem may restart and forget PDU mode: then the PDU would go
  // out as a text. So the line asks again when the turn has come.
  const std::function<bool()> still_prepared = [this] { return prepared_; };
  const at::Exchange exchange = co_await dialogue_.submit(command, std::move(pdu), still_prepared);

  if (exchange.response) {
    Submission sent;
    sent.outcome = Outcome::sent;
    sent.reference = at::reference_of(*exchange.response);
    co_return sent;
  }
  const Error& error = exchange.response.error();
  if (!exchange.handed_over && is_line_trouble(error)) {
    interrupt(error);
    co_return submission(Outcome::not_handed_over, error);
  }
  if (!exchange.handed_over && error.is("not-wanted"))
    co_return submission(Outcome::not_handed_over, not_ready);

  const Verdict verdict = judge(error);
  switch (verdict.retry) {
    case Retry::sent: {
      Submission sent;
      sent.outcome = Outcome::sent;
      co_return sent;
    }
    case Retry::never:
      co_return submission(Outcome::refused, verdict.error);
    case Retry::account:
    case Retry::later:
      co_return submission(Outcome::try_again, verdict.error);
    case Retry::unknown:
      if (is_line_trouble(error)) interrupt(error);
      co_return submission(Outcome::unknown, verdict.error);
    case Retry::network:
      registration_changed_ = true;
      news_.ring();
      break;
    case Retry::sim:
    case Retry::modem:
    case Retry::configure:
      interrupt(Error("modem-trouble", verdict.error.meaning()));
      break;
  }
  co_return submission(Outcome::not_handed_over, verdict.error);
}

}  // namespace pigeon::modem
