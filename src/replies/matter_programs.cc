// STOP and START where there are several programs (talking.md 1.2 and 1.4): STOP is everything, and
// its confirmation asks once whether only one kind was meant.
#include <algorithm>
#include <utility>

#include "consent/bare_words.h"
#include "replies/matter.h"
#include "replies/wording.h"

namespace pigeon::replies {
namespace {

using consent::WordClass;

}  // namespace

std::optional<Actions> Matter::stop_or_some() const {
  std::vector<const Assistant*> wanted;
  for (const Assistant* assistant : latest_first()) {
    const auto& program = assistant->program();
    if (program.needs_opt_in && !program.word.empty() && standing_.consents_to(program.name))
      wanted.push_back(assistant);
  }
  if (wanted.size() < 2) return std::nullopt;
  // Of two, the one that has written last is meant.
  const bool plain = wanted.size() == 2 && with(*wanted.front()).touched.has_value();
  const std::string meant = wanted.front()->program().word;
  if (plain) wanted.erase(wanted.begin());

  Actions actions{.note = "confirms " + reason() + ", and asks which"};
  std::string options;
  for (const Assistant* assistant : wanted) {
    Conversation conversation = with(*assistant);
    conversation.way_back =
        WayBack{.word = assistant->program().word, .until = now_ + kQuestionStaysOpen};
    conversation.end_topic();
    actions.conversations.push_back(std::move(conversation));
    options += (options.empty()              ? ""
                : assistant == wanted.back() ? " / "
                                             : ", ") +
               in_capitals(assistant->program().word);
  }
  const Assistant* other = wanted.front();
  const auto spoken = languages(other);
  const std::string text = own_words(plain ? OwnWords::stopped_but : OwnWords::stopped_some,
                                     spoken.empty() ? "en" : spoken.front(), other->program().name,
                                     {{"meant", meant},
                                      {"other", other->program().word},
                                      {"word", in_capitals(other->program().word)},
                                      {"options", options}});
  actions.replies.push_back(confirmation(text, other));
  return actions;
}

std::optional<Outcome> Matter::of_one_program() const {
  const std::string words = consent::normalise(inbound_.text);
  const std::size_t blank = words.rfind(' ');
  if (blank == std::string::npos) return std::nullopt;
  const auto verb = consent::bare_word(words.substr(0, blank));
  if (!verb) return std::nullopt;
  for (const Assistant& assistant : assistants_) {
    if (assistant.program().word != words.substr(blank + 1)) continue;
    if (verb->kind == WordClass::stop) return stop_one(assistant);
    if (verb->kind == WordClass::start) return start_one(assistant);
  }
  return std::nullopt;
}

Outcome Matter::stop_one(const Assistant& assistant) const {
  const auto& program = assistant.program();
  if (standing_.blocks(program.name)) return Actions::silence("stopped before");
  const auto spoken = languages(&assistant);
  Actions actions{.note = "confirms a STOP to " + program.name};
  actions.replies.push_back(confirmation(
      own_words(OwnWords::stopped_one, spoken.empty() ? "en" : spoken.front(), program.name,
                {{"kind", program.word}, {"word", in_capitals(program.word)}}),
      &assistant));
  consent::Entry stopped = entry(consent::Event::revoked, assistant);
  stopped.reason = "word:" + consent::normalise(inbound_.text);
  actions.ledger.push_back(std::move(stopped));
  return actions;
}

Outcome Matter::start_one(const Assistant& assistant) const {
  const auto& program = assistant.program();
  if (!context_.recent) return look_up_recent();
  if (standing_.blocks(program.name)) {
    Actions actions = keep(assistant, "word:" + consent::normalise(inbound_.text));
    if (context_.recent->budget_spent(now_)) actions.replies.clear();
    return actions;
  }
  if (const auto held_back = guard(nullptr, false)) return *held_back;
  if (program.needs_opt_in && !standing_.consents_to(program.name))
    return ask_for_consent(assistant);
  return confirm(OwnWords::not_stopped, &playbook::Texts::not_stopped, &assistant,
                 "START without a STOP");
}

Actions Matter::keep(const Assistant& assistant, const std::string& why) const {
  const auto& program = assistant.program();
  const auto spoken = languages(&assistant);
  Actions actions{.note = program.name + " goes on"};
  actions.replies.push_back(
      confirmation(own_words(OwnWords::kept_one, spoken.empty() ? "en" : spoken.front(),
                             program.name, {{"kind", program.word}}),
                   &assistant));
  consent::Entry resumed = entry(consent::Event::resumed, assistant);
  resumed.reason = why;
  actions.ledger.push_back(std::move(resumed));
  return actions;
}

}  // namespace pigeon::replies
