#include "daemon/replier.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "daemon/clock.h"
#include "daemon/logging.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using store::Store;

constexpr int kBatch = 50;
constexpr int kRemembered = 2000;    // texts of each direction that are looked through at the start
constexpr int kReplyPriority = 100;  // somebody waits for it: before batches and reminders
constexpr auto kReadTrouble = 2s;
constexpr auto kLongestWait = 1h;

}  // namespace

void Replier::stop() {
  stopping_ = true;
  house_.bells.heard.ring();
}

async::Task<> Replier::run() {
  co_await remember_the_last_day();
  while (!stopping_) {
    const auto waiting =
        co_await house_.store.run([](Store& store) { return store.unanswered(kBatch); });
    if (!waiting) {
      spdlog::error("incoming texts can't be read: {}", waiting.error().text());
      co_await house_.bells.heard.wait_for(kReadTrouble);
      continue;
    }
    bool failed = false;
    for (const messages::Message& message : *waiting) {
      if (stopping_) co_return;
      const auto answered = co_await answer(message);
      if (answered) continue;
      spdlog::error("message {} can't be answered: {}", message.id, answered.error().text());
      failed = true;
      break;
    }
    if (failed) {
      co_await house_.bells.heard.wait_for(kReadTrouble);
    } else if (waiting->empty()) {
      recollection_.forget_before(wall_now() - replies::kReach);
      co_await house_.bells.heard.wait_for(kLongestWait);
    }
  }
}

async::Task<> Replier::remember_the_last_day() {
  for (const auto direction : {messages::Direction::in, messages::Direction::out}) {
    const store::Listing listing{.direction = direction, .limit = kRemembered};
    const auto texts = co_await house_.store.run([&](Store& store) { return store.list(listing); });
    if (!texts) continue;
    for (const messages::Message& text : *texts)
      recollection_.add(text);
  }
  recollection_.forget_before(wall_now() - replies::kReach);
}

bool Replier::is_our_own(const PhoneNumber& number) const {
  return std::ranges::any_of(house_.config.modems, [&](const ModemConfig& modem) {
    return modem.number && *modem.number == number;
  });
}

replies::Actions Replier::decide(const messages::Message& message,
                                 const consent::Standing& standing) {
  const Instant now = wall_now();
  const replies::Inbound inbound{.id = message.id,
                                 .from = message.number,
                                 .text = message.text,
                                 .received = message.received_at.value_or(now),
                                 .flash = message.message_class == 0};
  replies::Context context{.standing = standing, .own_number = is_our_own(message.number)};
  while (true) {
    auto outcome = replies::answer(inbound, context, playbooks_, now);
    if (auto* actions = std::get_if<replies::Actions>(&outcome)) return std::move(*actions);
    for (const replies::Need& need : std::get<replies::Needs>(outcome).needs) {
      const auto& recent = std::get<replies::NeedRecent>(need);
      context.recent = recollection_.with(message.number, recent.since);
    }
  }
}

async::Task<Result<void>> Replier::answer(const messages::Message& message) {
  const auto standing =
      co_await house_.store.run([&](Store& store) { return store.standing(message.number); });
  if (!standing) co_return fail(standing.error());
  replies::Actions actions = decide(message, *standing);

  const Instant now = wall_now();
  store::Answer answer{.message = message.id, .ledger = std::move(actions.ledger)};
  for (const replies::Say& say : actions.replies) {
    messages::Draft draft{.to = message.number, .text = say.text, .origin = say.origin};
    draft.priority = kReplyPriority;
    draft.program = say.program;
    draft.answers = message.id;
    // The answer leaves from the number that was texted.
    if (house_.station(message.modem) != nullptr) draft.modem = message.modem;
    answer.replies.push_back(std::move(draft));
  }
  const auto written =
      co_await house_.store.run([&](Store& store) { return store.answer(answer, now); });
  if (!written) co_return fail(written.error());

  recollection_.add(message);
  for (const messages::Draft& draft : answer.replies) {
    recollection_.add(draft.to, replies::Passed{.direction = messages::Direction::out,
                                                .at = now,
                                                .text = draft.text,
                                                .origin = draft.origin,
                                                .answers = draft.answers});
  }
  spdlog::info("message {}: {} ({} answers)", message.id,
               actions.note.empty() ? "dealt with" : actions.note, answer.replies.size());
  if (Station* station = house_.station(message.modem))
    station->sender().answer_decided(message.id);
  house_.wake_senders();
  house_.bells.changes.ring();
  co_return Result<void>();
}

}  // namespace pigeon::daemon
