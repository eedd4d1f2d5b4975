#include "modem/preparation.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "at/phrasebook.h"
#include "modem/reception.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kSimPause = 500ms;
constexpr auto kVaguePatience = 3s;

}  // namespace

bool is_busy(const Error& error) {
  for (const char* code :
       {"cme-14", "cms-314", "cms-302", "cme-3", "cms-515", "cme-515", "cms-532", "cms-512"}) {
    if (error.is(code)) return true;
  }
  return false;
}

bool is_vague(const Error& error) {
  return error.is("at-error") || error.is("cms-500") || error.is("cme-100");
}

Preparation::Preparation(at::Dialogue& dialogue, const Settings& settings, Facts& facts, Host& host,
                         const Progress& progress)
    : dialogue_(dialogue), settings_(settings), facts_(facts), host_(host), progress_(progress) {}

async::Task<Result<void>> Preparation::run() {
  using Step = async::Task<Result<void>> (Preparation::*)();
  static constexpr std::pair<State, Step> kSteps[] = {
      {State::synchronising, &Preparation::synchronise},
      {State::identifying, &Preparation::identify},
      {State::unlocking, &Preparation::unlock},
      {State::waiting_for_sim, &Preparation::await_sim},
      {State::configuring, &Preparation::configure},
  };
  for (const auto& [state, step] : kSteps) {
    progress_.enter(state, {});
    const auto done = co_await (this->*step)();
    if (!done) co_return fail(done.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::suggest(at::Command command) {
  const auto answer = co_await dialogue_.ask(std::move(command));
  if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::suggest_all(Profile::Words commands) {
  for (const std::string_view text : commands) {
    const at::Command command = at::typed(text, kTypedDeadline);
    const auto done = co_await suggest(command);
    if (!done) co_return fail(done.error());
  }
  co_return Result<void>();
}

async::Task<Result<std::string>> Preparation::learn(at::Command command) {
  const auto answer = co_await dialogue_.ask(std::move(command));
  if (answer) co_return at::plain_answer(*answer);
  if (is_line_trouble(answer.error())) co_return fail(answer.error());
  co_return std::string();
}

async::Task<Result<void>> Preparation::synchronise() {
  const auto in_step = co_await dialogue_.resync();
  if (!in_step) co_return fail(in_step.error());
  // One command a line: combined lines break on some modems.
  const at::Command commands[] = {at::echo_off(), at::quiet_off(), at::verbose(),
                                  at::numeric_errors()};
  for (const at::Command& command : commands) {
    const auto done = co_await suggest(command);
    if (!done) co_return fail(done.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::identify() {
  const std::pair<at::Command, std::string*> questions[] = {
      {at::manufacturer(), &facts_.manufacturer},
      {at::model(), &facts_.model},
      {at::firmware(), &facts_.firmware},
      {at::serial_number(), &facts_.imei},
  };
  for (const auto& [command, place] : questions) {
    auto answer = co_await learn(command);
    if (!answer) co_return fail(answer.error());
    *place = std::move(*answer);
  }
  progress_.identified();
  const auto first = co_await suggest_all(profile().first.value_or(Profile::Words{}));
  if (!first) co_return fail(first.error());
  co_return co_await switch_on();
}

// A modem can come back from a crash, or from another program, with its radio off.
async::Task<Result<void>> Preparation::switch_on() {
  const auto answer = co_await dialogue_.ask(at::functionality());
  if (!answer) {
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
    co_return Result<void>();
  }
  const auto level = at::number_of(*answer);
  if (!level || *level == 1) co_return Result<void>();
  host_.tell("the radio is off (+CFUN: " + std::to_string(*level) + "): it is switched on");
  const auto done = co_await suggest(at::set_functionality(1));
  if (!done) co_return fail(done.error());
  co_await async::sleep_for(profile().settle_after_radio.value_or(0ms));
  co_return Result<void>();
}

// A SIM that is unlocked is not yet a SIM that texts: what its family asks says so, or the commands
// that need it stop failing.
async::Task<Result<void>> Preparation::await_sim() {
  const auto told = co_await await_ready_answer();
  if (!told) co_return fail(told.error());
  const auto limit = profile().ready_limit.value_or(30s);
  const auto start = SteadyClock::now();
  const at::Command questions[] = {at::service_centre(), at::storage_use()};
  for (const at::Command& question : questions) {
    if (question.owns("+CPMS:") && profile().direct == Direct::always) continue;
    while (true) {
      const auto answer = co_await dialogue_.ask(question);
      if (answer) {
        if (question.owns("+CSCA:")) facts_.service_centre = at::service_centre_of(*answer);
        break;
      }
      if (is_line_trouble(answer.error())) co_return fail(answer.error());
      const bool vague = is_vague(answer.error());
      if (!vague && !is_busy(answer.error())) break;
      if (SteadyClock::now() - start > (vague ? Profile::Time(kVaguePatience) : limit)) break;
      co_await async::sleep_for(kSimPause);
    }
  }
  const std::pair<at::Command, std::string*> cards[] = {{at::subscriber(), &facts_.imsi},
                                                        {at::card(), &facts_.iccid}};
  for (const auto& [command, place] : cards) {
    auto answer = co_await learn(command);
    if (!answer) co_return fail(answer.error());
    if (!answer->empty()) *place = std::move(*answer);
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::await_ready_answer() {
  if (!profile().ready_query || !profile().ready_answer) co_return Result<void>();
  const auto start = SteadyClock::now();
  const at::Command question = at::typed(*profile().ready_query, kTypedDeadline);
  while (SteadyClock::now() - start < profile().ready_limit.value_or(30s)) {
    const auto answer = co_await dialogue_.ask(question);
    if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
    if (!answer) break;  // it does not know the question
    if (at::plain_answer(*answer).ends_with(*profile().ready_answer)) break;
    co_await async::sleep_for(kSimPause);
  }
  co_return Result<void>();
}

}  // namespace pigeon::modem
