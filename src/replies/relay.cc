// What a person writes who has taken a conversation over.
#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "consent/words.h"
#include "playbook/spans.h"
#include "replies/happen.h"
#include "replies/person.h"

namespace pigeon::replies {
std::optional<FromAgent> from_agent(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('#')) return std::nullopt;
  text.remove_prefix(1);
  FromAgent said;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), said.tag);
  if (error != std::errc{} || said.tag <= 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty() && text.front() != ' ' && text.front() != ':' && text.front() != '\n')
    return std::nullopt;
  if (text.starts_with(':')) text.remove_prefix(1);
  text = trimmed(text);
  const std::string words = consent::normalise(text);
  if (words == "done") {
    said.wish = FromAgent::Wish::done;
  } else if (words == "me") {
    said.wish = FromAgent::Wish::take;
  } else if (const auto span = playbook::duration(words)) {
    said.wish = FromAgent::Wish::park;
    said.span = *span;
  } else {
    said.text = text;
  }
  return said;
}

bool is_agent_of(const Assistant& assistant, const PhoneNumber& number) {
  return std::ranges::any_of(assistant.playbook().agents, [&](const playbook::Agent& agent) {
    return std::ranges::find(agent.sms, number) != agent.sms.end();
  });
}

std::string no_such_tag(int tag) {
  return "#" + std::to_string(tag) + ": no open conversation has this number";
}

Actions relay(const FromAgent& said, const std::optional<PhoneNumber>& agent,
              const PhoneNumber& contact, Conversation conversation, const Assistant& assistant,
              Instant now) {
  Actions actions;
  const std::string tag = "#" + std::to_string(said.tag);
  const std::string& program = assistant.program().name;
  if (said.wish == FromAgent::Wish::say && said.text.empty()) {
    if (agent)
      actions.to_agents.push_back(
          {*agent, tag + ": write your answer after it, or done, me, 3h", program});
    actions.note = "an empty text of a person";
    return actions;
  }
  if (said.wish == FromAgent::Wish::done) {
    if (conversation.handed->suspicion) {
      actions.ledger.push_back({.at = now,
                                .number = contact,
                                .event = consent::Event::clarified,
                                .method = "agent",
                                .evidence = agent ? agent->text() : "by hand",
                                .reason = "handed back"});
    }
    conversation.handed.reset();
    actions.note = "handed back";
  } else {
    Handed& handed = *conversation.handed;
    const bool others = !handed.taken_by && !handed.by_hand;
    const auto everybody = to_people(assistant, conversation, tag + " is taken");
    handed.taken_by = agent;
    handed.by_hand = !agent;
    handed.wait_until.reset();
    if (handed.overdue) conversation.end_topic();
    handed.overdue = false;
    handed.parked_until.reset();
    if (said.wish == FromAgent::Wish::park) handed.parked_until = now + said.span;
    for (const ToAgent& text : everybody) {
      if (others && text.to != agent) actions.to_agents.push_back(text);
    }
    actions.note = "taken by a person";
  }
  if (said.wish == FromAgent::Wish::say) {
    actions.replies.push_back(
        {.text = said.text, .origin = messages::Origin::reply, .program = program});
    actions.note = "a person answers";
  }
  conversation.touched = now;
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

Actions take_over(const PhoneNumber& contact, Conversation conversation, const Assistant& assistant,
                  int next_tag, Instant now) {
  if (conversation.handed) {
    const FromAgent takes{.tag = conversation.handed->tag, .wish = FromAgent::Wish::take};
    return relay(takes, std::nullopt, contact, std::move(conversation), assistant, now);
  }
  const auto& agents = assistant.playbook().agents;
  hand_to(conversation, agents.empty() ? playbook::Agent{} : agents.front(), next_tag, now);
  conversation.handed->wait_until.reset();
  conversation.handed->by_hand = true;
  conversation.touched = now;
  Actions actions{.note = "taken by a person"};
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

}  // namespace pigeon::replies
