#include "replies/answer.h"

#include <algorithm>
#include <utility>

#include "consent/words.h"
#include "replies/own_words.h"

namespace pigeon::replies {
namespace {

using consent::Event;
using consent::WordClass;
using messages::Origin;
using playbook::LocalText;
using playbook::Playbook;
using playbook::Topic;

// How long a YES is taken for the answer to our question.
constexpr std::chrono::hours kQuestionStaysOpen{72};

Actions silence(std::string why) {
  return Actions{.note = "silent: " + std::move(why)};
}

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
  Matter(const Inbound& inbound, const Context& context, std::span<const Playbook> playbooks,
         Instant now)
      : inbound_(inbound),
        context_(context),
        standing_(context.standing),
        playbooks_(playbooks),
        now_(now),
        word_(consent::classify(inbound.text)) {}

  Outcome decide() const {
    if (word_ && word_->stops()) return confirm_stop();
    if (word_ && word_->kind == WordClass::help) return help();
    if (word_ && word_->kind == WordClass::start) return start();
    if (word_ && word_->kind == WordClass::yes && asked()) return confirm_opt_in();
    if (standing_.blocked()) return silence("they said STOP");
    return say_what_a_topic_says();
  }

 private:
  // --- consent words ---

  // The store has entered the STOP; only the one that blocked the number is confirmed.
  Outcome confirm_stop() const {
    if (!standing_.blocked()) return silence("a STOP that has been taken back since");
    if (standing_.message != inbound_.id) return silence("stopped before");
    const bool soft = word_->kind == WordClass::stop_soft;
    return confirm(soft ? OwnWords::stopped_soft : OwnWords::stopped,
                   &playbook::Texts::unsubscribed, first_program(), "confirms " + reason());
  }

  Outcome help() const {
    if (!context_.recent) return look_up_recent();
    const auto once = standing_.blocked() ? kHelpOnceWhenBlocked : kHelpOnce;
    if (context_.recent->helped(now_ - once)) return silence("helped lately");
    if (context_.recent->budget_spent(now_)) return silence("the budget of answers is spent");
    const auto helper = std::ranges::find_if(
        playbooks_, [](const Playbook& playbook) { return !playbook.program.help.empty(); });
    if (helper != playbooks_.end()) {
      return Actions{
          .replies = {confirmation(in_their_language(helper->program.help, &*helper), &*helper)},
          .note = "help of " + helper->program.name};
    }
    return confirm(OwnWords::help, &playbook::Texts::help, first_program(), "help");
  }

  Outcome start() const {
    if (standing_.blocked()) return silence("a START before a later STOP");
    if (standing_.last == Event::resumed && standing_.message == inbound_.id) {
      if (!context_.recent) return look_up_recent();
      if (context_.recent->budget_spent(now_)) return silence("the budget of answers is spent");
      return confirm(OwnWords::resubscribed, &playbook::Texts::resubscribed, first_program(),
                     "confirms " + reason());
    }
    if (const auto held_back = guard()) return *held_back;
    const Playbook* program = program_that_asks();
    if (!program || standing_.had_consent) {
      return confirm(OwnWords::not_stopped, &playbook::Texts::not_stopped, first_program(),
                     "START without a STOP");
    }
    Actions actions = confirm(OwnWords::opt_in, &playbook::Texts::opt_in, program,
                              "asks for consent to " + program->program.name);
    actions.ledger.push_back(entry(Event::asked, *program));
    return actions;
  }

  bool asked() const {
    const bool open = !standing_.at || now_ - *standing_.at <= kQuestionStaysOpen;
    return standing_.last == Event::asked && open && program_that_asks();
  }

  // A consent given is entered whether or not there is still room for words.
  Outcome confirm_opt_in() const {
    if (!context_.recent) return look_up_recent();
    const Playbook* program = program_that_asks();
    Actions actions = confirm(OwnWords::subscribed, &playbook::Texts::subscribed, program,
                              "consent to " + program->program.name);
    if (context_.recent->budget_spent(now_)) actions.replies.clear();
    actions.ledger.push_back(entry(Event::confirmed, *program));
    return actions;
  }

  // --- topics ---

  Outcome say_what_a_topic_says() const {
    const std::string words = consent::normalise(inbound_.text);
    for (const Playbook& playbook : playbooks_) {
      for (const Topic& topic : playbook.topics) {
        if (topic.beyond || std::ranges::find(topic.words, words) == topic.words.end()) continue;
        if (const auto held_back = guard()) return *held_back;
        return answer_with(topic.say, playbook, "topic " + topic.name);
      }
    }
    return fall_back();
  }

  Outcome fall_back() const {
    const auto playbook = std::ranges::find_if(
        playbooks_, [](const Playbook& one) { return !one.texts.fallback.empty(); });
    if (playbook == playbooks_.end()) return silence("no topic knows it; left for people");
    if (const auto held_back = guard()) return *held_back;
    const LocalText& fallback = playbook->texts.fallback;
    std::vector<std::string> versions;
    for (const LocalText::Version& version : fallback.versions())
      versions.push_back(version.text);
    if (context_.recent->repeats_the_last(inbound_.text, inbound_.id) ||
        context_.recent->times_said(versions, now_ - std::chrono::hours(24)) >= kMostFallbacks)
      return silence("not understood again; left for people");
    return answer_with(fallback, *playbook, "fallback");
  }

  // --- guards ---

  // What speaks against an answer that changes nothing in the ledger; nothing: go ahead.
  std::optional<Outcome> guard() const {
    if (!context_.recent) return look_up_recent();
    if (context_.recent->heard_before(inbound_.text, inbound_.id, inbound_.received - kSameText))
      return silence("the same words again");
    if (context_.recent->budget_spent(now_)) return silence("the budget of answers is spent");
    return std::nullopt;
  }

  Outcome look_up_recent() const { return Needs{.needs = {NeedRecent{.since = now_ - kReach}}}; }

  // --- words ---

  const Playbook* first_program() const { return playbooks_.empty() ? nullptr : &playbooks_[0]; }

  const Playbook* program_that_asks() const {
    const auto found = std::ranges::find_if(
        playbooks_, [](const Playbook& playbook) { return playbook.program.needs_opt_in; });
    return found == playbooks_.end() ? nullptr : &*found;
  }

  // The contact's own; else that of the word; else that of words before; else the program's first.
  std::vector<std::string> languages(const Playbook* playbook) const {
    std::vector<std::string> wanted{context_.language, word_ ? word_->language : "",
                                    standing_.language};
    if (playbook) wanted.push_back(playbook->program.language());
    std::erase(wanted, "");
    return wanted;
  }

  std::string in_their_language(const LocalText& text, const Playbook* playbook) const {
    for (const std::string& language : languages(playbook)) {
      if (text.has(language)) return text.in(language);
    }
    return text.in("");
  }

  // What the owner wrote for this occasion, else Pigeon's own words.
  Actions confirm(OwnWords which, LocalText playbook::Texts::*set_by_owner,
                  const Playbook* playbook, std::string note) const {
    Actions actions{.note = std::move(note)};
    if (playbook && !(playbook->texts.*set_by_owner).empty()) {
      actions.replies.push_back(
          confirmation(in_their_language(playbook->texts.*set_by_owner, playbook), playbook));
      return actions;
    }
    const auto wanted = languages(playbook);
    const std::string name = playbook ? playbook->program.name : "";
    actions.replies.push_back(
        confirmation(own_words(which, wanted.empty() ? "en" : wanted.front(), name), playbook));
    return actions;
  }

  static Say confirmation(std::string text, const Playbook* playbook) {
    return Say{.text = std::move(text),
               .origin = Origin::confirmation,
               .program = playbook ? playbook->program.name : ""};
  }

  Outcome answer_with(const LocalText& text, const Playbook& playbook, std::string note) const {
    return Actions{.replies = {Say{.text = in_their_language(text, &playbook),
                                   .origin = Origin::reply,
                                   .program = playbook.program.name}},
                   .note = std::move(note)};
  }

  std::string reason() const {
    return (word_->kind == WordClass::stop_phrase ? "phrase:" : "word:") + word_->matched;
  }

  consent::Entry entry(Event event, const Playbook& playbook) const {
    return consent::Entry{.at = now_,
                          .number = inbound_.from,
                          .event = event,
                          .program = playbook.program.name,
                          .method = "sms",
                          .message = inbound_.id,
                          .evidence = inbound_.text,
                          .language = word_->language,
                          .reason = reason()};
  }

  const Inbound& inbound_;
  const Context& context_;
  const consent::Standing& standing_;
  std::span<const Playbook> playbooks_;
  Instant now_;
  std::optional<consent::Word> word_;
};

}  // namespace

Outcome answer(const Inbound& inbound, const Context& context, std::span<const Playbook> playbooks,
               Instant now) {
  if (auto why = unanswerable(inbound, context)) return silence(*std::move(why));
  return Matter(inbound, context, playbooks, now).decide();
}

}  // namespace pigeon::replies
