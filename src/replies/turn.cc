#include "replies/turn.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "consent/words.h"
#include "replies/person.h"
#include "replies/wording.h"

namespace pigeon::replies {
namespace {

using playbook::LocalText;
using playbook::Topic;

}  // namespace

Turn::Turn(const Assistant& assistant, const Context& context, Occasion occasion,
           Conversation conversation, std::string about)
    : assistant_(assistant),
      context_(context),
      occasion_(std::move(occasion)),
      conversation_(std::move(conversation)),
      about_(std::move(about)) {
  conversation_.program = assistant.program().name;
}

std::optional<std::vector<Promise>> Turn::promised() const {
  const auto found = context_.promised.find(assistant_.program().name);
  if (found == context_.promised.end()) return std::nullopt;
  return found->second;
}

std::optional<Needs> Turn::needs_of(const Missing& missing) const {
  if (const auto* request = std::get_if<Request>(&missing)) return Needs{{*request}};
  return Needs{{NeedPromised{assistant_.program().name}}};
}

std::string Turn::language() const {
  const auto promised_windows = promised();
  return Pull(assistant_, conversation_, occasion_, context_.findings, promised_windows).language();
}

// --- telling ---

std::optional<Needs> Turn::tell() {
  const auto told =
      replies::tell(assistant_, conversation_, occasion_, context_.findings, promised());
  if (!told) return needs_of(told.error());
  texts_.insert(texts_.end(), told->texts.begin(), told->texts.end());
  for (const CallBack& call : told->call_backs) {
    calls_.push_back({assistant_.program().name, call});
    // Whoever was waited for in vain is not needed any more.
    if (conversation_.handed && conversation_.handed->overdue) conversation_.handed.reset();
  }
  if (told->untold) {
    untold_ = true;
    why_ = told->why;
    return std::nullopt;
  }
  if (!told->hand) return std::nullopt;
  const playbook::Agent* agent = agent_named(told->hand->agent);
  return agent ? hand_over(*agent, told->texts.empty(), told->promise_only) : std::nullopt;
}

std::optional<Needs> Turn::ask_again() {
  Question& question = *conversation_.question;
  const playbook::Slot* slot = assistant_.playbook().slot(question.slot);
  const auto promised_windows = promised();
  Pull pull(assistant_, conversation_, occasion_, context_.findings, promised_windows);
  const playbook::Wording& wording = slot->retry.empty() ? slot->ask : slot->retry;
  const auto text = pull.ask({slot, question.options}, wording, question.labels);
  if (text) {
    question.options.resize(question.labels.size());
    texts_.push_back(*text);
    return std::nullopt;
  }
  if (const auto* request = std::get_if<Request>(&text.error())) return needs_of(*request);
  if (std::holds_alternative<WantPromised>(text.error())) return needs_of(WantPromised{});
  untold_ = true;
  return std::nullopt;
}

// --- not understood ---

std::optional<Needs> Turn::miss(const std::optional<intents::Verdict>& verdict) {
  ++conversation_.misses;
  if (conversation_.question && !conversation_.question->slot.empty()) {
    const playbook::Slot* slot = assistant_.playbook().slot(conversation_.question->slot);
    if (slot && ++conversation_.question->tries < slot->tries) {
      auto needs = ask_again();
      if (needs || !untold_) return needs;
    }
    return call_person("", true);
  }
  if (conversation_.misses > 1) return call_person("", true);
  if (verdict && verdict->band == intents::Band::ask && !verdict->offered().empty()) {
    offer(verdict->offered());
  } else {
    fall_back();
  }
  return std::nullopt;
}

// "Did you mean 1) … 2) …?"
void Turn::offer(std::span<const intents::Candidate> candidates) {
  Question question{.about = about_, .asked = occasion_.now};
  std::string options;
  for (const intents::Candidate& candidate : candidates) {
    const Topic* topic = assistant_.playbook().topic(candidate.intent);
    if (!topic) continue;
    const std::string label = label_of(*topic);
    question.options.emplace_back(topic->name);
    question.labels.push_back(label);
    options +=
        (options.empty() ? "" : " ") + std::to_string(question.options.size()) + ") " + label;
  }
  if (question.options.empty()) return fall_back();
  question.expires = occasion_.now + kQuestionStays;
  texts_.push_back(own_words(OwnWords::meant, language(), "", {{"options", options}}));
  conversation_.question = std::move(question);
  conversation_.menu.reset();
}

// How a customer would call it: the first example in their language.
std::string Turn::label_of(const Topic& topic) const {
  const std::string spoken = language();
  for (const playbook::Saying& like : topic.like) {
    if (like.language == spoken || like.language.empty()) return like.text;
  }
  if (!topic.words.empty()) return topic.words.front().text;
  std::string name = topic.name;
  std::ranges::replace(name, '_', ' ');
  return name;
}

void Turn::fall_back() {
  const playbook::Playbook& playbook = assistant_.playbook();
  const LocalText& owners = playbook.texts.fallback;
  if (owners.empty() && playbook.agents.empty()) {
    why_ = "no topic knows it; left for people";
    return;
  }
  // The word that reaches a person, where one does.
  std::string word;
  for (const Topic& topic : playbook.topics) {
    if (topic.outcome.hand.empty() || !topic.cases.empty() || topic.words.empty()) continue;
    word = in_capitals(topic.words.front().text);
    break;
  }
  say_of_itself(word.empty() ? OwnWords::fallback_only : OwnWords::fallback, owners,
                {{"word", word}});
  why_ = "fallback";
}

// --- people ---

const playbook::Agent* Turn::agent_named(const std::string& name) const {
  const auto& agents = assistant_.playbook().agents;
  if (name.empty()) return agents.empty() ? nullptr : &agents.front();
  return assistant_.playbook().agent(name);
}

std::optional<Needs> Turn::call_person(const std::string& agent, bool with_words) {
  untold_ = false;
  if (const playbook::Agent* found = agent_named(agent))
    return hand_over(*found, with_words, false);
  conversation_.end_topic();
  if (with_words) fall_back();
  return std::nullopt;
}

std::optional<Needs> Turn::hand_over(const playbook::Agent& agent, bool with_words,
                                     bool promise_only) {
  if (!is_there(assistant_, agent, occasion_.now) && conversation_.topic != agent.otherwise.name) {
    // Nobody comes now, so nothing promises it.
    if (promise_only && !texts_.empty()) texts_.pop_back();
    conversation_.end_topic();
    conversation_.misses = 0;
    conversation_.topic = agent.otherwise.name;
    why_ = "nobody is there: " + agent.otherwise.name;
    return tell();
  }
  std::string known = what_is_known(assistant_, conversation_);
  if (conversation_.question && !conversation_.question->slot.empty())
    known += (known.empty() ? "asked " : "; asked ") + conversation_.question->slot;
  hand_to(conversation_, agent, context_.next_tag, occasion_.now);
  if (with_words) say_of_itself(OwnWords::handed, assistant_.playbook().texts.handed);
  const auto texts = to_people(assistant_, conversation_,
                               tagged(conversation_.handed->tag, occasion_, about_, known));
  to_agents_.insert(to_agents_.end(), texts.begin(), texts.end());
  why_ = "handed to " + agent.name;
  return std::nullopt;
}

// --- words ---

void Turn::say_of_itself(OwnWords which, const LocalText& owners, const Blanks& blanks) {
  const std::string spoken = language();
  if (!owners.empty()) {
    texts_.push_back(owners.in(spoken));
  } else {
    texts_.push_back(own_words(which, spoken, assistant_.program().name, blanks));
  }
}

Actions Turn::actions(std::string note, messages::Origin origin, std::optional<Instant> expires) {
  Actions actions{.note = std::move(note)};
  for (std::string& text : texts_) {
    actions.replies.push_back(Say{.text = std::move(text),
                                  .origin = origin,
                                  .program = assistant_.program().name,
                                  .expires = expires});
  }
  if (!why_.empty()) actions.note += ": " + why_;
  conversation_.touched = occasion_.now;
  actions.conversations.push_back(std::move(conversation_));
  actions.to_agents = std::move(to_agents_);
  actions.calls = std::move(calls_);
  return actions;
}

}  // namespace pigeon::replies
