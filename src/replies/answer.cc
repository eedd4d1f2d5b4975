#include "replies/answer.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "replies/matter.h"
#include "replies/person.h"

namespace pigeon::replies {
namespace {

using consent::WordClass;
using playbook::LocalText;

// A conversation that rested so long begins anew: an order number of last week is not meant today.
constexpr std::chrono::hours kFactsStay{24};

// Those whom nobody may answer, whatever they write; nothing: anybody else.
std::optional<std::string> unanswerable(const Inbound& inbound, const Context& context) {
  if (context.own_number) return "it comes from one of our own SIMs";
  if (inbound.flash) return "a class 0 text";
  if (inbound.from.kind() == PhoneNumber::Kind::alphanumeric) return "its sender is a name";
  if (inbound.from.kind() == PhoneNumber::Kind::short_code) return "its sender is a short code";
  return std::nullopt;
}

}  // namespace

Outcome Matter::decide() const {
  if (word_ && word_->stops()) return confirm_stop();
  if (const auto one = of_one_program()) return *one;
  if (const auto taken_back = way_back()) return *taken_back;
  if (word_ && word_->kind == WordClass::help) return help();
  if (word_ && word_->kind == WordClass::start) return start();
  if (word_ && word_->kind == WordClass::yes && asked()) return confirm_opt_in();
  if (standing_.blocked() && !standing_.keeps_any()) return Actions::silence("they said STOP");
  return converse();
}

Outcome Matter::converse() const {
  for (const Assistant* assistant : who_may_answer()) {
    const Conversation conversation = with(*assistant);
    if (is_held(conversation)) return pass_on(*assistant, conversation);
  }
  if (!context_.recent) return look_up_recent();
  if (says_it_is_a_machine(inbound_.text) || context_.recent->is_machine(now_))
    return Actions::silence("a machine writes");
  // An owner's own words are stronger than a suspicion, and a suspicion than the rest.
  const bool suspicious = word_ && word_->kind == WordClass::stop_suspected;
  if (suspicious) {
    if (auto meant = hear_own_words()) return *std::move(meant);
    return make_sure();
  }
  for (const Assistant* assistant : who_may_answer()) {
    const auto heard = hear_what_is_open(*assistant, with(*assistant), inbound_.text, now_);
    if (heard) return react(*heard, *assistant);
  }
  if (auto meant = hear_own_words()) return *std::move(meant);
  return guess();
}

std::optional<Outcome> Matter::hear_own_words() const {
  using Hear = std::optional<Heard> (*)(const Assistant&, const std::string&);
  for (const Hear hear : {Hear{&hear_word}, Hear{&hear_pattern}, Hear{&hear_example}}) {
    for (const Assistant* assistant : who_may_answer()) {
      if (const auto heard = hear(*assistant, inbound_.text)) return react(*heard, *assistant);
    }
  }
  return std::nullopt;
}

Outcome Matter::guess() const {
  const Assistant* surest = nullptr;
  std::optional<intents::Verdict> best;
  for (const Assistant* assistant : who_may_answer()) {
    auto verdict = assistant->verdict(inbound_.text);
    if (!verdict || verdict->band == intents::Band::hand_over) continue;
    const bool surer =
        !best || (verdict->band == best->band ? verdict->best().score > best->best().score
                                              : verdict->band == intents::Band::act);
    if (!surer) continue;
    best = std::move(verdict);
    surest = assistant;
  }
  if (best && best->band == intents::Band::act) {
    const playbook::Topic* topic = surest->playbook().topic(best->best().intent);
    if (topic)
      return react({.topic = topic->name,
                    .language = surest->language_like(*topic, inbound_.text),
                    .how = "examples"},
                   *surest);
  }
  if (auto advised = second_opinion(surest)) return *std::move(advised);
  Outcome outcome = not_understood(surest, best);
  if (auto* actions = std::get_if<Actions>(&outcome)) {
    const auto& conversations = actions->conversations;
    actions->unclear = conversations.empty() ? std::string() : conversations.front().program;
  }
  return outcome;
}

std::optional<Outcome> Matter::second_opinion(const Assistant* surest) const {
  const Assistant* asking = surest;
  for (const Assistant* assistant : latest_first()) {
    if (!has_open_choice(with(*assistant))) continue;
    asking = assistant;
    break;
  }
  if (!asking || !asking->has_second_opinion()) return std::nullopt;
  const Conversation conversation = with(*asking);
  const auto possible = possible_hearings(*asking, conversation);
  if (!context_.opinion) {
    NeedOpinion need{.text = inbound_.text, .choices = {}};
    for (const PossibleHearing& one : possible)
      need.choices.push_back(one.choice);
    return Needs{.needs = {std::move(need)}};
  }
  const auto choice = context_.opinion->choice;
  if (!choice || *choice >= possible.size()) return std::nullopt;
  return react(possible[*choice].heard, *asking);
}

Outcome Matter::not_understood(const Assistant* surest,
                               const std::optional<intents::Verdict>& verdict) const {
  const Assistant* chosen = nullptr;
  for (const Assistant* assistant : who_may_answer()) {
    const Conversation conversation = with(*assistant);
    if (conversation.question || conversation.menu || conversation.misses > 0) chosen = assistant;
    if (chosen) break;
  }
  if (!chosen) chosen = surest;
  for (const Assistant& assistant : assistants_) {
    if (is_silenced(assistant)) continue;
    const auto& playbook = assistant.playbook();
    if (!chosen && (!playbook.texts.fallback.empty() || !playbook.agents.empty()))
      chosen = &assistant;
  }
  if (!chosen) return Actions::silence("no topic knows it; left for people");
  if (const auto held_back = guard(chosen, false)) return *held_back;
  if (chosen->playbook().agents.empty() && said_enough(*chosen))
    return Actions::silence("not understood again; left for people");
  return act_on_nothing(chosen == surest ? verdict : std::nullopt, *chosen, context_, occasion(),
                        with(*chosen), inbound_.text);
}

bool Matter::said_enough(const Assistant& assistant) const {
  std::vector<std::string> versions;
  for (const LocalText::Version& version : assistant.playbook().texts.fallback.versions())
    versions.push_back(version.text);
  return context_.recent->repeats_the_last(inbound_.text, inbound_.id) ||
         context_.recent->times_said(versions, now_ - std::chrono::hours(24)) >= kMostFallbacks;
}

Outcome Matter::react(const Heard& heard, const Assistant& assistant) const {
  const bool answers = heard.kind == Heard::Kind::answer || heard.kind == Heard::Kind::chosen ||
                       heard.kind == Heard::Kind::facts || heard.kind == Heard::Kind::back;
  if (const auto held_back = guard(&assistant, answers)) return *held_back;
  if (!answers && says_it_again()) {
    // Our own question is open, and they only say once more what they want.
    return act_on_nothing(std::nullopt, assistant, context_, occasion(), with(assistant),
                          inbound_.text);
  }
  Outcome outcome = act_on(heard, assistant, context_, occasion(), with(assistant), inbound_.text);
  // Who goes on talking to the program did not mean STOP.
  if (auto* actions = std::get_if<Actions>(&outcome); actions && standing_.suspected)
    actions->ledger.push_back(no_stop());
  return outcome;
}

Outcome Matter::pass_on(const Assistant& assistant, Conversation conversation) const {
  Actions actions{.note = "passed on to a person"};
  actions.to_agents = to_people(assistant, conversation,
                                tagged(conversation.handed->tag, occasion(), inbound_.text, {}));
  conversation.touched = now_;
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

Occasion Matter::occasion() const {
  return {.contact = inbound_.from,
          .name = context_.name,
          .language = context_.language,
          .key = std::to_string(inbound_.id),
          .now = now_};
}

Conversation Matter::with(const Assistant& assistant) const {
  const auto found =
      std::ranges::find(context_.conversations, assistant.program().name, &Conversation::program);
  if (found == context_.conversations.end())
    return Conversation{.program = assistant.program().name, .language = standing_.language};
  Conversation conversation = *found;
  const bool stale = conversation.touched && now_ - *conversation.touched > kFactsStay;
  if (stale && !conversation.question && !conversation.handed) {
    conversation.slots.clear();
    conversation.filled.clear();
    conversation.misses = 0;
  }
  if (conversation.question && conversation.question->expires &&
      *conversation.question->expires <= now_) {
    conversation.lapsed = std::move(conversation.question);
    conversation.end_topic();
  }
  if (conversation.language.empty()) conversation.language = standing_.language;
  return conversation;
}

std::vector<const Assistant*> Matter::latest_first() const {
  std::vector<const Assistant*> order;
  for (const Assistant& assistant : assistants_)
    order.push_back(&assistant);
  std::ranges::stable_sort(order, std::greater<>(), [this](const Assistant* assistant) {
    return with(*assistant).touched.value_or(Instant::min());
  });
  return order;
}

bool Matter::is_silenced(const Assistant& assistant) const {
  return standing_.blocked() && standing_.blocks(assistant.program().name);
}

std::vector<const Assistant*> Matter::who_may_answer() const {
  std::vector<const Assistant*> order = latest_first();
  std::erase_if(order, [this](const Assistant* assistant) { return is_silenced(*assistant); });
  return order;
}

std::optional<Outcome> Matter::guard(const Assistant* assistant, bool answers) const {
  if (!context_.recent) return look_up_recent();
  if (!answers && says_it_again() && !(assistant && waits_for_words(*assistant)))
    return said_again(assistant);
  const auto limits = assistant ? assistant->playbook().limits : std::vector<playbook::Quota>{};
  if (!context_.recent->budget_spent(now_, answers ? daily(limits) : limits)) return std::nullopt;
  return overspent(assistant);
}

bool Matter::says_it_again() const {
  const Instant since = inbound_.received - kSameText;
  return context_.recent->repeats_the_last(inbound_.text, inbound_.id) &&
         context_.recent->times_heard(inbound_.text, inbound_.id, since) > 0;
}

bool Matter::waits_for_words(const Assistant& assistant) const {
  const Conversation conversation = with(assistant);
  return conversation.question.has_value() || conversation.misses > 0;
}

// Once is a slip of the finger, or a machine; who goes on wants something that they did not get.
Outcome Matter::said_again(const Assistant* assistant) const {
  const Instant since = inbound_.received - kSameText;
  const bool once = context_.recent->times_heard(inbound_.text, inbound_.id, since) == 1;
  if (once || !assistant || assistant->playbook().agents.empty())
    return Actions::silence("the same words again");
  if (context_.recent->budget_spent(now_, assistant->playbook().limits))
    return overspent(assistant);
  Conversation conversation = with(*assistant);
  hand_to(conversation, assistant->playbook().agents.front(), context_.next_tag, now_);
  Actions actions = confirm(OwnWords::handed, &playbook::Texts::handed, assistant,
                            "the same words again: a person");
  actions.to_agents = to_people(
      *assistant, conversation,
      tagged(conversation.handed->tag, occasion(), inbound_.text, "said again and again"));
  conversation.touched = now_;
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

std::vector<playbook::Quota> Matter::daily(std::vector<playbook::Quota> limits) {
  constexpr playbook::Quota kDay{kMostInADay, std::chrono::hours(24)};
  std::erase_if(limits, [](const auto& limit) { return limit.per < std::chrono::hours(24); });
  return limits.empty() ? std::vector<playbook::Quota>{kDay} : limits;
}

Outcome Matter::overspent(const Assistant* assistant) const {
  Actions actions = Actions::silence("the budget of answers is spent");
  if (!assistant || assistant->playbook().agents.empty()) return actions;
  Conversation conversation = with(*assistant);
  hand_to(conversation, assistant->playbook().agents.front(), context_.next_tag, now_);
  conversation.handed->wait_until.reset();
  actions.to_agents =
      to_people(*assistant, conversation,
                tagged(conversation.handed->tag, occasion(), inbound_.text, "many texts"));
  conversation.touched = now_;
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

Outcome Matter::look_up_recent() const {
  return Needs{.needs = {NeedRecent{.since = now_ - kReach}}};
}

Outcome answer(const Inbound& inbound, const Context& context,
               std::span<const Assistant> assistants, Instant now) {
  if (auto why = unanswerable(inbound, context)) return Actions::silence(*std::move(why));
  return Matter(inbound, context, assistants, now).decide();
}

}  // namespace pigeon::replies
