#include "daemon/mind.h"

#include <algorithm>
#include <utility>

#include "daemon/clock.h"
#include "daemon/logging.h"

namespace pigeon::daemon {
namespace {

using replies::Actions;
using replies::Conversation;
using store::Store;

constexpr int kRemembered = 2000;    // texts of each direction that are looked through at the start
constexpr int kReplyPriority = 100;  // somebody waits for it: before batches and reminders
constexpr int kMostLookUps = 100;    // of look-ups for one occasion

store::KeptConversation kept(const PhoneNumber& contact, const Conversation& conversation) {
  return {.number = contact,
          .program = conversation.program,
          .state = conversation.idle() ? std::string() : replies::to_text(conversation),
          .due = conversation.due(),
          .tag = conversation.handed ? conversation.handed->tag : 0};
}

}  // namespace

Mind::Mind(House house, Assistants assistants, const std::string& folder)
    : house_(house), assistants_(std::move(assistants)), data_(data::Sources(folder)) {}

std::shared_ptr<const replies::Assistant> Mind::assistant(const std::string& program) const {
  const auto found = std::ranges::find_if(*assistants_, [&](const replies::Assistant& assistant) {
    return assistant.program().name == program;
  });
  if (found == assistants_->end()) return nullptr;
  return {assistants_, &*found};
}

async::Task<> Mind::remember_the_last_day() {
  for (const auto direction : {messages::Direction::in, messages::Direction::out}) {
    const store::Listing listing{.direction = direction, .limit = kRemembered};
    const auto texts = co_await house_.store.run([&](Store& store) { return store.list(listing); });
    if (!texts) continue;
    for (const messages::Message& text : *texts)
      recollection_.add(text);
  }
  forget();
}

void Mind::forget() {
  recollection_.forget_before(wall_now() - replies::kReach);
}

bool Mind::is_our_own(const PhoneNumber& number) const {
  return std::ranges::any_of(house_.config.modems, [&](const ModemConfig& modem) {
    return modem.number && *modem.number == number;
  });
}

async::Task<Result<replies::Context>> Mind::context_of(const PhoneNumber& contact) {
  replies::Context context;
  const auto standing =
      co_await house_.store.look([&](Store& store) { return store.standing(contact); });
  if (!standing) co_return fail(standing.error());
  context.standing = *standing;
  context.own_number = is_our_own(contact);
  const auto known =
      co_await house_.store.look([&](Store& store) { return store.conversations(contact); });
  if (!known) co_return fail(known.error());
  for (const store::KeptConversation& one : *known)
    context.conversations.push_back(replies::conversation_from_text(one.state));
  const auto tag = co_await house_.store.look([](Store& store) { return store.next_tag(); });
  if (!tag) co_return fail(tag.error());
  context.next_tag = *tag;
  co_return context;
}

async::Task<replies::Finding> Mind::look_up(const replies::Request& request) {
  replies::Finding finding =
      co_await data_.run([&](data::Sources& sources) { return sources.carry_out(request); });
  if (finding.failed) spdlog::warn("{}: {}", request.name, finding.why);
  co_return finding;
}

async::Task<Result<void>> Mind::meet(const replies::Need& need, const PhoneNumber& contact,
                                     replies::Context& context) {
  if (const auto* recent = std::get_if<replies::NeedRecent>(&need)) {
    context.recent = recollection_.with(contact, recent->since);
  } else if (const auto* promised = std::get_if<replies::NeedPromised>(&need)) {
    const Instant now = wall_now();
    const auto calls = co_await house_.store.look([&](Store& store) { return store.calls(now); });
    if (!calls) co_return fail(calls.error());
    auto& windows = context.promised[promised->program];
    const auto who = assistant(promised->program);
    for (const store::Call& call : *calls) {
      if (who && call.program == promised->program)
        windows.push_back({who->zone().to_local(call.begins), who->zone().to_local(call.ends)});
    }
  } else if (std::holds_alternative<replies::NeedOpinion>(need)) {
    context.opinion = replies::Opinion{};
  } else {
    const auto& request = std::get<replies::Request>(need);
    replies::Finding finding = co_await look_up(request);
    context.findings[request.key()] = std::move(finding);
  }
  co_return Result<void>();
}

async::Task<Result<Actions>> Mind::settle(const PhoneNumber& contact, const Ask& ask,
                                          Deliberation* deliberation) {
  auto context = co_await context_of(contact);
  if (!context) co_return fail(context.error());
  if (deliberation) context->opinion = deliberation->opinion;
  for (int round = 0; round < kMostLookUps; ++round) {
    replies::Outcome outcome = ask(*context);
    if (auto* actions = std::get_if<Actions>(&outcome)) co_return std::move(*actions);
    for (const replies::Need& need : std::get<replies::Needs>(outcome).needs) {
      if (const auto* opinion = std::get_if<replies::NeedOpinion>(&need); opinion && deliberation) {
        deliberation->wanted = *opinion;
        Actions undecided;
        co_return undecided;
      }
      const auto met = co_await meet(need, contact, *context);
      if (!met) co_return fail(met.error());
    }
  }
  Actions none;
  none.note = "silent: too many look-ups";
  co_return none;
}

async::Task<Result<void>> Mind::carry_out(const Matter& matter, Actions actions,
                                          std::vector<store::WaitingEvent> events) {
  const Instant now = wall_now();
  store::Answer answer{.message = matter.message};
  answer.ledger = std::move(actions.ledger);
  answer.events = std::move(events);
  answer.waited = matter.waited;
  answer.remind = matter.remind;
  answer.unreached = matter.unreached;
  answer.unclear = std::move(actions.unclear);
  if (!matter.told.empty()) answer.told.push_back(matter.told);
  for (const replies::Say& say : actions.replies) {
    messages::Draft draft{.to = matter.contact, .text = say.text, .origin = say.origin};
    draft.priority = kReplyPriority;
    draft.program = say.program;
    draft.expires = say.expires;
    draft.report = say.origin == messages::Origin::program;
    // The answer leaves from the number that was texted.
    if (house_.station(matter.modem) != nullptr) draft.modem = matter.modem;
    answer.replies.push_back(std::move(draft));
  }
  for (const replies::ToAgent& text : actions.to_agents) {
    messages::Draft draft{.to = text.to, .text = text.text, .origin = messages::Origin::hand};
    draft.priority = kReplyPriority;
    answer.replies.push_back(std::move(draft));
  }
  for (const Conversation& conversation : actions.conversations)
    answer.conversations.push_back(kept(matter.contact, conversation));
  for (const replies::PromisedCall& call : actions.calls) {
    const auto who = assistant(call.program);
    if (!who) continue;
    answer.calls.push_back({.program = call.program,
                            .number = matter.contact,
                            .begins = who->zone().to_utc(call.call.begins),
                            .ends = who->zone().to_utc(call.call.ends),
                            .about = call.call.about});
  }
  // Who is free to send it claims it in the same breath, and on disk it is all one.
  const auto done = [&](const Result<void>& decided) {
    if (!decided) return;
    if (Station* station = house_.station(matter.modem))
      station->sender().answer_decided(matter.message);
    house_.wake_senders();
  };
  const auto written =
      co_await house_.store.run([&](Store& store) { return store.answer(answer, now); }, done);
  if (!written) co_return fail(written.error());
  for (const messages::Draft& draft : answer.replies) {
    replies::Passed passed{.at = now, .text = draft.text};
    passed.direction = messages::Direction::out;
    passed.origin = draft.origin;
    if (matter.message != 0 && draft.origin != messages::Origin::hand)
      passed.answers = matter.message;
    recollection_.add(draft.to, std::move(passed));
  }
  house_.bells.changes.ring();
  co_return Result<void>();
}

}  // namespace pigeon::daemon
