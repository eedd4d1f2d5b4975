#include "daemon/happenings.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "daemon/clock.h"
#include "daemon/logging.h"
#include "daemon/timekeeper.h"
#include "replies/reminding.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using replies::Actions;
using store::Store;

// How often the rows of reminders are read: an appointment that is entered now is known a minute
// later.
constexpr auto kRowsEvery = 1min;
constexpr auto kLongestIdle = 1h;

bool has_reminders(const std::vector<replies::Assistant>& assistants) {
  return std::ranges::any_of(assistants, [](const replies::Assistant& assistant) {
    return !assistant.playbook().reminds.empty();
  });
}

}  // namespace

void Happenings::stop() {
  stopping_ = true;
  house_.bells.happened.ring();
}

async::Task<> Happenings::run() {
  while (!stopping_) {
    const async::Duration most = has_reminders(*mind_.assistants()) ? async::Duration(kRowsEvery)
                                                                    : async::Duration(kLongestIdle);
    // All of this is scheduled. Rung for when the clock is trusted again.
    if (!house_.timekeeper->trusted()) {
      co_await house_.bells.happened.wait_for(kRowsEvery);
      continue;
    }
    co_await round(wall_now());
    const auto next =
        co_await house_.store.run([](Store& store) { return store.next_happening(); });
    async::Duration wait = most;
    if (next && *next) {
      const async::Duration left = **next - wall_now();
      wait = std::clamp(left, async::Duration(10ms), most);
    }
    co_await house_.bells.happened.wait_for(wait);
  }
}

async::Task<> Happenings::round(Instant now) {
  const auto due =
      co_await house_.store.run([&](Store& store) { return store.due_conversations(now); });
  if (due) {
    for (const store::KeptConversation& kept : *due)
      co_await let_lapse(kept, now);
  }
  const auto events =
      co_await house_.store.run([&](Store& store) { return store.due_events(now); });
  if (events) {
    for (const store::WaitingEvent& waiting : *events)
      co_await tell_waiting(waiting, now);
  }
  const auto unreached = co_await house_.store.run([](Store& store) { return store.unreached(); });
  if (unreached) {
    for (const store::Unreached& one : *unreached)
      co_await tell_unreached(one, now);
  }
  const auto pauses = co_await house_.store.run([](Store& store) { return store.pauses(); });
  if (!pauses) co_return;
  const auto assistants = mind_.assistants();
  for (const replies::Assistant& assistant : *assistants) {
    const std::string scope = "program " + assistant.program().name;
    const bool paused = std::ranges::any_of(*pauses, [&](const store::Pause& pause) {
      return (pause.scope == "all" || pause.scope == scope) &&
             !(pause.until && *pause.until <= now);
    });
    if (paused) continue;
    for (const playbook::Remind& one : assistant.playbook().reminds)
      co_await remind(assistant, one, now);
  }
}

bool Happenings::knows_program(const std::string& name) const {
  return mind_.assistant(name) != nullptr;
}

async::Task<> Happenings::let_lapse(const store::KeptConversation& kept, Instant now) {
  const auto assistant = mind_.assistant(kept.program);
  auto conversation = replies::conversation_from_text(kept.state);
  Matter matter{.contact = kept.number};
  Actions actions;
  if (assistant) {
    const Ask ask = [&](const replies::Context& context) {
      return replies::on_time(conversation, kept.number, context, *assistant, now);
    };
    auto settled = co_await mind_.settle(kept.number, ask);
    if (!settled) co_return;
    actions = std::move(*settled);
  } else {
    // Its playbook is gone.
    actions.conversations.push_back(replies::Conversation{.program = kept.program});
  }
  const auto written = co_await mind_.carry_out(matter, std::move(actions), {});
  if (!written) spdlog::error("a conversation can't be kept: {}", written.error().text());
}

async::Task<> Happenings::tell_unreached(const store::Unreached& unreached, Instant now) {
  Matter matter{.contact = unreached.number};
  matter.unreached = unreached.message;
  Actions actions;
  if (const auto assistant = mind_.assistant(unreached.program);
      assistant && !unreached.number.text().empty()) {
    const Ask ask = [&](const replies::Context& context) {
      return replies::on_undelivered(unreached.remind, unreached.text, unreached.number, context,
                                     *assistant, now);
    };
    auto settled = co_await mind_.settle(unreached.number, ask);
    if (!settled) co_return;
    actions = std::move(*settled);
    spdlog::info("message {} failed: {}", unreached.message, actions.note);
  }
  const auto written = co_await mind_.carry_out(matter, std::move(actions), {});
  if (!written) spdlog::error("a failed text can't be told: {}", written.error().text());
}

async::Task<> Happenings::missed_call(PhoneNumber from, std::string modem) {
  const Instant now = wall_now();
  const auto assistants = mind_.assistants();
  for (const replies::Assistant& assistant : *assistants) {
    const auto& topics = assistant.playbook().topics;
    if (std::ranges::none_of(topics, &playbook::Topic::missed_call)) continue;
    const Ask ask = [&](const replies::Context& context) {
      return replies::on_missed_call(from, context, assistant, now);
    };
    auto actions = co_await mind_.settle(from, ask);
    if (!actions) {
      spdlog::error("a missed call can't be answered: {}", actions.error().text());
      co_return;
    }
    spdlog::info("{}: missed call: {}", modem, actions->note);
    Matter matter{.contact = from};
    matter.modem = modem;
    const auto written = co_await mind_.carry_out(matter, std::move(*actions), {});
    if (!written) spdlog::error("a missed call can't be answered: {}", written.error().text());
    co_return;
  }
}

async::Task<Result<std::string>> Happenings::ask_for_consent(const PhoneNumber& contact,
                                                             const std::string& program,
                                                             const std::string& evidence) {
  const auto all = mind_.assistants();
  const auto found = std::ranges::find_if(*all, [&](const replies::Assistant& assistant) {
    return program.empty() ? assistant.program().needs_opt_in : assistant.program().name == program;
  });
  if (found == all->end())
    co_return fail("no-such-program",
                   program.empty() ? "No playbook asks for consent"
                                   : "There is no program \"" + printable(program) + "\"",
                   "A program is named by `name` under [program]");
  const auto wrote =
      co_await house_.store.run([&](Store& store) { return store.has_written(contact); });
  if (!wrote) co_return fail(wrote.error());
  // The question is itself a text that nobody asked for (talking.md 1.2, CASL).
  if (!*wrote && evidence.empty())
    co_return fail("unasked", "They neither wrote first nor signed up",
                   "Say where they did, as in --evidence \"form on our site, 3 May\"");
  const auto standing =
      co_await house_.store.run([&](Store& store) { return store.standing(contact); });
  if (!standing) co_return fail(standing.error());
  if (standing->blocks(found->program().name))
    co_return fail("stopped", "They said STOP", "Only they can undo it, by writing START");
  Matter matter{.contact = contact};
  auto actions =
      replies::opt_in_question(*found, contact, standing->language, evidence, wall_now());
  const auto written = co_await mind_.carry_out(matter, std::move(actions), {});
  if (!written) co_return fail(written.error());
  co_return found->program().name;
}

async::Task<> Happenings::tell_waiting(const store::WaitingEvent& waiting, Instant now) {
  const auto assistant = mind_.assistant(waiting.program);
  if (assistant) {
    replies::Event event{.name = waiting.name, .at = waiting.at};
    event.values = replies::Value::parse(waiting.values, nullptr, false);
    event.key = "event-" + std::to_string(waiting.id);
    co_await tell(*assistant, event, waiting.number, waiting.id);
    co_return;
  }
  store::Answer forgotten{.waited = waiting.id};
  const auto written =
      co_await house_.store.run([&](Store& store) { return store.answer(forgotten, now); });
  if (!written) spdlog::error("an event can't be forgotten: {}", written.error().text());
}

async::Task<Result<std::string>> Happenings::tell(const replies::Assistant& assistant,
                                                  const replies::Event& event,
                                                  const PhoneNumber& contact, std::int64_t waited) {
  const Instant now = wall_now();
  const Ask ask = [&](const replies::Context& context) {
    return replies::on_event(event, contact, context, assistant, now);
  };
  auto actions = co_await mind_.settle(contact, ask);
  if (!actions) co_return fail(actions.error());
  std::vector<store::WaitingEvent> again;
  if (actions->again_at) {
    store::WaitingEvent one{
        .program = assistant.program().name,
        .number = contact,
        .name = event.name,
        .values = event.values.dump(-1, ' ', false, replies::Value::error_handler_t::replace),
        .at = event.at,
        .due = *actions->again_at};
    again.push_back(std::move(one));
  }
  const std::string note = actions->note;
  Matter matter{.contact = contact};
  matter.waited = waited;
  const auto written = co_await mind_.carry_out(matter, std::move(*actions), std::move(again));
  if (!written) co_return fail(written.error());
  house_.bells.happened.ring();
  co_return note;
}

async::Task<Result<std::string>> Happenings::event(const replies::Event& event,
                                                   const PhoneNumber& contact) {
  const auto assistants = mind_.assistants();
  for (const replies::Assistant& assistant : *assistants) {
    const bool knows = std::ranges::any_of(
        assistant.playbook().topics,
        [&](const playbook::Topic& topic) { return topic.event == event.name; });
    if (knows) co_return co_await tell(assistant, event, contact, 0);
  }
  co_return fail("no-topic", "No playbook has a topic with event = \"" + event.name + "\"",
                 "Check the spelling, or add the topic");
}

async::Task<Result<void>> Happenings::by_hand(const replies::FromAgent& said) {
  const int tag = said.tag;
  const auto found =
      co_await house_.store.run([&](Store& store) { return store.handed_conversation(tag); });
  if (!found) co_return fail(found.error());
  const auto assistant = *found ? mind_.assistant((*found)->program) : nullptr;
  if (!assistant)
    co_return fail("no-such-tag", "No conversation #" + std::to_string(tag) + " is open",
                   "The numbers stand in the texts to your agents");
  Matter matter{.contact = (*found)->number};
  const auto conversation = replies::conversation_from_text((*found)->state);
  auto actions =
      replies::relay(said, std::nullopt, matter.contact, conversation, *assistant, wall_now());
  co_return co_await mind_.carry_out(matter, std::move(actions), {});
}

async::Task<Result<int>> Happenings::take_by_hand(const PhoneNumber& contact) {
  const auto known =
      co_await house_.store.run([&](Store& store) { return store.conversations(contact); });
  if (!known) co_return fail(known.error());
  std::shared_ptr<const replies::Assistant> chosen;
  replies::Conversation conversation;
  for (const store::KeptConversation& kept : *known) {
    auto assistant = mind_.assistant(kept.program);
    auto one = replies::conversation_from_text(kept.state);
    if (!assistant || (chosen && conversation.handed)) continue;
    if (chosen && !one.handed && one.touched <= conversation.touched) continue;
    chosen = std::move(assistant);
    conversation = std::move(one);
  }
  const auto all = mind_.assistants();
  if (!chosen && all->empty()) co_return 0;
  if (!chosen) {
    chosen = {all, &all->front()};
    conversation.program = chosen->program().name;
  }
  const auto tag = co_await house_.store.run([](Store& store) { return store.next_tag(); });
  if (!tag) co_return fail(tag.error());
  auto actions = replies::take_over(contact, conversation, *chosen, *tag, wall_now());
  const int taken = actions.conversations.front().handed->tag;
  Matter matter{.contact = contact};
  const auto written = co_await mind_.carry_out(matter, std::move(actions), {});
  if (!written) co_return fail(written.error());
  co_return taken;
}

async::Task<> Happenings::remind(const replies::Assistant& assistant,
                                 const playbook::Remind& remind, Instant now) {
  const auto request = replies::rows_wanted(assistant, remind, now);
  if (!request) co_return;
  const auto rows = co_await mind_.look_up(*request);
  if (rows.failed) co_return;
  const std::string prefix = assistant.program().name + "/" + remind.name + "/";
  const auto told = co_await house_.store.run([&](Store& store) { return store.told(prefix); });
  if (!told) co_return;
  const std::set<std::string> known(told->begin(), told->end());
  auto all = replies::upcoming(assistant, remind, rows.value, house_.config.country, now);
  std::erase_if(all, [&](const replies::Upcoming& one) {
    return one.due > now || known.contains(assistant.program().name + "/" + one.key);
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const replies::Upcoming& one = all[i];
    Matter matter{.contact = PhoneNumber::from_stored("")};
    matter.told = assistant.program().name + "/" + one.key;
    matter.remind = remind.name;
    // Of the stages of one row that are due, only the latest is worth sending.
    const bool stale = std::any_of(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end(),
                                   [&](const auto& later) { return later.row == one.row; });
    const auto contact = replies::recipient_of(remind, one.row, house_.config.country);
    Actions actions;
    if (contact && !stale) {
      matter.contact = *contact;
      const Ask ask = [&](const replies::Context& context) {
        return replies::on_reminder(one, context, assistant, now);
      };
      auto settled = co_await mind_.settle(*contact, ask);
      if (!settled) co_return;
      if (settled->again_at) continue;
      actions = std::move(*settled);
    }
    spdlog::info("reminder of {}: {}", assistant.program().name,
                 stale                  ? "stale"
                 : actions.note.empty() ? "no number"
                                        : actions.note);
    const auto written = co_await mind_.carry_out(matter, std::move(actions), {});
    if (!written) co_return;
  }
}

}  // namespace pigeon::daemon
