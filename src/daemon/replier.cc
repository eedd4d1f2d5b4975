#include "daemon/replier.h"

#include <chrono>
#include <set>
#include <utility>

#include "daemon/clock.h"
#include "daemon/logging.h"
#include "replies/answer.h"
#include "replies/happen.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using store::Store;

constexpr int kBatch = 50;
constexpr std::size_t kMostThoughts = 100;  // opinions asked for at a time; the rest goes without
constexpr auto kReadTrouble = 2s;
constexpr auto kLongestWait = 1h;

}  // namespace

void Replier::stop() {
  stopping_ = true;
  adviser_.stop();
  house_.bells.heard.ring();
}

async::Task<> Replier::run() {
  co_await mind_.remember_the_last_day();
  std::size_t left_out = 0;
  while (!stopping_) {
    const int most = kBatch + static_cast<int>(left_out);
    const auto waiting =
        co_await house_.store.look([&](Store& store) { return store.unanswered(most); });
    if (!waiting) {
      spdlog::error("incoming texts can't be read: {}", waiting.error().text());
      co_await house_.bells.heard.wait_for(kReadTrouble);
      continue;
    }
    const auto passed = co_await pass(*waiting);
    if (!passed) {
      co_await house_.bells.heard.wait_for(kReadTrouble);
      continue;
    }
    left_out = *passed;
    if (waiting->size() > left_out) continue;
    mind_.forget();
    co_await house_.bells.heard.wait_for(kLongestWait);
  }
}

async::Task<Result<std::size_t>> Replier::pass(const std::vector<messages::Message>& waiting) {
  std::set<std::string> numbers;  // whose texts wait
  std::size_t left_out = 0;
  for (const messages::Message& message : waiting) {
    if (stopping_) break;
    const std::string number = message.number.text();
    const auto known = thinking_.find(message.id);
    bool waits = numbers.contains(number) || (known != thinking_.end() && !known->second.opinion);
    if (!waits) {
      const auto answered = co_await answer(message);
      if (!answered) {
        spdlog::error("message {} can't be answered: {}", message.id, answered.error().text());
        co_return fail(answered.error());
      }
      waits = !*answered;
    }
    if (!waits) continue;
    numbers.insert(number);
    ++left_out;
  }
  co_return left_out;
}

async::Task<> Replier::think(messages::MessageId message, replies::NeedOpinion need) {
  const replies::Opinion opinion = co_await adviser_.ask(std::move(need));
  thinking_[message].opinion = opinion;
  house_.bells.heard.ring();
}

async::Task<Result<bool>> Replier::relay(const messages::Message& message) {
  const auto said = replies::from_agent(message.text);
  if (!said) co_return false;
  bool is_agent = false;
  const auto assistants = mind_.assistants();
  for (const replies::Assistant& assistant : *assistants)
    is_agent = is_agent || replies::is_agent_of(assistant, message.number);
  if (!is_agent) co_return false;
  const int tag = said->tag;
  const auto found =
      co_await house_.store.look([&](Store& store) { return store.handed_conversation(tag); });
  if (!found) co_return fail(found.error());
  const auto assistant = *found ? mind_.assistant((*found)->program) : nullptr;
  Matter matter{.contact = message.number, .message = message.id, .modem = message.modem};
  replies::Actions actions;
  if (!assistant || !replies::is_agent_of(*assistant, message.number)) {
    replies::ToAgent text{.to = message.number, .text = replies::no_such_tag(tag)};
    actions.to_agents.push_back(std::move(text));
  } else {
    matter.contact = (*found)->number;
    const auto conversation = replies::conversation_from_text((*found)->state);
    actions =
        replies::relay(*said, message.number, matter.contact, conversation, *assistant, wall_now());
  }
  spdlog::info("message {}: a person: {}", message.id, actions.note);
  const auto written = co_await mind_.carry_out(matter, std::move(actions), {});
  if (!written) co_return fail(written.error());
  co_return true;
}

async::Task<Result<bool>> Replier::answer(const messages::Message& message) {
  const auto relayed = co_await relay(message);
  if (!relayed) co_return fail(relayed.error());
  if (*relayed) co_return true;
  const Instant now = wall_now();
  const replies::Inbound inbound{.id = message.id,
                                 .from = message.number,
                                 .text = message.text,
                                 .received = message.received_at.value_or(now),
                                 .flash = message.message_class == 0};
  const auto assistants = mind_.assistants();
  const Ask ask = [&](const replies::Context& context) {
    return replies::answer(inbound, context, *assistants, now);
  };
  Deliberation deliberation;
  if (const auto known = thinking_.find(message.id); known != thinking_.end())
    deliberation.opinion = known->second.opinion;
  else if (thinking_.size() >= kMostThoughts)
    deliberation.opinion = replies::Opinion{};
  auto actions = co_await mind_.settle(message.number, ask, &deliberation);
  if (!actions) co_return fail(actions.error());
  if (deliberation.wanted) {
    thinking_[message.id] = Deliberation();
    const auto executor = co_await async::asio::this_coro::executor;
    async::asio::co_spawn(executor, think(message.id, *std::move(deliberation.wanted)),
                          async::asio::detached);
    co_return false;
  }
  const std::string note = actions->note.empty() ? "dealt with" : actions->note;
  const std::size_t answers = actions->replies.size();
  const Matter matter{.contact = message.number, .message = message.id, .modem = message.modem};
  const auto written = co_await mind_.carry_out(matter, std::move(*actions), {});
  if (!written) co_return fail(written.error());
  thinking_.erase(message.id);
  mind_.recollection().add(message);
  spdlog::info("message {}: {} ({} answers)", message.id, note, answers);
  co_return true;
}

}  // namespace pigeon::daemon
