#include "replies/recent.h"

#include <algorithm>
#include <array>

#include "consent/bare_words.h"
#include "consent/words.h"

namespace pigeon::replies {
namespace {

using messages::Direction;
using messages::MessageId;

bool is_answer(const Passed& passed) {
  return passed.direction == Direction::out && (passed.origin == messages::Origin::reply ||
                                                passed.origin == messages::Origin::confirmation);
}

// "Ok!" says the same as "OK". A text without any word, such as an emoji, is compared as it is.
bool same_words(std::string_view one, std::string_view other) {
  const std::string words = consent::normalise(one);
  return words.empty() ? one == other : words == consent::normalise(other);
}

bool asks_for_help(const Passed& passed) {
  const auto word = consent::bare_word(consent::normalise(passed.text));
  return passed.direction == Direction::in && word && word->kind == consent::WordClass::help;
}

}  // namespace

bool says_it_is_a_machine(std::string_view text) {
  constexpr std::array<std::string_view, 20> kPhrases{
      "automatic reply",      "auto reply",          "autoreply",           "automated message",
      "automated reply",      "out of office",       "do not reply",        "im driving",
      "i am driving",         "reponse automatique", "ne pas repondre",     "je conduis",
      "automatische antwort", "nicht antworten",     "abwesenheitsnotiz",   "respuesta automatica",
      "risposta automatica",  "non rispondere",      "resposta automatica", "nao responda"};
  const std::string words = " " + consent::normalise(text) + " ";
  return std::ranges::any_of(kPhrases, [&](std::string_view phrase) {
    return words.find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

int Recent::times_heard(std::string_view text, MessageId id, Instant since) const {
  return static_cast<int>(std::ranges::count_if(texts_, [&](const Passed& passed) {
    return passed.direction == Direction::in && passed.id < id && passed.at >= since &&
           same_words(passed.text, text);
  }));
}

bool Recent::repeats_the_last(std::string_view text, MessageId id) const {
  const Passed* last = nullptr;
  for (const Passed& passed : texts_) {
    if (passed.direction == Direction::in && passed.id < id && (!last || passed.id > last->id))
      last = &passed;
  }
  return last && same_words(last->text, text);
}

bool Recent::helped(Instant since) const {
  return std::ranges::any_of(texts_, [&](const Passed& answer) {
    if (!is_answer(answer) || answer.at < since) return false;
    return std::ranges::any_of(texts_, [&](const Passed& question) {
      return answer.answers == question.id && asks_for_help(question);
    });
  });
}

bool Recent::budget_spent(Instant now, const std::vector<playbook::Quota>& limits) const {
  static const std::vector<playbook::Quota> kDefaults{{kMostIn10Minutes, std::chrono::minutes(10)},
                                                      {kMostInADay, std::chrono::hours(24)}};
  const auto& used = limits.empty() ? kDefaults : limits;
  return std::ranges::any_of(used, [&](const playbook::Quota& limit) {
    return answers_since(now - limit.per) >= limit.count;
  });
}

bool Recent::proactive_spent(Instant now, const playbook::Quota& limit) const {
  const auto count = std::ranges::count_if(texts_, [&](const Passed& passed) {
    return passed.direction == Direction::out && passed.origin == messages::Origin::program &&
           passed.at > now - limit.per;
  });
  return count >= limit.count;
}

bool Recent::is_machine(Instant now) const {
  std::vector<const Passed*> texts;
  for (const Passed& passed : texts_) {
    if (passed.at > now - kMuted && (passed.direction == Direction::in || is_answer(passed)))
      texts.push_back(&passed);
  }
  std::ranges::stable_sort(texts, [](const Passed* one, const Passed* other) {
    return one->at != other->at ? one->at < other->at : one->id < other->id;
  });
  int at_once = 0;
  const Passed* said = nullptr;
  for (const Passed* text : texts) {
    if (text->direction == Direction::out) {
      said = text;
      continue;
    }
    if (says_it_is_a_machine(text->text)) return true;
    if (said) at_once = text->at - said->at < kAtOnce ? at_once + 1 : 0;
    if (at_once > kMostAtOnce) return true;
    said = nullptr;
  }
  return false;
}

int Recent::times_said(const std::vector<std::string>& texts, Instant since) const {
  return static_cast<int>(std::ranges::count_if(texts_, [&](const Passed& passed) {
    return is_answer(passed) && passed.at >= since &&
           std::ranges::find(texts, passed.text) != texts.end();
  }));
}

int Recent::answers_since(Instant since) const {
  return static_cast<int>(std::ranges::count_if(
      texts_, [&](const Passed& passed) { return is_answer(passed) && passed.at > since; }));
}

}  // namespace pigeon::replies
