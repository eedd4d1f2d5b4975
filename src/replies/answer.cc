#include "replies/answer.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "consent/words.h"
#include "replies/listen.h"
#include "replies/own_words.h"
#include "replies/person.h"
#include "replies/speech.h"

namespace pigeon::replies {
namespace {

using consent::WordClass;
using messages::Origin;
using playbook::LocalText;

// How long a YES is taken for the answer to our question.
constexpr std::chrono::hours kQuestionStaysOpen{72};
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

// One text and everything that bears on it.
class Matter {
 public:
  Matter(const Inbound& inbound, const Context& context, std::span<const Assistant> assistants,
         Instant now)
      : inbound_(inbound),
        context_(context),
        standing_(context.standing),
        assistants_(assistants),
        now_(now),
        word_(consent::classify(inbound.text)) {}

  Outcome decide() const {
    if (word_ && word_->stops()) return confirm_stop();
    if (const auto taken_back = way_back()) return *taken_back;
    if (word_ && word_->kind == WordClass::help) return help();
    if (word_ && word_->kind == WordClass::start) return start();
    if (word_ && word_->kind == WordClass::yes && asked()) return confirm_opt_in();
    if (standing_.blocked()) return Actions::silence("they said STOP");
    return converse();
  }

 private:
  // --- consent words ---

  // The store has entered the STOP; only the one that blocked the number is confirmed.
  Outcome confirm_stop() const {
    if (!standing_.blocked()) return Actions::silence("a STOP that has been taken back since");
    if (standing_.message != inbound_.id) return Actions::silence("stopped before");
    const bool soft = word_->kind == WordClass::stop_soft;
    if (soft) {
      if (auto both = stop_or_visit()) return *std::move(both);
    }
    return confirm(soft ? OwnWords::stopped_soft : OwnWords::stopped,
                   &playbook::Texts::unsubscribed, first_program(), "confirms " + reason());
  }

  // A bare CANCEL while a text about a visit is open may mean the visit. The number is blocked; the
  // single confirmation says how to take that back (talking.md 1.3, "The CANCEL trap").
  std::optional<Outcome> stop_or_visit() const {
    for (const Assistant& assistant : assistants_) {
      Conversation conversation = with(assistant);
      if (!conversation.menu || conversation.menu->until <= now_) continue;
      const playbook::Remind* remind = assistant.playbook().remind(conversation.menu->remind);
      if (!remind || !remind->cancel || remind->cancel->word.empty()) continue;
      const auto moment = moment_in(conversation.menu->moment, assistant.zone());
      if (!moment) continue;
      const auto wanted = languages(&assistant);
      const std::string language = wanted.empty() ? "en" : wanted.front();
      const auto day = std::chrono::floor<std::chrono::days>(*moment);
      std::string word = remind->cancel->word;
      std::ranges::transform(word, word.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      });
      conversation.way_back = WayBack{.word = consent::normalise(word),
                                      .topic = remind->cancel->topic.name,
                                      .until = now_ + kQuestionStaysOpen};
      conversation.end_topic();
      Actions actions{.note = "confirms " + reason() + ", or the visit"};
      actions.replies.push_back(confirmation(
          own_words(OwnWords::stopped_visit, language, assistant.program().name,
                    {{"word", word},
                     {"when", day_said(day, language) + " " + clock_text(*moment - day)}}),
          &assistant));
      actions.conversations.push_back(std::move(conversation));
      return actions;
    }
    return std::nullopt;
  }

  // The word for which the confirmation asked: only the visit was meant.
  std::optional<Outcome> way_back() const {
    if (!standing_.blocked()) return std::nullopt;
    const std::string words = consent::normalise(inbound_.text);
    for (const Assistant& assistant : assistants_) {
      Conversation conversation = with(assistant);
      const auto way = conversation.way_back;
      if (!way || way->until <= now_ || way->word != words) continue;
      conversation.way_back.reset();
      Outcome outcome = act_on({.topic = way->topic, .how = "way back"}, assistant, context_,
                               occasion(), conversation, inbound_.text);
      if (auto* actions = std::get_if<Actions>(&outcome)) {
        consent::Entry resumed = entry(consent::Event::resumed, assistant);
        resumed.program.clear();  // all that CANCEL had stopped
        resumed.reason = "way back:" + words;
        actions->ledger.push_back(std::move(resumed));
      }
      return outcome;
    }
    return std::nullopt;
  }

  Outcome help() const {
    if (!context_.recent) return look_up_recent();
    const auto once = standing_.blocked() ? kHelpOnceWhenBlocked : kHelpOnce;
    if (context_.recent->helped(now_ - once)) return Actions::silence("helped lately");
    if (context_.recent->budget_spent(now_))
      return Actions::silence("the budget of answers is spent");
    const auto helper = std::ranges::find_if(
        assistants_, [](const Assistant& assistant) { return !assistant.program().help.empty(); });
    if (helper != assistants_.end()) {
      return Actions{
          .replies = {confirmation(in_their_language(helper->program().help, &*helper), &*helper)},
          .note = "help of " + helper->program().name};
    }
    return confirm(OwnWords::help, &playbook::Texts::help, first_program(), "help");
  }

  Outcome start() const {
    if (standing_.blocked()) return Actions::silence("a START before a later STOP");
    if (standing_.last == consent::Event::resumed && standing_.message == inbound_.id) {
      if (!context_.recent) return look_up_recent();
      if (context_.recent->budget_spent(now_))
        return Actions::silence("the budget of answers is spent");
      return confirm(OwnWords::resubscribed, &playbook::Texts::resubscribed, first_program(),
                     "confirms " + reason());
    }
    if (const auto held_back = guard(nullptr, false)) return *held_back;
    const Assistant* program = program_that_asks();
    if (!program || standing_.had_consent) {
      return confirm(OwnWords::not_stopped, &playbook::Texts::not_stopped, first_program(),
                     "START without a STOP");
    }
    Actions actions = confirm(OwnWords::opt_in, &playbook::Texts::opt_in, program,
                              "asks for consent to " + program->program().name);
    actions.ledger.push_back(entry(consent::Event::asked, *program));
    return actions;
  }

  bool asked() const {
    const bool open = !standing_.at || now_ - *standing_.at <= kQuestionStaysOpen;
    return standing_.last == consent::Event::asked && open && program_that_asks();
  }

  // A consent given is entered whether or not there is still room for words.
  Outcome confirm_opt_in() const {
    if (!context_.recent) return look_up_recent();
    const Assistant* program = program_that_asks();
    Actions actions = confirm(OwnWords::subscribed, &playbook::Texts::subscribed, program,
                              "consent to " + program->program().name);
    if (context_.recent->budget_spent(now_)) actions.replies.clear();
    actions.ledger.push_back(entry(consent::Event::confirmed, *program));
    return actions;
  }

  // --- conversations ---

  Outcome converse() const {
    for (const Assistant* assistant : latest_first()) {
      const Conversation conversation = with(*assistant);
      if (is_held(conversation)) return pass_on(*assistant, conversation);
    }
    if (!context_.recent) return look_up_recent();
    if (says_it_is_a_machine(inbound_.text) || context_.recent->is_machine(now_))
      return Actions::silence("a machine writes");
    for (const Assistant* assistant : latest_first()) {
      const auto heard = hear_what_is_open(*assistant, with(*assistant), inbound_.text, now_);
      if (heard) return react(*heard, *assistant);
    }
    using Hear = std::optional<Heard> (*)(const Assistant&, const std::string&);
    for (const Hear hear : {Hear{&hear_word}, Hear{&hear_pattern}, Hear{&hear_example}}) {
      for (const Assistant* assistant : latest_first()) {
        if (const auto heard = hear(*assistant, inbound_.text)) return react(*heard, *assistant);
      }
    }
    return guess();
  }

  // What the examples taught, of the program that is surest.
  Outcome guess() const {
    const Assistant* surest = nullptr;
    std::optional<intents::Verdict> best;
    for (const Assistant* assistant : latest_first()) {
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
    return not_understood(surest, best);
  }

  // Left to the program that talks to them; else to the one that is surest; else to the first that
  // can say anything.
  Outcome not_understood(const Assistant* surest,
                         const std::optional<intents::Verdict>& verdict) const {
    const Assistant* chosen = nullptr;
    for (const Assistant* assistant : latest_first()) {
      const Conversation conversation = with(*assistant);
      if (conversation.question || conversation.menu || conversation.misses > 0) chosen = assistant;
      if (chosen) break;
    }
    if (!chosen) chosen = surest;
    for (const Assistant& assistant : assistants_) {
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

  // Without people, the fallback is said at most twice a day, and never to the same text again.
  bool said_enough(const Assistant& assistant) const {
    std::vector<std::string> versions;
    for (const LocalText::Version& version : assistant.playbook().texts.fallback.versions())
      versions.push_back(version.text);
    return context_.recent->repeats_the_last(inbound_.text, inbound_.id) ||
           context_.recent->times_said(versions, now_ - std::chrono::hours(24)) >= kMostFallbacks;
  }

  Outcome react(const Heard& heard, const Assistant& assistant) const {
    const bool answers = heard.kind == Heard::Kind::answer || heard.kind == Heard::Kind::chosen ||
                         heard.kind == Heard::Kind::facts || heard.kind == Heard::Kind::back;
    if (const auto held_back = guard(&assistant, answers)) return *held_back;
    return act_on(heard, assistant, context_, occasion(), with(assistant), inbound_.text);
  }

  // A person has it: what they write is passed on as it is.
  Outcome pass_on(const Assistant& assistant, Conversation conversation) const {
    Actions actions{.note = "passed on to a person"};
    actions.to_agents = to_people(assistant, conversation,
                                  tagged(conversation.handed->tag, occasion(), inbound_.text, {}));
    conversation.touched = now_;
    actions.conversations.push_back(std::move(conversation));
    return actions;
  }

  Occasion occasion() const {
    return {.contact = inbound_.from,
            .name = context_.name,
            .language = context_.language,
            .key = std::to_string(inbound_.id),
            .now = now_};
  }

  // As it was left; what nobody has touched for long begins anew.
  Conversation with(const Assistant& assistant) const {
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

  std::vector<const Assistant*> latest_first() const {
    std::vector<const Assistant*> order;
    for (const Assistant& assistant : assistants_)
      order.push_back(&assistant);
    std::ranges::stable_sort(order, std::greater<>(), [this](const Assistant* assistant) {
      return with(*assistant).touched.value_or(Instant::min());
    });
    return order;
  }

  // --- guards ---

  // What speaks against an answer that changes nothing in the ledger; nothing: go ahead. An answer
  // to our own question may be the same word twice, and finishes what was begun.
  std::optional<Outcome> guard(const Assistant* assistant, bool answers) const {
    if (!context_.recent) return look_up_recent();
    if (!answers &&
        context_.recent->heard_before(inbound_.text, inbound_.id, inbound_.received - kSameText))
      return Actions::silence("the same words again");
    const auto limits = assistant ? assistant->playbook().limits : std::vector<playbook::Quota>{};
    if (!context_.recent->budget_spent(now_, answers ? daily(limits) : limits)) return std::nullopt;
    return overspent(assistant);
  }

  // Those of a day and more: a customer in the middle of a question is no loop.
  static std::vector<playbook::Quota> daily(std::vector<playbook::Quota> limits) {
    constexpr playbook::Quota kDay{kMostInADay, std::chrono::hours(24)};
    std::erase_if(limits, [](const auto& limit) { return limit.per < std::chrono::hours(24); });
    return limits.empty() ? std::vector<playbook::Quota>{kDay} : limits;
  }

  // Silence, and a person sees it once.
  Outcome overspent(const Assistant* assistant) const {
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

  Outcome look_up_recent() const { return Needs{.needs = {NeedRecent{.since = now_ - kReach}}}; }

  // --- words ---

  const Assistant* first_program() const { return assistants_.empty() ? nullptr : &assistants_[0]; }

  const Assistant* program_that_asks() const {
    const auto found = std::ranges::find_if(
        assistants_, [](const Assistant& assistant) { return assistant.program().needs_opt_in; });
    return found == assistants_.end() ? nullptr : &*found;
  }

  // The contact's own; else that of the word; else that of words before; else the program's first.
  std::vector<std::string> languages(const Assistant* assistant) const {
    std::vector<std::string> wanted{context_.language, word_ ? word_->language : "",
                                    standing_.language};
    if (assistant) wanted.push_back(assistant->program().language());
    std::erase(wanted, "");
    return wanted;
  }

  std::string in_their_language(const LocalText& text, const Assistant* assistant) const {
    for (const std::string& language : languages(assistant)) {
      if (text.has(language)) return text.in(language);
    }
    return text.in("");
  }

  // What the owner wrote for this occasion, else Pigeon's own words.
  Actions confirm(OwnWords which, LocalText playbook::Texts::*set_by_owner,
                  const Assistant* assistant, std::string note) const {
    Actions actions{.note = std::move(note)};
    if (assistant && !(assistant->playbook().texts.*set_by_owner).empty()) {
      actions.replies.push_back(confirmation(
          in_their_language(assistant->playbook().texts.*set_by_owner, assistant), assistant));
      return actions;
    }
    const auto wanted = languages(assistant);
    const std::string name = assistant ? assistant->program().name : "";
    actions.replies.push_back(
        confirmation(own_words(which, wanted.empty() ? "en" : wanted.front(), name), assistant));
    return actions;
  }

  static Say confirmation(std::string text, const Assistant* assistant) {
    return Say{.text = std::move(text),
               .origin = Origin::confirmation,
               .program = assistant ? assistant->program().name : ""};
  }

  std::string reason() const {
    if (!word_) return "word:" + consent::normalise(inbound_.text);
    return (word_->kind == WordClass::stop_phrase ? "phrase:" : "word:") + word_->matched;
  }

  consent::Entry entry(consent::Event event, const Assistant& assistant) const {
    return consent::Entry{.at = now_,
                          .number = inbound_.from,
                          .event = event,
                          .program = assistant.program().name,
                          .method = "sms",
                          .message = inbound_.id,
                          .evidence = inbound_.text,
                          .language = word_ ? word_->language : "",
                          .reason = reason()};
  }

  const Inbound& inbound_;
  const Context& context_;
  const consent::Standing& standing_;
  std::span<const Assistant> assistants_;
  Instant now_;
  std::optional<consent::Word> word_;
};

}  // namespace

Outcome answer(const Inbound& inbound, const Context& context,
               std::span<const Assistant> assistants, Instant now) {
  if (auto why = unanswerable(inbound, context)) return Actions::silence(*std::move(why));
  return Matter(inbound, context, assistants, now).decide();
}

}  // namespace pigeon::replies
