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
// So often the other memories are looked through too.
constexpr int kLooksPerSearch = 10;
// So long after a start "SMS Ready" may still come late.
constexpr auto kLateReady = 60s;

at::DialogueSettings dialogue_settings(const Profile& profile) {
  at::DialogueSettings settings;
  settings.prompt_deadline = profile.prompt_deadline.value_or(settings.prompt_deadline);
  settings.sends_no_prompt = !profile.prompt.value_or(true);
  settings.probe_tries = profile.probe_tries.value_or(settings.probe_tries);
  settings.probe_deadline = profile.probe_deadline.value_or(settings.probe_deadline);
  return settings;
}

Submission submission(Submission::Outcome outcome, Error error) {
  Submission result;
  result.outcome = outcome;
  result.error = std::move(error);
  return result;
}

}  // namespace

Session::Session(serial::Line& line, at::Transcript& transcript, const Settings& settings,
                 Facts& facts, Host& host, Preparation::Progress progress)
    : settings_(settings),
      facts_(facts),
      host_(host),
      progress_(std::move(progress)),
      dialogue_(line, transcript, dialogue_settings(settings.profile)),
      reception_(dialogue_, settings, facts, host),
      calls_([&host](const Call& call) { host.missed(call); }) {
  dialogue_.on_urc([this](const at::Urc& urc) { hear(urc); });
}

void Session::apply_profile() {
  dialogue_.adjust(dialogue_settings(settings_.profile));
}

void Session::interrupt(Error why) {
  if (!interrupted_) interrupted_ = std::move(why);
  prepared_ = false;
  news_.ring();
}

void Session::hear(const at::Urc& urc) {
  if (hear_restart(urc) || hear_ussd(urc)) return;
  if (urc.line.starts_with("+CMGS:")) {
    at::Response late;
    late.lines.push_back(urc.line);
    host_.answered_late(at::reference_of(late));
    return;
  }
  switch (at::kind_of(urc.line)) {
    case at::UrcKind::registration:
      registration_changed_ = true;
      break;
    case at::UrcKind::sim:
      sim_changed_ = true;
      break;
    case at::UrcKind::time:
      time_told_ = true;
      break;
    case at::UrcKind::call:
      calls_.hear(urc.line, SteadyClock::now());
      break;
    case at::UrcKind::power:
      host_.tell("power or heat: the modem says \"" + urc.line + "\"");
      return;
    default:
      if (!reception_.hear(urc)) return;
  }
  news_.ring();
}

// A boot line tells that everything the modem was told is lost. So does a line that texts can be
// handled now, when they could before: the boot line itself may have been lost. Soon after a start
// it only comes late, and a text on its way is left alone.
bool Session::hear_restart(const at::Urc& urc) {
  const auto begins = [&](std::string_view word) { return urc.line.starts_with(word); };
  const bool boot =
      std::ranges::any_of(settings_.profile.boot_urcs.value_or(Profile::Words{}), begins);
  const bool ready =
      std::ranges::any_of(settings_.profile.ready_urcs.value_or(Profile::Words{}), begins);
  if (!boot && !ready) return false;
  if (ready && !boot && !prepared_) return true;  // the preparation under way finds out by itself
  if (boot || SteadyClock::now() - prepared_at_ > kLateReady) dialogue_.abandon();
  interrupt(Error("modem-restarted", "The modem has restarted (\"" + urc.line + "\")"));
  return true;
}

async::Task<Error> Session::run() {
  interrupted_.reset();
  prepared_ = false;
  auto done = co_await prepare();
  if (done && !interrupted_) done = co_await serve();
  prepared_ = false;
  // A restart in mid-command looks like a time-out or a refusal: the restart is the reason.
  if (interrupted_) co_return *interrupted_;
  co_return done ? Error("stopped", "Stopped") : done.error();
}

async::Task<Result<void>> Session::prepare() {
  Preparation preparation(dialogue_, settings_, facts_, host_, progress_);
  const auto done = co_await preparation.run();
  if (!done || interrupted_) co_return done;
  reception_.acknowledge_direct(preparation.must_acknowledge());
  progress_.enter(State::sweeping, {});
  if (settings_.profile.direct != Direct::always) {
    const auto swept = co_await reception_.sweep();
    if (!swept || interrupted_) co_return swept;
    const auto elsewhere = co_await reception_.sweep_elsewhere();
    if (!elsewhere || interrupted_) co_return elsewhere;
  }
  const auto timed = co_await ask_time();
  if (!timed || interrupted_) co_return timed;
  sim_changed_ = registration_changed_ = false;
  without_network_since_.reset();
  prepared_ = true;
  prepared_at_ = SteadyClock::now();
  progress_.enter(State::ready, {});
  co_return Result<void>();
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
    const auto attended = co_await attend();
    if (!attended) co_return fail(attended.error());

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
    if (can_text(facts_)) {
      without_network_since_.reset();
    } else if (!without_network_since_) {
      without_network_since_ = now;
      host_.tell("no network: texts wait until it is back");
    } else if (now - *without_network_since_ > settings_.profile.network_limit.value_or(15min)) {
      co_return fail("no-network", "There has been no network for long");
    }
    if (interrupted_ || reception_.has_work() || registration_changed_ || sim_changed_) continue;
    auto until = can_text(facts_) ? next_sweep : std::min(next_sweep, next_look);
    if (const auto ends = calls_.next_look()) until = std::min(until, *ends);
    co_await news_.wait_for(std::max<async::Duration>(until - SteadyClock::now(), 1ms));
  }
  co_return Result<void>();
}

// What the modem told of itself meanwhile: calls, its SIM, the time.
async::Task<Result<void>> Session::attend() {
  if (settings_.hang_up && calls_.wants_hanging_up()) {
    const auto ended = co_await end_call();
    if (!ended) co_return fail(ended.error());
  }
  calls_.look(SteadyClock::now());
  if (std::exchange(sim_changed_, false)) {
    const auto looked = co_await look_at_sim();
    if (!looked) co_return fail(looked.error());
  }
  if (std::exchange(time_told_, false)) co_return co_await ask_time();
  co_return Result<void>();
}

async::Task<Result<void>> Session::end_call() {
  const auto ended = co_await dialogue_.ask(at::hang_up());
  if (!ended) {
    if (is_line_trouble(ended.error())) co_return fail(ended.error());
    const auto plainly = co_await dialogue_.ask(at::hang_up_plainly());
    if (!plainly && is_line_trouble(plainly.error())) co_return fail(plainly.error());
  }
  calls_.hung_up(SteadyClock::now());
  co_return Result<void>();
}

async::Task<Result<void>> Session::look_at_sim() {
  const auto state = co_await dialogue_.ask(at::pin_state());
  if (!state && is_line_trouble(state.error())) co_return fail(state.error());
  // Another SIM, or the same after a moment without contact: memories and indications may be lost.
  if (!state || at::pin_state_of(*state) != "READY") {
    interrupt(Error("modem-restarted", "The SIM is not ready any more"));
    co_return Result<void>();
  }
  const auto card = co_await dialogue_.ask(at::subscriber());
  if (!card && is_line_trouble(card.error())) co_return fail(card.error());
  if (card && !facts_.imsi.empty() && at::plain_answer(*card) != facts_.imsi)
    interrupt(Error("modem-restarted", "Another SIM is in the modem"));
  co_return Result<void>();
}

async::Task<Result<void>> Session::ask_time() {
  const auto answer = co_await dialogue_.ask(at::clock());
  if (!answer) {
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
    co_return Result<void>();
  }
  if (const auto now = at::clock_of(*answer)) host_.network_time(*now);
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
  if (!facts_.indications.empty()) {
    const auto set = co_await dialogue_.ask(at::indications());
    if (!set && is_line_trouble(set.error())) co_return fail(set.error());
    const auto values = set ? at::indications_of(*set) : std::nullopt;
    if (values && (*values)[1] == 0) {
      interrupt(Error("modem-restarted", "The modem has forgotten how to announce texts"));
      co_return Result<void>();
    }
  }
  const auto swept = co_await reception_.sweep();
  if (!swept) co_return fail(swept.error());
  if (++looks_ % kLooksPerSearch == 0) {
    const auto elsewhere = co_await reception_.sweep_elsewhere();
    if (!elsewhere) co_return fail(elsewhere.error());
  }
  const auto registered = co_await read_registration(dialogue_, facts_);
  if (!registered) co_return fail(registered.error());
  const auto radio = co_await read_radio(dialogue_, facts_);
  if (!radio) co_return fail(radio.error());
  host_.changed();
  co_return Result<void>();
}

async::Task<Submission> Session::submit(std::string pdu, int tpdu_length,
                                        std::function<void()> handing_over) {
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
  const at::Exchange exchange =
      co_await dialogue_.submit(command, std::move(pdu), still_prepared, std::move(handing_over));

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

  const Verdict verdict = judge(error, settings_.profile.vendor_errors.value_or(Profile::Errors{}));
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
