#include "replies/recent.h"

#include <algorithm>

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
  const auto word = consent::classify(passed.text);
  return passed.direction == Direction::in && word && word->kind == consent::WordClass::help;
}

}  // namespace

bool Recent::heard_before(std::string_view text, MessageId id, Instant since) const {
  return std::ranges::any_of(texts_, [&](const Passed& passed) {
    return passed.direction == Direction::in && passed.id < id && passed.at >= since &&
           same_words(passed.text, text);
  });
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

bool Recent::budget_spent(Instant now) const {
  return answers_since(now - std::chrono::minutes(10)) >= kMostIn10Minutes ||
         answers_since(now - std::chrono::hours(24)) >= kMostInADay;
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
