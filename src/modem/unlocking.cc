// The part of Preparation that opens the SIM: no value of a PIN is tried twice, the last try is
// never taken, a PUK is never guessed (27.007 section 8.3).
#include <chrono>

#include "at/phrasebook.h"
#include "modem/preparation.h"
#include "modem/reception.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr int kBusyTries = 60;
constexpr int kVagueTries = 6;
constexpr auto kCardPause = 500ms;
// Of three tries, when the modem does not tell how many are left.
constexpr int kMostFailures = 2;

std::string card_of(const Facts& facts) {
  return facts.iccid.empty() ? facts.imei : facts.iccid;
}

std::string pin_fact(const Facts& facts, const std::string& pin) {
  return "pin:" + card_of(facts) + ":" + std::to_string(std::hash<std::string>{}(pin));
}

std::string failures_fact(const Facts& facts) {
  return "pin-failures:" + card_of(facts);
}

Error locked(std::string meaning, std::string hint) {
  return Error("sim-locked", std::move(meaning), std::move(hint));
}

}  // namespace

async::Task<Result<void>> Preparation::unlock() {
  for (int tries = 0; tries < kBusyTries; ++tries) {
    const auto answer = co_await dialogue_.ask(at::pin_state());
    if (answer) {
      const std::string state = at::pin_state_of(*answer);
      if (state == "READY" || state.empty()) co_return Result<void>();
      if (state == "SIM PIN") co_return co_await try_pin();
      if (state == "NOT INSERTED" || state == "NO SIM")
        co_return fail("no-sim", "There is no SIM", "Put one in, contacts towards the board");
      if (state != "NOT READY") {
        co_return fail(
            locked("The SIM wants its " + state,
                   "Put it into a phone and unlock it there: Pigeon never guesses a PUK"));
      }
    } else if (is_line_trouble(answer.error())) {
      co_return fail(answer.error());
    } else if (answer.error().is("cme-10") || answer.error().is("cms-310")) {
      co_return fail("no-sim", "There is no SIM", "Put one in, contacts towards the board");
    } else if (answer.error().is("cme-13") || answer.error().is("cms-313") ||
               answer.error().is("cme-15")) {
      co_return fail("no-sim", "The SIM can't be read: " + answer.error().meaning(),
                     "Take it out, clean its contacts, put it in again");
    } else if (!is_busy(answer.error()) && !(is_vague(answer.error()) && tries < kVagueTries)) {
      co_return Result<void>();  // it does not know +CPIN: what follows will tell
    }
    co_await async::sleep_for(kCardPause);
  }
  co_return fail("no-sim", "The SIM does not become ready",
                 "Take it out and put it in again; try it in a phone");
}

async::Task<Result<void>> Preparation::read_pin_tries() {
  facts_.pin_tries.reset();
  for (const std::string_view text : profile().pin_tries.value_or(Profile::Words{})) {
    const at::Command question = at::typed(text, kTypedDeadline);
    const auto answer = co_await dialogue_.ask(question);
    if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
    if (answer) facts_.pin_tries = at::pin_tries_of(*answer);
    if (facts_.pin_tries) break;
  }
  co_return Result<void>();
}

// One try per PIN, whatever happens in between: a PIN that was refused, or whose answer was never
// seen, is not tried again before the owner has changed it.
async::Task<Result<void>> Preparation::try_pin() {
  if (settings_.pin.empty()) {
    co_return fail(locked("The SIM wants its PIN",
                          "Set pin = \"…\" in the modem's section of the configuration"));
  }
  auto card = co_await learn(at::card());
  if (!card) co_return fail(card.error());
  facts_.iccid = std::move(*card);

  std::string name = pin_fact(facts_, settings_.pin);
  const auto known = co_await host_.fact(name);
  if (!known) co_return fail(known.error());
  if (*known == "tried") {
    co_return fail(locked("The configured PIN was refused by this SIM before",
                          "Correct pin = \"…\" in the modem's section; it is not tried a second "
                          "time"));
  }
  const auto read = co_await read_pin_tries();
  if (!read) co_return fail(read.error());
  if (facts_.pin_tries && *facts_.pin_tries < 2) {
    co_return fail(locked(*facts_.pin_tries == 0 ? "The SIM has no try left for its PIN"
                                                 : "The SIM has one try left for its PIN",
                          "Enter the PIN in a phone, so that no mistake here can lock the SIM"));
  }
  if (!facts_.pin_tries && *known != "right") {
    const auto failures = co_await host_.fact(failures_fact(facts_));
    if (!failures) co_return fail(failures.error());
    if (failures->value_or("0") >= std::to_string(kMostFailures)) {
      co_return fail(
          locked("Two PINs were refused by this SIM, and the modem does not tell how many "
                 "tries are left",
                 "Enter the PIN in a phone, so that no mistake here can lock the SIM"));
    }
  }
  co_return co_await enter_pin(std::move(name));
}

async::Task<Result<void>> Preparation::enter_pin(std::string fact_name) {
  const auto noted = co_await host_.remember(fact_name, "tried");
  if (!noted) co_return fail(noted.error());
  const auto entered = co_await dialogue_.ask(at::enter_pin(settings_.pin));
  if (!entered) {
    if (is_line_trouble(entered.error())) co_return fail(entered.error());
    std::string failures_name = failures_fact(facts_);
    const auto failures = co_await host_.fact(failures_name);
    const bool one_before = failures && *failures == "1";
    const auto counted = co_await host_.remember(failures_name, one_before ? "2" : "1");
    if (!counted) co_return fail(counted.error());
    co_return fail(locked("The SIM refuses the configured PIN",
                          "Correct pin = \"…\" in the modem's section; it is not tried a second "
                          "time"));
  }
  const auto right = co_await host_.remember(fact_name, "right");
  if (!right) co_return fail(right.error());
  const auto cleared = co_await host_.remember(failures_fact(facts_), "0");
  if (!cleared) co_return fail(cleared.error());
  co_await async::sleep_for(profile().settle_after_pin.value_or(0ms));
  co_return Result<void>();
}

}  // namespace pigeon::modem
