// The consent words of a text: what is confirmed, asked, entered.
#include <algorithm>
#include <utility>

#include "replies/matter.h"
#include "replies/person.h"
#include "replies/speech.h"

namespace pigeon::replies {
namespace {

using consent::WordClass;
using messages::Origin;
using playbook::LocalText;

}  // namespace

Outcome Matter::confirm_stop() const {
  if (!standing_.blocked()) return Actions::silence("a STOP that has been taken back since");
  if (standing_.message != inbound_.id) return Actions::silence("stopped before");
  const bool soft = word_->kind == WordClass::stop_soft;
  if (soft) {
    if (auto both = stop_or_visit()) return *std::move(both);
  }
  auto some = stop_or_some();
  Actions actions =
      some ? *std::move(some)
           : confirm(soft ? OwnWords::stopped_soft : OwnWords::stopped,
                     &playbook::Texts::unsubscribed, first_program(), "confirms " + reason());
  if (word_->kind == WordClass::stop_phrase) show_to_agent(actions);
  return actions;
}

void Matter::show_to_agent(Actions& actions) const {
  const Assistant* assistant = with_people();
  if (!assistant) return;
  const std::string text = one_line(inbound_.from.text() + ": " + inbound_.text) + " (stopped)";
  for (const PhoneNumber& number : assistant->playbook().agents.front().sms)
    actions.to_agents.push_back({number, text, assistant->program().name});
}

Outcome Matter::make_sure() const {
  Actions actions{.note = "asks whether it is a STOP"};
  if (!standing_.suspected) {
    actions = confirm(OwnWords::make_sure, nullptr, first_program(), actions.note);
    consent::Entry suspicion{.at = now_,
                             .number = inbound_.from,
                             .event = consent::Event::suspected,
                             .method = "sms",
                             .message = inbound_.id,
                             .evidence = inbound_.text,
                             .language = word_->language,
                             .reason = reason()};
    actions.ledger.push_back(std::move(suspicion));
  }
  const Assistant* assistant = with_people();
  if (!assistant) return actions;
  Conversation conversation = with(*assistant);
  hand_to(conversation, assistant->playbook().agents.front(), context_.next_tag, now_);
  conversation.handed->wait_until.reset();
  conversation.handed->suspicion = true;
  actions.to_agents =
      to_people(*assistant, conversation,
                tagged(conversation.handed->tag, occasion(), inbound_.text, "STOP? done: no"));
  conversation.touched = now_;
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

const Assistant* Matter::with_people() const {
  for (const Assistant* assistant : latest_first()) {
    if (!assistant->playbook().agents.empty()) return assistant;
  }
  return nullptr;
}

std::optional<Outcome> Matter::stop_or_visit() const {
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
        own_words(
            OwnWords::stopped_visit, language, assistant.program().name,
            {{"word", word}, {"when", day_said(day, language) + " " + clock_text(*moment - day)}}),
        &assistant));
    actions.conversations.push_back(std::move(conversation));
    return actions;
  }
  return std::nullopt;
}

std::optional<Outcome> Matter::way_back() const {
  if (!standing_.blocked()) return std::nullopt;
  const std::string words = consent::normalise(inbound_.text);
  for (const Assistant& assistant : assistants_) {
    Conversation conversation = with(assistant);
    const auto way = conversation.way_back;
    if (!way || way->until <= now_ || way->word != words) continue;
    conversation.way_back.reset();
    if (way->topic.empty()) {
      Actions actions = keep(assistant, "way back:" + words);
      actions.conversations.push_back(std::move(conversation));
      return actions;
    }
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

Outcome Matter::help() const {
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

Outcome Matter::start() const {
  if (standing_.blocked()) return Actions::silence("a START before a later STOP");
  if (standing_.last == consent::Event::resumed && standing_.message == inbound_.id) {
    if (!context_.recent) return look_up_recent();
    if (context_.recent->budget_spent(now_))
      return Actions::silence("the budget of answers is spent");
    return confirm(OwnWords::resubscribed, &playbook::Texts::resubscribed, first_program(),
                   "confirms " + reason());
  }
  if (const auto held_back = guard(nullptr, false)) return *held_back;
  if (standing_.suspected) {
    Actions actions = confirm(OwnWords::resubscribed, &playbook::Texts::resubscribed,
                              first_program(), "START after what was no STOP");
    actions.ledger.push_back(no_stop());
    return actions;
  }
  const Assistant* program = program_that_asks();
  if (!program || standing_.consents_to(program->program().name)) {
    return confirm(OwnWords::not_stopped, &playbook::Texts::not_stopped, first_program(),
                   "START without a STOP");
  }
  return ask_for_consent(*program);
}

Outcome Matter::ask_for_consent(const Assistant& assistant) const {
  Actions actions = confirm(OwnWords::opt_in, &playbook::Texts::opt_in, &assistant,
                            "asks for consent to " + assistant.program().name);
  actions.ledger.push_back(entry(consent::Event::asked, assistant));
  return actions;
}

bool Matter::asked() const {
  const bool open = !standing_.at || now_ - *standing_.at <= kQuestionStaysOpen;
  return standing_.last == consent::Event::asked && open && program_asked();
}

Outcome Matter::confirm_opt_in() const {
  if (!context_.recent) return look_up_recent();
  const Assistant* program = program_asked();
  Actions actions = confirm(OwnWords::subscribed, &playbook::Texts::subscribed, program,
                            "consent to " + program->program().name);
  if (context_.recent->budget_spent(now_)) actions.replies.clear();
  actions.ledger.push_back(entry(consent::Event::confirmed, *program));
  return actions;
}

consent::Entry Matter::no_stop() const {
  return {.at = now_,
          .number = inbound_.from,
          .event = consent::Event::clarified,
          .method = "sms",
          .message = inbound_.id,
          .evidence = inbound_.text,
          .reason = "they write on"};
}

const Assistant* Matter::first_program() const {
  return assistants_.empty() ? nullptr : &assistants_[0];
}

const Assistant* Matter::program_asked() const {
  for (const Assistant& assistant : assistants_) {
    if (assistant.program().name == standing_.about) return &assistant;
  }
  return program_that_asks();
}

const Assistant* Matter::program_that_asks() const {
  const auto found = std::ranges::find_if(
      assistants_, [](const Assistant& assistant) { return assistant.program().needs_opt_in; });
  return found == assistants_.end() ? nullptr : &*found;
}

std::vector<std::string> Matter::languages(const Assistant* assistant) const {
  std::vector<std::string> wanted{context_.language, word_ ? word_->language : "",
                                  standing_.language};
  if (assistant) wanted.push_back(assistant->program().language());
  std::erase(wanted, "");
  return wanted;
}

std::string Matter::in_their_language(const LocalText& text, const Assistant* assistant) const {
  for (const std::string& language : languages(assistant)) {
    if (text.has(language)) return text.in(language);
  }
  return text.in("");
}

Actions Matter::confirm(OwnWords which, LocalText playbook::Texts::*set_by_owner,
                        const Assistant* assistant, std::string note) const {
  Actions actions{.note = std::move(note)};
  if (assistant && set_by_owner && !(assistant->playbook().texts.*set_by_owner).empty()) {
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

Say Matter::confirmation(std::string text, const Assistant* assistant) {
  return Say{.text = std::move(text),
             .origin = Origin::confirmation,
             .program = assistant ? assistant->program().name : ""};
}

std::string Matter::reason() const {
  if (!word_) return "word:" + consent::normalise(inbound_.text);
  return consent::reason_of(*word_);
}

consent::Entry Matter::entry(consent::Event event, const Assistant& assistant) const {
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

}  // namespace pigeon::replies
