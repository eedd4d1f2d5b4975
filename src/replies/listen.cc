#include "replies/listen.h"

#include <algorithm>

#include "consent/words.h"
#include "playbook/pulls.h"
#include "replies/reading.h"
#include "replies/speech.h"
#include "replies/turn.h"

namespace pigeon::replies {
namespace {

using playbook::Slot;
using playbook::SlotType;
using playbook::Topic;
using Kind = Heard::Kind;

const std::vector<playbook::Expected>* expected_by(const Assistant& assistant, const Menu& menu) {
  if (const auto* remind = assistant.playbook().remind(menu.remind)) return &remind->expect;
  if (const auto* topic = assistant.playbook().topic(menu.topic)) return &topic->expect;
  return nullptr;
}

// "Yes please" is as good as the "yes" that is expected, and a thumb as well.
std::optional<Heard> hear_menu(const Assistant& assistant, const Menu& menu,
                               const std::string& text) {
  const auto* expect = expected_by(assistant, menu);
  if (!expect) return std::nullopt;
  const std::string words = consent::normalise(text);
  for (const playbook::Expected& one : *expect) {
    if (std::ranges::find(one.words, words) != one.words.end())
      return Heard{.topic = one.topic.name, .how = "expected"};
  }
  const auto yes = yes_or_no(text);
  if (!yes) return std::nullopt;
  for (const playbook::Expected& one : *expect) {
    const bool says_so = std::ranges::any_of(
        one.words, [&](const std::string& word) { return yes_or_no(word) == yes; });
    if (says_so) return Heard{.topic = one.topic.name, .how = "expected"};
  }
  return std::nullopt;
}

// Of "did you mean": the number, or the words that were offered.
std::optional<Heard> hear_chosen(const Question& question, const Assistant& assistant,
                                 const std::string& text, Instant now) {
  const Slot choice{.type = SlotType::choice};
  auto topic = read_answer(choice, text, &question, assistant, now);
  if (!topic && question.options.size() == 1 && yes_or_no(text) == true)
    topic = question.options.front();
  if (!topic || !topic->is_string()) return std::nullopt;
  return Heard{.kind = Kind::chosen, .topic = topic->get<std::string>(), .how = "chosen"};
}

// An answer that is none may still tell what the question rests on: another day.
std::optional<Heard> hear_facts(const Slot& slot, const Conversation& conversation,
                                const Assistant& assistant, const std::string& text, Instant now) {
  if (const Slot* otherwise = assistant.playbook().slot(slot.otherwise)) {
    if (auto value = read_answer(*otherwise, text, nullptr, assistant, now))
      return Heard{.kind = Kind::facts, .facts = {{otherwise->name, *std::move(value)}}};
  }
  std::vector<const Slot*> wanted;
  if (const Topic* topic = assistant.playbook().topic(conversation.topic)) {
    for (const Slot* one : playbook::questions_of(*topic, assistant.playbook())) {
      const bool telling = one->type != SlotType::number && one->type != SlotType::money;
      if (one != &slot && telling) wanted.push_back(one);
    }
  }
  auto facts = read_facts(wanted, text, assistant, now);
  if (facts.empty()) return std::nullopt;
  return Heard{.kind = Kind::facts, .facts = std::move(facts)};
}

std::optional<Heard> hear_question(const Assistant& assistant, const Conversation& conversation,
                                   const std::string& text, Instant now) {
  const Question& question = *conversation.question;
  if (question.slot.empty()) return hear_chosen(question, assistant, text, now);
  const Slot* slot = assistant.playbook().slot(question.slot);
  if (!slot) return std::nullopt;  // a changed playbook asks no such thing
  const Topic* topic = assistant.by_word(text).topic;
  // Any text answers an open-ended question, but not the word that was offered for a person.
  if (slot->type == SlotType::text && topic) return std::nullopt;
  if (auto value = read_answer(*slot, text, &question, assistant, now))
    return Heard{.kind = Kind::answer, .value = *std::move(value), .how = "answer"};
  if (says_back(text)) return Heard{.kind = Kind::back, .how = "back"};
  if (topic) return std::nullopt;
  return hear_facts(*slot, conversation, assistant, text, now);
}

void fill_from(Conversation& conversation, const Assistant& assistant, const std::string& text,
               Instant now) {
  const Topic* topic = assistant.playbook().topic(conversation.topic);
  if (!topic) return;
  for (auto& [slot, value] :
       read_facts(playbook::questions_of(*topic, assistant.playbook()), text, assistant, now))
    conversation.fill(slot, std::move(value));
}

// The slots that were chosen on the ground of another are open again when that one changes.
void forget_what_rests_on(Conversation& conversation, const Assistant& assistant,
                          const std::string& slot) {
  const Topic* topic = assistant.playbook().topic(conversation.topic);
  if (!topic) return;
  bool after = false;
  for (const Slot* one : playbook::questions_of(*topic, assistant.playbook())) {
    if (after && one->type == SlotType::choice) conversation.forget(one->name);
    after = after || one->name == slot;
  }
}

void go_back(Turn& turn) {
  Conversation& conversation = turn.conversation();
  const Topic* topic = turn.assistant().playbook().topic(conversation.topic);
  conversation.question.reset();
  conversation.misses = 0;
  if (topic) {
    const auto questions = playbook::questions_of(*topic, turn.assistant().playbook());
    for (auto name = conversation.filled.rbegin(); name != conversation.filled.rend(); ++name) {
      const bool asked =
          std::ranges::any_of(questions, [&](const Slot* slot) { return slot->name == *name; });
      if (!asked) continue;
      conversation.forget(std::string(*name));
      return;
    }
  }
  conversation.end_topic();
}

class Reaction {
 public:
  Reaction(const Heard& heard, const Assistant& assistant, const Context& context,
           const Occasion& occasion, const Conversation& conversation, const std::string& text)
      : heard_(heard),
        assistant_(assistant),
        before_(conversation),
        text_(text),
        turn_(assistant, context, occasion, conversation, text) {
    if (!heard.language.empty()) turn_.conversation().language = heard.language;
  }

  Outcome act() {
    switch (heard_.kind) {
      case Kind::answer:
        return answer();
      case Kind::facts:
        return facts();
      case Kind::back:
        return back();
      case Kind::lapsed:
        return lapsed();
      case Kind::chosen:
        return topic(before_.question->about);
      case Kind::topic:
        // A word that was offered says nothing else: "2" is no table for two.
        return topic(heard_.how == "word" || heard_.how == "expected" ? std::string() : text_);
    }
    return Actions{};
  }

 private:
  Outcome answer() {
    Conversation& now = turn_.conversation();
    const std::string slot = now.question->slot;
    now.question.reset();
    const Slot* answered = assistant_.playbook().slot(slot);
    // "Friday at 7 for 4" answers more than it was asked.
    if (answered->type != SlotType::text && answered->type != SlotType::choice) {
      std::vector<const Slot*> wanted;
      if (const Topic* told = assistant_.playbook().topic(now.topic)) {
        for (const Slot* one : playbook::questions_of(*told, assistant_.playbook())) {
          if (one->name == slot || !now.slots.contains(one->name)) wanted.push_back(one);
        }
      }
      for (auto& [name, value] : read_facts(wanted, text_, assistant_, turn_.occasion().now)) {
        if (name != slot) now.fill(name, std::move(value));
      }
    }
    now.fill(slot, heard_.value);
    return tell("answers " + slot);
  }

  Outcome facts() {
    Conversation& now = turn_.conversation();
    now.question.reset();
    for (const auto& [slot, value] : heard_.facts) {
      now.fill(slot, value);
      forget_what_rests_on(now, assistant_, slot);
    }
    return tell("changes " + heard_.facts.front().first);
  }

  Outcome back() {
    go_back(turn_);
    if (!turn_.conversation().topic.empty()) return tell("back");
    turn_.say_of_itself(OwnWords::back, assistant_.playbook().texts.back);
    return turn_.actions("back");
  }

  Outcome lapsed() {
    turn_.conversation().lapsed.reset();
    turn_.say_of_itself(OwnWords::expired, assistant_.playbook().texts.expired);
    if (auto needs = turn_.call_person("", false)) return *std::move(needs);
    return turn_.actions("answers a question that is no longer open");
  }

  // Another topic in between leaves the open question open when it needs nothing itself.
  Outcome topic(const std::string& said) {
    Conversation& now = turn_.conversation();
    const auto question = heard_.kind == Kind::chosen ? std::nullopt : before_.question;
    now.end_topic();
    now.topic = heard_.topic;
    now.misses = 0;
    now.lapsed.reset();
    fill_from(now, assistant_, said, turn_.occasion().now);
    if (auto needs = turn_.tell()) return *std::move(needs);
    if (turn_.untold()) return nobody_can_tell();
    const bool aside = question && !question->slot.empty() && now.topic.empty() && !now.handed &&
                       before_.topic != heard_.topic;
    if (aside) {
      now.topic = before_.topic;
      now.event = before_.event;
      now.question = question;
      for (const std::string& name : before_.filled) {
        if (!now.slots.contains(name)) now.fill(name, before_.slots.at(name));
      }
    }
    return turn_.actions(heard_.how + " of topic " + heard_.topic);
  }

  Outcome tell(std::string note) {
    turn_.conversation().misses = 0;
    if (auto needs = turn_.tell()) return *std::move(needs);
    if (turn_.untold()) return nobody_can_tell();
    return turn_.actions(std::move(note));
  }

  Outcome nobody_can_tell() {
    if (auto needs = turn_.call_person("", true)) return *std::move(needs);
    return turn_.actions("topic " + before_.topic + heard_.topic + " can't be told");
  }

  const Heard& heard_;
  const Assistant& assistant_;
  const Conversation& before_;
  const std::string& text_;
  Turn turn_;
};

}  // namespace

std::optional<Heard> hear_what_is_open(const Assistant& assistant, const Conversation& conversation,
                                       const std::string& text, Instant now) {
  if (conversation.question) {
    if (auto heard = hear_question(assistant, conversation, text, now)) return heard;
  }
  if (const auto& menu = conversation.menu; menu && menu->until > now) {
    if (auto heard = hear_menu(assistant, *menu, text)) return heard;
  }
  if (!conversation.question && conversation.lapsed && !assistant.by_word(text).topic) {
    const Question& lapsed = *conversation.lapsed;
    const Slot* slot = assistant.playbook().slot(lapsed.slot);
    const bool closed_answer = slot && slot->type != SlotType::text;
    if (closed_answer && read_answer(*slot, text, &lapsed, assistant, now))
      return Heard{.kind = Kind::lapsed, .how = "lapsed"};
  }
  return std::nullopt;
}

std::optional<Heard> hear_word(const Assistant& assistant, const std::string& text) {
  const Meant meant = assistant.by_word(text);
  if (!meant.topic) return std::nullopt;
  return Heard{.topic = meant.topic->name, .language = meant.language, .how = "word"};
}

std::optional<Heard> hear_pattern(const Assistant& assistant, const std::string& text) {
  const Meant meant = assistant.by_pattern(text);
  if (!meant.topic) return std::nullopt;
  return Heard{.topic = meant.topic->name, .language = meant.language, .how = "pattern"};
}

std::optional<Heard> hear_example(const Assistant& assistant, const std::string& text) {
  const Meant meant = assistant.by_example(text);
  if (!meant.topic) return std::nullopt;
  return Heard{.topic = meant.topic->name, .language = meant.language, .how = "example"};
}

bool has_open_choice(const Conversation& conversation) {
  const auto& question = conversation.question;
  return question && !question->labels.empty() &&
         question->labels.size() == question->options.size();
}

std::vector<PossibleHearing> possible_hearings(const Assistant& assistant,
                                               const Conversation& conversation) {
  constexpr std::size_t kExamples = 3;
  constexpr const char* kHow = "second opinion";
  std::vector<PossibleHearing> possible;
  if (has_open_choice(conversation)) {
    const Question& question = *conversation.question;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      const Value& option = question.options[i];
      Heard heard{.kind = Kind::answer, .value = option, .how = kHow};
      if (question.slot.empty())
        heard = {.kind = Kind::chosen, .topic = option.get<std::string>(), .how = kHow};
      possible.push_back({{.name = question.labels[i]}, std::move(heard)});
    }
    return possible;
  }
  for (const Topic& topic : assistant.playbook().topics) {
    if (topic.like.empty()) continue;
    PossibleHearing one{{.name = topic.name}, {.topic = topic.name, .how = kHow}};
    for (const playbook::Saying& like : topic.like) {
      if (one.choice.examples.size() < kExamples) one.choice.examples.push_back(like.text);
    }
    possible.push_back(std::move(one));
  }
  return possible;
}

Outcome act_on(const Heard& heard, const Assistant& assistant, const Context& context,
               const Occasion& occasion, const Conversation& conversation,
               const std::string& text) {
  return Reaction(heard, assistant, context, occasion, conversation, text).act();
}

Outcome act_on_nothing(const std::optional<intents::Verdict>& verdict, const Assistant& assistant,
                       const Context& context, const Occasion& occasion,
                       const Conversation& conversation, const std::string& text) {
  Turn turn(assistant, context, occasion, conversation, text);
  if (auto needs = turn.miss(verdict)) return *std::move(needs);
  return turn.actions("not understood");
}

}  // namespace pigeon::replies
