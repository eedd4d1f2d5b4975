#include "replies/assistant.h"

#include <algorithm>
#include <set>

#include <re2/re2.h>

#include "consent/words.h"
#include "intents/self_taught.h"

namespace pigeon::replies {
namespace {

using playbook::Piece;
using playbook::Topic;

std::shared_ptr<const re2::RE2> compiled(const std::string& expression) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return std::make_shared<const re2::RE2>(expression, options);
}

// "*{number}*" as an expression: a star is anything, a slot is what its own pattern finds.
std::string expression_of(const playbook::Template& match, const playbook::Playbook& playbook) {
  std::string expression = "(?is)^\\s*";
  for (const Piece& piece : match.pieces) {
    if (piece.kind == Piece::Kind::value) {
      const playbook::Slot* slot = playbook.slot(piece.place.root);
      const bool has_pattern = slot && slot->type == playbook::SlotType::pattern;
      expression += has_pattern ? "(?:" + slot->pattern + ")" : ".+?";
      continue;
    }
    std::string_view rest = piece.text;
    while (!rest.empty()) {
      const std::size_t star = rest.find('*');
      expression += re2::RE2::QuoteMeta(re2::StringPiece(rest.data(), std::min(star, rest.size())));
      if (star == std::string_view::npos) break;
      expression += ".*";
      rest.remove_prefix(star + 1);
    }
  }
  return expression + "\\s*$";
}

std::set<std::string> distinct_words(std::string_view text) {
  const std::string normalised = consent::normalise(text);
  std::set<std::string> words;
  std::string_view rest = normalised;
  while (!rest.empty()) {
    const std::size_t blank = rest.find(' ');
    words.emplace(rest.substr(0, blank));
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
  }
  return words;
}

}  // namespace

std::vector<intents::Example> examples_of(const playbook::Playbook& playbook) {
  std::vector<intents::Example> examples;
  for (const Topic& topic : playbook.topics) {
    for (const playbook::Saying& like : topic.like)
      examples.push_back({topic.name, like.text});
    for (const playbook::Saying& word : topic.words) {
      if (!topic.like.empty()) examples.push_back({topic.name, word.text});
    }
  }
  return examples;
}

Result<Assistant> Assistant::prepare(playbook::Playbook playbook, const Setting& setting) {
  const std::string name =
      playbook.program.timezone.empty() ? setting.timezone : playbook.program.timezone;
  auto zone = calendar::Zone::find(name);
  if (!zone) return fail(zone.error());
  const std::string quiet = playbook.program.quiet.empty() ? setting.quiet : playbook.program.quiet;
  auto window = calendar::DailyWindow::parse(quiet);
  if (!window) return fail(window.error());
  Assistant assistant(std::move(playbook), *std::move(zone));
  assistant.quiet_ = *window;
  assistant.closed_ = setting.closed;
  assistant.second_opinion_ = setting.second_opinion;
  assistant.compile_patterns();
  assistant.learn(setting.log);
  return assistant;
}

void Assistant::compile_patterns() {
  for (const playbook::Slot& slot : playbook_->slots) {
    if (slot.type == playbook::SlotType::pattern) patterns_[slot.name] = compiled(slot.pattern);
  }
  for (const Topic& topic : playbook_->topics) {
    for (const playbook::Template& match : topic.match)
      matches_.emplace_back(compiled(expression_of(match, *playbook_)), &topic);
  }
}

void Assistant::learn(const std::vector<std::string>& log) {
  for (const Topic& topic : playbook_->topics) {
    for (const playbook::Saying& like : topic.like)
      examples_.try_emplace(consent::normalise(like.text), Meant{&topic, like.language});
  }
  std::vector<intents::Example> examples = examples_of(*playbook_);
  if (examples.empty()) return;
  if (!log.empty()) examples = intents::self_taught(examples, log);
  if (auto model = intents::Model::train(examples)) model_ = *std::move(model);
}

const re2::RE2* Assistant::pattern(const std::string& slot) const {
  const auto found = patterns_.find(slot);
  return found == patterns_.end() ? nullptr : found->second.get();
}

Meant Assistant::by_word(std::string_view text) const {
  const std::string words = consent::normalise(text);
  for (const Topic& topic : playbook_->topics) {
    for (const playbook::Saying& word : topic.words) {
      if (word.text == words) return {&topic, word.language};
    }
  }
  return {};
}

Meant Assistant::by_pattern(std::string_view text) const {
  for (const auto& [expression, topic] : matches_) {
    if (re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *expression))
      return {topic, language_like(*topic, text)};
  }
  return {};
}

Meant Assistant::by_example(std::string_view text) const {
  const auto found = examples_.find(consent::normalise(text));
  return found == examples_.end() ? Meant{} : found->second;
}

std::optional<intents::Verdict> Assistant::verdict(std::string_view text) const {
  if (!model_) return std::nullopt;
  return model_->classify(text);
}

// Of the example that shares most words with the text, if any does by more than one of another
// language.
std::string Assistant::language_like(const Topic& topic, std::string_view text) const {
  const std::set<std::string> words = distinct_words(text);
  std::map<std::string, std::size_t> best;
  for (const playbook::Saying& like : topic.like) {
    const std::set<std::string> own = distinct_words(like.text);
    const auto shared = static_cast<std::size_t>(
        std::ranges::count_if(own, [&](const auto& word) { return words.contains(word); }));
    best[like.language] = std::max(best[like.language], shared);
  }
  std::string language;
  std::size_t most = 0;
  bool tie = false;
  for (const auto& [candidate, shared] : best) {
    if (shared > most) {
      language = candidate;
      most = shared;
      tie = false;
    } else if (shared == most) {
      tie = true;
    }
  }
  return most > 0 && !tie ? language : std::string();
}

}  // namespace pigeon::replies
