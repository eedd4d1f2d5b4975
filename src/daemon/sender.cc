#include "daemon/sender.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "daemon/clock.h"
#include "daemon/logging.h"
#include "sms/segment.h"
#include "sms/submit.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using store::Settlement;

// The wall clock may be set while we sleep, so a far due time is looked at again now and then.
constexpr Milliseconds kLongestSleep = 60s;
constexpr Milliseconds kStoreTrouble = 2s;
constexpr Milliseconds kModemTrouble = 1s;
// Reading and answering a text takes a few milliseconds; the line does not stand still for longer.
constexpr Milliseconds kLongestCourtesy = 100ms;

Settlement::Outcome outcome_of(modem::Submission::Outcome outcome) {
  using From = modem::Submission::Outcome;
  switch (outcome) {
    case From::sent:
      return Settlement::Outcome::sent;
    case From::refused:
      return Settlement::Outcome::refused;
    case From::try_again:
      return Settlement::Outcome::try_again;
    case From::unknown:
      return Settlement::Outcome::unknown;
    case From::not_handed_over:
      break;
  }
  return Settlement::Outcome::not_handed_over;
}

Settlement given_back(const store::Claim& claim) {
  Settlement settlement;
  settlement.message = claim.message;
  settlement.part = claim.part;
  settlement.outcome = Settlement::Outcome::not_handed_over;
  return settlement;
}

}  // namespace

Milliseconds back_off(int attempts) {
  static constexpr std::array<Milliseconds, 4> kPauses{30s, 2min, 10min, 1h};
  const auto index = static_cast<std::size_t>(std::max(attempts, 0));
  return kPauses[std::min(index, kPauses.size() - 1)];
}

void Sender::stop() {
  stopping_ = true;
  work_.ring();
}

async::Task<> Sender::run() {
  co_await recall_what_went();
  while (!stopping_) {
    if (!modem_.can_send()) {
      co_await write_last();
      co_await work_.wait_for(kLongestSleep);
      continue;
    }
    const bool courteous = answer_is_near();
    if (courteous) co_await let_answers_pass();
    if (co_await wait_for_quota()) continue;
    Result<store::Turn> turn = co_await advance();
    if (!turn) {
      spdlog::error("{}: {}", modem_.settings().name, turn.error().text());
      co_await work_.wait_for(kStoreTrouble);
      continue;
    }
    if (turn->claim && !courteous && answer_is_near()) {
      last_ = given_back(*turn->claim);  // announced while this one was claimed
      continue;
    }
    if (turn->claim) {
      last_ = co_await send(*turn->claim);
      const bool went = last_->outcome == Settlement::Outcome::sent ||
                        last_->outcome == Settlement::Outcome::unknown;
      if (went) allowance_.count(turn->claim->to, wall_now());
      continue;
    }
    Milliseconds pause = kLongestSleep;
    if (turn->look_again)
      pause = std::clamp(*turn->look_again - wall_now(), Milliseconds(1), pause);
    co_await work_.wait_for(pause);
  }
  co_await write_last();
}

// A restart makes no quota new.
async::Task<> Sender::recall_what_went() {
  if (allowance_.unlimited()) co_return;
  const Instant since = wall_now() - allowance_.longest_window();
  const std::string& name = modem_.settings().name;
  const auto went =
      co_await store_.run([&](store::Store& store) { return store.gone_since(name, since); });
  if (!went) {
    spdlog::error("{}: what counts towards its quotas can't be read: {}", name,
                  went.error().text());
    co_return;
  }
  for (const auto& [number, at] : *went)
    allowance_.count(number, at);
}

// Sleeps for a while when a quota is used up: true. Other modems take what this one leaves.
async::Task<bool> Sender::wait_for_quota() {
  const Instant now = wall_now();
  const auto until = allowance_.full_until(now);
  if (!until) {
    over_quota_ = false;
    co_return false;
  }
  co_await write_last();
  if (!over_quota_) {
    spdlog::info("{}: a quota is used up; the next text goes at {}", modem_.settings().name,
                 format_rfc3339(*until));
    over_quota_ = true;
  }
  co_await work_.wait_for(std::clamp(*until - now, Milliseconds(1), kLongestSleep));
  co_return true;
}

void Sender::expect_answer(messages::MessageId message) {
  undecided_.insert(message);
}

void Sender::answer_decided(messages::MessageId message) {
  undecided_.erase(message);
}

bool Sender::answer_is_near() const {
  return !undecided_.empty() || modem_.is_receiving();
}

// Somebody has just written. A text that is handed over now would keep them waiting for as long as
// the network takes with it.
async::Task<> Sender::let_answers_pass() {
  co_await write_last();
  const auto until = std::chrono::steady_clock::now() + kLongestCourtesy;
  while (!stopping_ && answer_is_near()) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= until) break;
    co_await work_.wait_for(until - now);
  }
  undecided_.clear();  // whoever was not answered in time is not waited for again
}

async::Task<Result<store::Turn>> Sender::advance() {
  const Instant now = wall_now();
  const std::string& name = modem_.settings().name;
  auto turn =
      co_await store_.run([&](store::Store& store) { return store.advance(last_, name, now); });
  if (turn) {
    last_.reset();
    changes_.ring();
  }
  co_return turn;
}

async::Task<> Sender::write_last() {
  if (!last_) co_return;
  const Instant now = wall_now();
  const std::string& name = modem_.settings().name;
  const auto written =
      co_await store_.run([&](store::Store& store) { return store.settle(*last_, name, now); });
  if (!written) {
    spdlog::error("{}: {}", name, written.error().text());
    co_return;
  }
  last_.reset();
  changes_.ring();
}

async::Task<Settlement> Sender::send(const store::Claim& claim) {
  Settlement settlement;
  settlement.message = claim.message;
  settlement.part = claim.part;

  const auto segmentation = sms::segment(claim.text, sms::SegmentOptions{});
  if (!segmentation) {
    settlement.outcome = Settlement::Outcome::refused;
    settlement.error = segmentation.error();
    co_return settlement;
  }
  sms::SubmitOptions options;
  options.to = claim.to.text();
  options.report = claim.report;
  options.concat_reference = claim.reference;
  const auto encoded =
      sms::encode_submit(*segmentation, static_cast<std::size_t>(claim.part), options);
  if (!encoded) {
    settlement.outcome = Settlement::Outcome::refused;
    settlement.error = encoded.error();
    co_return settlement;
  }

  const modem::Submission submission = co_await modem_.submit(encoded->hex, encoded->tpdu_length);
  settlement.outcome = outcome_of(submission.outcome);
  settlement.reference = submission.reference;
  settlement.error = submission.error;
  if (settlement.outcome == Settlement::Outcome::try_again) {
    settlement.next_attempt = wall_now() + back_off(claim.attempts);
  } else if (settlement.outcome == Settlement::Outcome::not_handed_over) {
    settlement.next_attempt = wall_now() + kModemTrouble;
  }
  if (submission.error) {
    spdlog::warn("{}: message {} part {} of {}: {} ({})", modem_.settings().name, claim.message,
                 claim.part + 1, claim.parts, submission.error->text(), submission.error->code());
  }
  co_return settlement;
}

}  // namespace pigeon::daemon
