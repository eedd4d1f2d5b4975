#include "cli/unclear_texts.h"

#include <algorithm>
#include <utility>

#include "cli/examples_file.h"
#include "intents/groups.h"

namespace pigeon::cli {
namespace {

constexpr std::int64_t kMost = 500;  // in one sitting; the newest

bool is_understood(const std::string& text, const replies::Assistant& assistant) {
  if (assistant.by_word(text).topic || assistant.by_pattern(text).topic ||
      assistant.by_example(text).topic)
    return true;
  const auto verdict = assistant.verdict(text);
  return verdict && verdict->band == intents::Band::act;
}

// Those that the examples speak for, then the others as they stand in the playbook.
std::vector<std::string> topics_for(const std::string& text, const replies::Assistant& assistant) {
  std::vector<std::string> topics;
  if (const auto verdict = assistant.verdict(text)) {
    for (const intents::Candidate& candidate : verdict->ranked)
      topics.push_back(candidate.intent);
  }
  for (const playbook::Topic& topic : assistant.playbook().topics) {
    const bool by_words = !topic.like.empty() || !topic.words.empty() || !topic.match.empty();
    if (by_words && std::ranges::find(topics, topic.name) == topics.end())
      topics.push_back(topic.name);
  }
  return topics;
}

}  // namespace

tl::expected<std::vector<UnclearText>, ExitCode> unclear_texts(const Context& context,
                                                               const std::string& program) {
  control::Question question{"unclear"};
  question.args["program"] = program;
  question.args["limit"] = kMost;
  const auto items = items_of(context, question);
  if (!items) return tl::unexpected(items.error());
  std::vector<UnclearText> texts;
  for (const Json& item : *items) {
    const auto id = control::integer_at(item, "id");
    auto text = control::text_at(item, "text");
    if (id && text) texts.push_back({*id, *std::move(text)});
  }
  return texts;
}

std::vector<UnclearText> unclear_texts_in(const std::string& content) {
  std::vector<UnclearText> texts;
  std::int64_t line = 0;
  for (std::string& text : lines_of(content)) {
    ++line;
    if (text.find_first_not_of(" \t") != std::string::npos)
      texts.push_back({line, std::move(text)});
  }
  return texts;
}

std::vector<UnclearGroup> groups_of(std::vector<UnclearText> texts,
                                    const replies::Assistant& assistant,
                                    std::vector<UnclearText>& understood) {
  const auto unclear = std::ranges::stable_partition(
      texts, [&](const UnclearText& one) { return !is_understood(one.text, assistant); });
  understood.insert(understood.end(), std::make_move_iterator(unclear.begin()),
                    std::make_move_iterator(unclear.end()));
  texts.erase(unclear.begin(), unclear.end());
  std::vector<std::string> words;
  for (const UnclearText& one : texts)
    words.push_back(one.text);
  std::vector<UnclearGroup> groups;
  for (const std::vector<std::size_t>& members : intents::grouped(words)) {
    UnclearGroup group;
    for (const std::size_t member : members)
      group.texts.push_back(texts[member]);
    group.topics = topics_for(group.texts.front().text, assistant);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace pigeon::cli
