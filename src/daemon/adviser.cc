#include "daemon/adviser.h"

#include <utility>

#include "daemon/logging.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// An endpoint that fails so often is left alone for a while, so that nobody waits for it in vain.
constexpr int kTooOften = 3;
constexpr auto kLeftAlone = 60s;

}  // namespace

Adviser::Adviser(const std::optional<SecondOpinion>& wanted)
    : wanted_(wanted.value_or(SecondOpinion{})), thread_(Memory{}) {}

async::Task<replies::Opinion> Adviser::ask(replies::NeedOpinion need) {
  const auto deadline = Clock::now() + wanted_.timeout;
  const data::Advice advice = co_await thread_.run([&](Memory& memory) -> data::Advice {
    const auto begin = Clock::now();
    const auto left = std::chrono::duration_cast<Milliseconds>(deadline - begin);
    if (left.count() <= 0 || stopping_) return {.why = "there is no time left"};
    if (begin < memory.silent_until) return {.why = "it has failed again and again"};
    auto given = data::ask_model(wanted_.endpoint, need, left, stopping_);
    memory.failures = given.opinion.choice || given.answered ? 0 : memory.failures + 1;
    if (memory.failures >= kTooOften) {
      memory.failures = 0;
      memory.silent_until = Clock::now() + kLeftAlone;
    }
    return given;
  });
  if (!advice.opinion.choice) spdlog::info("no second opinion: {}", advice.why);
  co_return advice.opinion;
}

}  // namespace pigeon::daemon
