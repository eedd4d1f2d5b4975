#include "rehearsal/world.h"

#include <algorithm>
#include <utility>

#include "consent/words.h"
#include "replies/answer.h"

namespace pigeon::rehearsal {
namespace {

using messages::Origin;
using replies::Actions;
using replies::Conversation;
using replies::Outcome;
using replies::Upcoming;

constexpr int kMostRounds = 200;     // of look-ups for one occasion
constexpr int kMostEvents = 10'000;  // between two moves of the clock

}  // namespace

// What happens next by itself.
struct World::Next {
  Instant at;
  std::optional<Upcoming> reminder = {};
  std::optional<PhoneNumber> conversation = {};
  std::optional<std::size_t> postponed = {};
};

World::World(const replies::Assistant& assistant, FixtureData data, Instant now)
    : assistant_(assistant), data_(std::move(data)), now_(now) {
  if (assistant.program().needs_opt_in) set_consent(true);
}

PhoneNumber World::customer() const {
  const std::string& number = assistant_.playbook().fixture.customer;
  return PhoneNumber::from_stored(number.empty() ? "+447700900101" : number);
}

PhoneNumber World::desk() const {
  for (const playbook::Agent& agent : assistant_.playbook().agents) {
    if (!agent.sms.empty()) return agent.sms.front();
  }
  return customer();
}

// --- what the engine knows ---

replies::Context World::context_for(const PhoneNumber& contact) const {
  replies::Context context;
  if (const auto standing = standings_.find(contact); standing != standings_.end())
    context.standing = standing->second;
  if (const auto known = conversations_.find(contact); known != conversations_.end())
    context.conversations.push_back(known->second);
  std::set<int> tags;
  for (const auto& [number, conversation] : conversations_) {
    if (conversation.handed) tags.insert(conversation.handed->tag);
  }
  while (tags.contains(context.next_tag))
    ++context.next_tag;
  return context;
}

Actions World::settle(const PhoneNumber& contact,
                      const std::function<Outcome(const replies::Context&)>& ask) {
  replies::Context context = context_for(contact);
  for (int round = 0; round < kMostRounds; ++round) {
    Outcome outcome = ask(context);
    if (auto* actions = std::get_if<Actions>(&outcome)) return std::move(*actions);
    for (const replies::Need& need : std::get<replies::Needs>(outcome).needs) {
      if (const auto* recent = std::get_if<replies::NeedRecent>(&need)) {
        std::vector<replies::Passed> texts;
        for (const replies::Passed& passed : passed_[contact]) {
          if (passed.at >= recent->since) texts.push_back(passed);
        }
        context.recent = replies::Recent(std::move(texts));
      } else if (const auto* promised = std::get_if<replies::NeedPromised>(&need)) {
        context.promised[promised->program] = promised_;
      } else if (std::holds_alternative<replies::NeedOpinion>(need)) {
        context.opinion = replies::Opinion{};
      } else {
        const auto& request = std::get<replies::Request>(need);
        replies::Finding finding = data_.carry_out(request);
        if (request.writes && !finding.failed) written_.push_back(request);
        context.findings[request.key()] = std::move(finding);
      }
    }
  }
  return Actions{.note = "too many look-ups"};
}

// --- what it decides ---

void World::apply(const PhoneNumber& contact, Actions actions, std::string remind,
                  std::optional<messages::MessageId> answers) {
  for (const consent::Entry& entry : actions.ledger)
    enter(entry);
  for (replies::Say& say : actions.replies) {
    passed_[contact].push_back({.direction = messages::Direction::out,
                                .id = ++last_id_,
                                .at = now_,
                                .text = say.text,
                                .origin = say.origin,
                                .answers = answers});
    sent_.push_back({.to = contact, .text = std::move(say.text), .at = now_, .remind = remind});
    last_sent_.insert_or_assign(contact, sent_.back());
  }
  // As the store would give it back after a restart.
  for (const Conversation& conversation : actions.conversations)
    conversations_.insert_or_assign(
        contact, replies::conversation_from_text(replies::to_text(conversation)));
  for (const replies::ToAgent& text : actions.to_agents)
    sent_.push_back({.to = text.to, .text = text.text, .at = now_, .to_agent = true});
  for (const replies::PromisedCall& call : actions.calls)
    promised_.push_back({call.call.begins, call.call.ends});
}

void World::enter(const consent::Entry& entry) {
  standings_[entry.number] = consent::after(standings_[entry.number], entry);
}

// What the store does in the transaction that keeps a text.
void World::enter_consent_word(const PhoneNumber& from, const std::string& text) {
  const auto word = consent::classify(text);
  if (!word) return;
  const bool starts = word->kind == consent::WordClass::start && standings_[from].blocks_any();
  if (!word->stops() && !starts) return;
  enter({.at = now_,
         .number = from,
         .event = starts ? consent::Event::resumed : consent::Event::revoked,
         .method = "sms",
         .message = last_id_,
         .language = word->language});
}

// --- what happens ---

void World::hear(const PhoneNumber& from, const std::string& text) {
  const messages::MessageId id = ++last_id_;
  if (relay(from, text)) return;
  enter_consent_word(from, text);
  const replies::Inbound inbound{.id = id, .from = from, .text = text, .received = now_};
  Actions actions = settle(from, [&](const replies::Context& context) {
    return replies::answer(inbound, context, {&assistant_, 1}, now_);
  });
  passed_[from].push_back(
      {.direction = messages::Direction::in, .id = id, .at = now_, .text = text});
  apply(from, std::move(actions), {}, id);
}

// Whether it was a person of the owner's about a conversation that they have.
bool World::relay(const PhoneNumber& from, const std::string& text) {
  if (!replies::is_agent_of(assistant_, from)) return false;
  const auto said = replies::from_agent(text);
  if (!said) return false;
  for (auto& [number, conversation] : conversations_) {
    if (!conversation.handed || conversation.handed->tag != said->tag) continue;
    const PhoneNumber contact = number;
    apply(contact, replies::relay(*said, from, contact, conversation, assistant_, now_));
    return true;
  }
  sent_.push_back(
      {.to = from, .text = replies::no_such_tag(said->tag), .at = now_, .to_agent = true});
  return true;
}

void World::miss_call(const PhoneNumber& from) {
  apply(from, settle(from, [&](const replies::Context& context) {
          return replies::on_missed_call(from, context, assistant_, now_);
        }));
}

void World::happen(const std::string& event, const replies::Value& values) {
  tell_event(
      {.name = event, .values = values, .key = "event-" + std::to_string(++last_id_), .at = now_},
      customer());
}

void World::tell_event(const replies::Event& event, const PhoneNumber& contact) {
  Actions actions = settle(contact, [&](const replies::Context& context) {
    return replies::on_event(event, contact, context, assistant_, now_);
  });
  if (actions.again_at) postponed_.push_back({*actions.again_at, event, contact});
  apply(contact, std::move(actions));
}

void World::set_consent(bool given) {
  consent::Entry entry{.at = now_, .number = customer(), .event = consent::Event::revoked};
  entry.method = "fixture";
  if (given) {
    entry.event =
        standings_[customer()].blocked() ? consent::Event::resumed : consent::Event::granted;
    if (entry.event == consent::Event::granted) entry.program = assistant_.program().name;
  }
  enter(entry);
}

void World::undelivered() {
  const auto last = last_sent_.find(customer());
  if (last == last_sent_.end() || last->second.remind.empty()) return;
  const Sent sent = last->second;
  apply(sent.to, settle(sent.to, [&](const replies::Context& context) {
          return replies::on_undelivered(sent.remind, sent.text, sent.to, context, assistant_,
                                         now_);
        }));
}

std::vector<Sent> World::take_sent() {
  return std::exchange(sent_, {});
}

// --- the clock ---

std::vector<Upcoming> World::reminders() const {
  std::vector<Upcoming> all;
  for (const playbook::Remind& remind : assistant_.playbook().reminds) {
    const auto request = replies::rows_wanted(assistant_, remind, now_);
    if (!request) continue;
    const auto rows = data_.carry_out(*request);
    for (Upcoming& one : replies::upcoming(assistant_, remind, rows.value, "", now_)) {
      if (!told_.contains(one.key)) all.push_back(std::move(one));
    }
  }
  std::ranges::stable_sort(all, {}, &Upcoming::due);
  return all;
}

std::optional<World::Next> World::next() const {
  std::optional<Next> first;
  const auto consider = [&](Next next) {
    if (!first || next.at < first->at) first = std::move(next);
  };
  for (const Upcoming& upcoming : reminders())
    consider({.at = upcoming.due, .reminder = upcoming});
  for (const auto& [number, conversation] : conversations_) {
    if (const auto due = conversation.due()) consider({.at = *due, .conversation = number});
  }
  for (std::size_t i = 0; i < postponed_.size(); ++i)
    consider({.at = postponed_[i].at, .postponed = i});
  return first;
}

void World::move_to(Instant to) {
  for (int count = 0; count < kMostEvents; ++count) {
    const auto due = next();
    if (!due || due->at > to) break;
    now_ = std::max(now_, due->at);
    if (due->reminder) {
      remind(*due->reminder);
    } else if (due->conversation) {
      const PhoneNumber contact = *due->conversation;
      const Conversation conversation = conversations_.at(contact);
      apply(contact, settle(contact, [&](const replies::Context& context) {
              return replies::on_time(conversation, contact, context, assistant_, now_);
            }));
    } else {
      const Postponed postponed = postponed_.at(*due->postponed);
      postponed_.erase(postponed_.begin() + static_cast<std::ptrdiff_t>(*due->postponed));
      tell_event(postponed.event, postponed.contact);
    }
  }
  now_ = std::max(now_, to);
}

// Of the stages of one row that are due, only the latest is worth sending.
void World::mark_stale(const Upcoming& latest) {
  for (const Upcoming& other : reminders()) {
    const bool same_row = other.remind == latest.remind && other.row == latest.row;
    if (same_row && other.asked < latest.asked) told_.insert(other.key);
  }
}

void World::remind(const Upcoming& upcoming) {
  Upcoming latest = upcoming;
  for (const Upcoming& other : reminders()) {
    const bool same_row = other.remind == upcoming.remind && other.row == upcoming.row;
    if (same_row && other.due <= now_) latest = other;
  }
  mark_stale(latest);
  told_.insert(latest.key);
  const playbook::Remind* remind = assistant_.playbook().remind(latest.remind);
  const auto contact = replies::recipient_of(*remind, latest.row, "");
  if (!contact) return;
  Actions actions = settle(*contact, [&](const replies::Context& context) {
    return replies::on_reminder(latest, context, assistant_, now_);
  });
  apply(*contact, std::move(actions), latest.remind);
}

}  // namespace pigeon::rehearsal
