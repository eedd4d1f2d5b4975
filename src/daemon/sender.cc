#include "daemon/sender.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>

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
// No network takes longer for a text, and no modem for its answer.
constexpr Milliseconds kAnswerMayCome = 10min;
// Texts are claimed ahead for so long a time, and so many at most: after a loss of power that many
// are unknown of which nobody can say how many the modem had been given.
constexpr async::Duration kAhead = 25ms;
constexpr std::size_t kMostAhead = 32;

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

void Pace::took(async::Duration duration) {
  usual_ = usual_ ? (*usual_ * 3 + duration) / 4 : duration;
}

std::size_t Pace::ahead() const {
  if (!usual_) return 1;
  const auto count = kAhead / std::max<async::Duration>(*usual_, 1us);
  return std::clamp<std::size_t>(static_cast<std::size_t>(count), 1, kMostAhead);
}

Milliseconds back_off(int attempts) {
  static constexpr std::array<Milliseconds, 4> kPauses{30s, 2min, 10min, 1h};
  const auto index = static_cast<std::size_t>(std::max(attempts, 0));
  return kPauses[std::min(index, kPauses.size() - 1)];
}

void Sender::stop() {
  stopping_ = true;
  work_.ring();
}

async::Task<> Sender::recall() {
  co_await recall_doubt();
  co_await recall_what_went();
}

async::Task<> Sender::run() {
  while (!stopping_) {
    if (!modem_.can_send()) {
      co_await lay_down();
      co_await work_.wait_for(kLongestSleep);
      continue;
    }
    const bool courteous = answer_is_near();
    if (courteous) co_await let_answers_pass();
    if (co_await wait_for_quota()) continue;
    if (claims_.empty()) {
      if (!co_await claim_some()) continue;
      if (!courteous && answer_is_near()) continue;  // announced while these were claimed
    }
    co_await hand_over_next();
  }
  co_await lay_down();
}

// False when there was nothing, and it has slept.
async::Task<bool> Sender::claim_some() {
  if (!advancing_) co_await advance();
  while (advancing_)
    co_await advanced_.wait_for(kLongestSleep);
  if (!claims_.empty()) co_return true;
  if (std::exchange(store_trouble_, false)) {
    co_await work_.wait_for(kStoreTrouble);
  } else if (outcomes_.empty()) {
    Milliseconds pause = kLongestSleep;
    if (look_again_) pause = std::clamp(*look_again_ - wall_now(), Milliseconds(1), pause);
    co_await work_.wait_for(pause);
  }
  co_return false;
}

// Outcomes to disk, claims from it.
async::Task<> Sender::advance() {
  advancing_ = true;
  std::vector<Settlement> outcomes = std::exchange(outcomes_, {});
  const Instant now = wall_now();
  const std::string& name = modem_.settings().name;
  const int most = static_cast<int>(window() - std::min(window() - 1, claims_.size()));
  const StandIn others = stand_in_(now);
  const auto turn = co_await store_.run(
      [&](store::Store& store) { return store.advance(outcomes, name, now, most, others.modems); });
  if (turn) {
    written(outcomes);
    claims_.insert(claims_.end(), turn->claims.begin(), turn->claims.end());
    look_again_ = turn->look_again;
    if (others.look_again)
      look_again_ = std::min(*others.look_again, look_again_.value_or(*others.look_again));
  } else {
    spdlog::error("{}: {}", name, turn.error().text());
    outcomes_.insert(outcomes_.begin(), outcomes.begin(), outcomes.end());
    store_trouble_ = true;
  }
  advancing_ = false;
  advanced_.ring();
}

async::Task<> Sender::hand_over_next() {
  const store::Claim claim = std::move(claims_.front());
  claims_.pop_front();
  if (window() > 1 && claims_.size() <= window() / 2 && !advancing_ && !store_trouble_) {
    advancing_ = true;
    async::asio::co_spawn(co_await async::asio::this_coro::executor, advance(),
                          async::asio::detached);
  }
  const auto began = std::chrono::steady_clock::now();
  const Settlement settlement = co_await send(claim);
  const bool went = settlement.outcome == Settlement::Outcome::sent ||
                    settlement.outcome == Settlement::Outcome::unknown;
  if (went) {
    allowance_.count(claim.to, wall_now());
    pace_.took(std::chrono::steady_clock::now() - began);
  }
  outcomes_.push_back(settlement);
  // The modem's trouble: the others would meet it too.
  if (settlement.outcome == Settlement::Outcome::unknown) {
    doubt_ = store::InDoubt{.message = claim.message, .part = claim.part};
    co_await lay_down();
  }
  if (settlement.outcome == Settlement::Outcome::not_handed_over) {
    co_await lay_down();
    co_await work_.wait_for(kModemTrouble);
  }
}

void Sender::written(const std::vector<Settlement>& outcomes) {
  if (notes_ != nullptr) {
    for (const Settlement& outcome : outcomes)
      notes_->forget(outcome.message);
  }
  changes_.ring();
}

std::size_t Sender::window() const {
  return allowance_.unlimited() ? pace_.ahead() : 1;
}

// The answer to a text may still wait on the line when the process that sent it was killed.
async::Task<> Sender::recall_doubt() {
  const Instant since = wall_now() - kAnswerMayCome;
  const std::string& name = modem_.settings().name;
  const auto found =
      co_await store_.run([&](store::Store& store) { return store.last_in_doubt(name, since); });
  if (found) doubt_ = *found;
}

void Sender::answered_late(std::optional<int> reference) {
  if (!doubt_) return;
  spdlog::info("{}: message {} was sent after all: the modem has just said so",
               modem_.settings().name, doubt_->message);
  Settlement settlement;
  settlement.message = doubt_->message;
  settlement.part = doubt_->part;
  settlement.outcome = Settlement::Outcome::sent;
  settlement.reference = reference;
  outcomes_.push_back(settlement);
  doubt_.reset();
  work_.ring();
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
  co_await lay_down();
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

void Sender::keep_ends() {
  --keeping_;
}

bool Sender::answer_is_near() const {
  return keeping_ > 0 || !undecided_.empty() || modem_.is_receiving();
}

// Somebody has just written. A text that is handed over now would keep them waiting for as long as
// the network takes with it.
async::Task<> Sender::let_answers_pass() {
  co_await lay_down();
  const auto until = std::chrono::steady_clock::now() + kLongestCourtesy;
  while (!stopping_ && answer_is_near()) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= until) break;
    co_await work_.wait_for(until - now);
  }
  undecided_.clear();  // whoever was not answered in time is not waited for again
}

// What was claimed and not handed over goes back to the queue, and all outcomes to disk.
async::Task<> Sender::lay_down() {
  while (advancing_)
    co_await advanced_.wait_for(kLongestSleep);
  for (const store::Claim& claim : std::exchange(claims_, {}))
    outcomes_.push_back(given_back(claim));
  if (outcomes_.empty()) co_return;
  const Instant now = wall_now();
  const std::string& name = modem_.settings().name;
  const std::vector<Settlement> outcomes = std::exchange(outcomes_, {});
  const auto settled =
      co_await store_.run([&](store::Store& store) { return store.settle(outcomes, name, now); });
  if (settled) {
    written(outcomes);
  } else {
    spdlog::error("{}: {}", name, settled.error().text());
    outcomes_.insert(outcomes_.begin(), outcomes.begin(), outcomes.end());
  }
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

  const std::function<void()> handing_over = [&] {
    if (notes_ != nullptr) notes_->handed(claim.message, claim.part);
    doubt_.reset();  // what comes from now on may be the answer to this one
  };
  const modem::Submission submission =
      co_await modem_.submit(encoded->hex, encoded->tpdu_length, handing_over);
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
  note(settlement);
  co_return settlement;
}

void Sender::note(const Settlement& settlement) {
  if (notes_ == nullptr || settlement.outcome == Settlement::Outcome::unknown) return;
  if (settlement.outcome == Settlement::Outcome::sent) {
    notes_->sent(settlement.message, settlement.reference);
  } else {
    notes_->not_sent(settlement.message);
  }
}

}  // namespace pigeon::daemon
