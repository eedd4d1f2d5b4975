#include "replies/happen.h"

#include <algorithm>

#include "consent/gate.h"
#include "replies/own_words.h"
#include "replies/person.h"
#include "replies/quiet.h"
#include "replies/turn.h"

namespace pigeon::replies {
namespace {

using messages::Origin;
using playbook::Topic;

constexpr std::size_t kMostOnce = 200;  // events that are remembered as told

Conversation with(const Context& context, const Assistant& assistant) {
  const auto found =
      std::ranges::find(context.conversations, assistant.program().name, &Conversation::program);
  return found == context.conversations.end() ? Conversation{.program = assistant.program().name,
                                                             .language = context.standing.language}
                                              : *found;
}

Occasion occasion_of(const PhoneNumber& contact, const Context& context, std::string key,
                     Instant now) {
  return {.contact = contact,
          .name = context.name,
          .language = context.language,
          .key = std::move(key),
          .now = now};
}

// {event.booking} of `once`, with the topic's name before it.
std::string once_key(const Topic& topic, const Event& event) {
  std::string key = topic.name + ":";
  for (const playbook::Piece& piece : topic.once.pieces) {
    key += piece.kind == playbook::Piece::Kind::literal
               ? piece.text
               : shown(field_of(event.values, piece.place.field));
  }
  return key;
}

std::optional<Outcome> refused(const Context& context, const Assistant& assistant, Instant now) {
  const auto& program = assistant.program();
  const consent::Verdict verdict = consent::may_send(
      context.standing,
      {.proactive = true, .needs_consent = program.needs_opt_in, .program = program.name}, now);
  if (const auto* never = std::get_if<consent::Never>(&verdict))
    return Actions::silence(never->why);
  if (const auto* wait = std::get_if<consent::Wait>(&verdict))
    return Actions{.again_at = wait->until, .note = "waits"};
  return std::nullopt;
}

// Against `max` of the program; asks for what passed when it has to.
std::optional<Outcome> too_many(const Context& context, const Assistant& assistant, Instant now) {
  const auto limit = playbook::quota(assistant.program().max);
  if (!limit) return std::nullopt;
  if (!context.recent) return Needs{{NeedRecent{now - limit->per}}};
  if (context.recent->proactive_spent(now, *limit))
    return Actions::silence("enough was sent lately");
  return std::nullopt;
}

Outcome tell_event(const Topic& topic, const Event& event, const PhoneNumber& contact,
                   const Context& context, const Assistant& assistant, Instant now) {
  const std::optional<Instant> stale =
      topic.within ? std::optional(event.at + *topic.within) : std::nullopt;
  if (stale && now > *stale) return Actions::silence("the event is no news any more");
  Conversation conversation = with(context, assistant);
  const std::string once = topic.once.empty() ? std::string() : once_key(topic, event);
  if (!once.empty() && std::ranges::find(conversation.once, once) != conversation.once.end())
    return Actions::silence("told before");
  if (is_held(conversation)) return Actions::silence("a person has the conversation");
  if (Quiet quiet(assistant.quiet(), assistant.zone(), now); quiet.contains(contact, now)) {
    const Instant end = quiet.end_after(contact, now);
    if (stale && end > *stale) return Actions::silence("stale at the end of the quiet hours");
    return Actions{.again_at = end, .note = "waits for the end of the quiet hours"};
  }
  if (auto enough = too_many(context, assistant, now)) return *std::move(enough);
  conversation.end_topic();
  conversation.topic = topic.name;
  conversation.event = event.values;
  Turn turn(assistant, context, occasion_of(contact, context, event.key, now),
            std::move(conversation), "event " + event.name);
  if (auto needs = turn.tell()) return *std::move(needs);
  if (turn.untold()) {
    turn.conversation().end_topic();
    return turn.actions("event " + event.name + " can't be told", Origin::program);
  }
  if (!once.empty() && turn.said_something()) {
    auto& told = turn.conversation().once;
    if (told.size() >= kMostOnce) told.erase(told.begin());
    told.push_back(once);
  }
  return turn.actions("event " + event.name, Origin::program, stale);
}

}  // namespace

Outcome on_event(const Event& event, const PhoneNumber& contact, const Context& context,
                 const Assistant& assistant, Instant now) {
  for (const Topic& topic : assistant.playbook().topics) {
    if (topic.event != event.name) continue;
    if (auto no = refused(context, assistant, now)) return *std::move(no);
    return tell_event(topic, event, contact, context, assistant, now);
  }
  return Actions::silence("no topic for this event");
}

Outcome on_missed_call(const PhoneNumber& contact, const Context& context,
                       const Assistant& assistant, Instant now) {
  const auto& topics = assistant.playbook().topics;
  const auto topic = std::ranges::find_if(topics, &Topic::missed_call);
  if (topic == topics.end()) return Actions::silence("no topic for missed calls");
  if (contact.kind() != PhoneNumber::Kind::international)
    return Actions::silence("it can't be texted");
  if (context.own_number) return Actions::silence("it comes from one of our own SIMs");
  if (context.standing.blocked()) return Actions::silence("they said STOP");
  Conversation conversation = with(context, assistant);
  if (is_held(conversation)) return Actions::silence("a person has the conversation");
  if (!context.recent) return Needs{{NeedRecent{now - kReach}}};
  if (context.recent->budget_spent(now, assistant.playbook().limits))
    return Actions::silence("the budget of answers is spent");
  conversation.end_topic();
  conversation.topic = topic->name;
  Turn turn(assistant, context,
            occasion_of(contact, context, "call-" + std::to_string(to_epoch_ms(now)), now),
            std::move(conversation), "missed call");
  if (auto needs = turn.tell()) return *std::move(needs);
  return turn.actions("missed call");
}

Outcome on_time(const Conversation& conversation, const PhoneNumber& contact,
                const Context& context, const Assistant& assistant, Instant now) {
  Conversation after = conversation;
  const Occasion occasion =
      occasion_of(contact, context, "time-" + std::to_string(to_epoch_ms(now)), now);
  const auto is_due = [&](const std::optional<Instant>& at) { return at && *at <= now; };
  if (after.question && is_due(after.question->expires)) {
    after.lapsed = std::move(after.question);
    after.end_topic();
  }
  if (!after.handed || context.standing.blocked()) {
    if (after.handed) after.handed->wait_until.reset();
    return Actions{.conversations = {std::move(after)}, .note = "a question lapses"};
  }
  Handed& handed = *after.handed;
  if (is_due(handed.parked_until)) {
    handed.parked_until.reset();
    Actions actions{.note = "parked until now"};
    actions.to_agents = to_people(assistant, after, tagged(handed.tag, occasion, "still open", {}));
    actions.conversations.push_back(std::move(after));
    return actions;
  }
  if (!is_due(handed.wait_until))
    return Actions{.conversations = {std::move(after)}, .note = "nothing is due"};
  handed.wait_until.reset();
  const playbook::Agent* agent = assistant.playbook().agent(handed.agent);
  if (!agent || agent->otherwise.empty())
    return Actions{.conversations = {std::move(after)}, .note = "nobody took it"};
  handed.overdue = true;
  after.topic = agent->otherwise.name;
  Turn turn(assistant, context, occasion, std::move(after), "nobody took it");
  if (auto needs = turn.tell()) return *std::move(needs);
  if (turn.untold()) turn.conversation().end_topic();
  return turn.actions("nobody took it in time");
}

Actions opt_in_question(const Assistant& assistant, const PhoneNumber& contact,
                        const std::string& language, const std::string& evidence, Instant now) {
  const auto& program = assistant.program();
  const std::string spoken = language.empty() ? program.language() : language;
  const auto& owners = assistant.playbook().texts.opt_in;
  Actions actions{.note = "asks for consent to " + program.name};
  actions.replies.push_back({.text = owners.empty()
                                         ? own_words(OwnWords::opt_in, spoken, program.name)
                                         : owners.in(spoken),
                             .origin = Origin::confirmation,
                             .program = program.name});
  actions.ledger.push_back({.at = now,
                            .number = contact,
                            .event = consent::Event::asked,
                            .program = program.name,
                            .method = evidence.empty() ? "sms" : "agent",
                            .evidence = evidence,
                            .reason = evidence.empty() ? "they wrote first" : "they signed up"});
  return actions;
}

Outcome on_undelivered(const std::string& remind, const std::string& text,
                       const PhoneNumber& contact, const Context& context,
                       const Assistant& assistant, Instant now) {
  const playbook::Remind* found = assistant.playbook().remind(remind);
  if (!found || !found->undelivered || found->undelivered->hand.empty())
    return Actions::silence("nobody wants to know what was not delivered");
  const playbook::Agent* agent = assistant.playbook().agent(found->undelivered->hand.name);
  if (!agent) return Actions::silence("no such agent");
  Conversation conversation = with(context, assistant);
  hand_to(conversation, *agent, context.next_tag, now);
  conversation.handed->wait_until.reset();
  const Occasion occasion = occasion_of(contact, context, "", now);
  Actions actions{.note = "not delivered: handed to " + agent->name};
  actions.to_agents =
      to_people(assistant, conversation,
                tagged(conversation.handed->tag, occasion, "not reached: " + text, {}));
  conversation.touched = now;
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

}  // namespace pigeon::replies
