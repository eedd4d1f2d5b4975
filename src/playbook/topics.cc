// [topic.X] and its cases.
#include <algorithm>
#include <array>
#include <map>

#include "consent/words.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

using Written = std::pair<std::string, toml::Located<std::string>>;  // language and text

// A list for all languages, or one for each.
std::vector<Written> sayings(toml::Table& section, std::string_view key) {
  std::vector<Written> found;
  if (!section.holds_table(key)) {
    for (auto& text : section.texts(key))
      found.emplace_back("", std::move(text));
    return found;
  }
  auto languages = section.table(key);
  for (const auto& [language, at] : languages->keys()) {
    for (auto& text : languages->texts(language))
      found.emplace_back(language, std::move(text));
  }
  return found;
}

void judge_languages(toml::Table& section, std::string_view key, const Program& program) {
  if (!section.holds_table(key)) return;
  auto languages = section.table(key);
  for (const auto& [language, at] : languages->keys()) {
    if (std::ranges::find(program.languages, language) == program.languages.end())
      languages->blame(at, "`" + language + "` is not among the languages of [program]",
                       "add it to `language` there");
  }
}

// Words of all topics of a file, and who has them.
using Owners = std::map<std::string, std::string>;

std::vector<Saying> read_words(toml::Table& section, Owners& owners, const Program& program) {
  std::vector<Saying> words;
  judge_languages(section, "words", program);
  for (const auto& [language, written] : sayings(section, "words")) {
    auto word = read_word(section, written);
    if (!word) continue;
    const auto [owner, is_new] = owners.emplace(*word, section.name());
    if (!is_new) {
      section.blame(written.at, "\"" + written.value + "\" is already a word of " + owner->second,
                    "keep it in one of them");
      continue;
    }
    words.push_back({*std::move(word), language});
  }
  return words;
}

std::vector<Saying> read_like(toml::Table& section, const Program& program) {
  std::vector<Saying> like;
  judge_languages(section, "like", program);
  for (const auto& [language, written] : sayings(section, "like")) {
    if (consent::normalise(written.value).empty()) {
      section.blame(written.at, "this example has no letter",
                    "write what a customer could text, such as \"where is my parcel\"");
      continue;
    }
    if (const auto word = consent::classify(written.value); word && consent::is_reserved(*word)) {
      section.blame(written.at,
                    "\"" + written.value + "\" never reaches a topic: " +
                        (word->stops() ? "whoever writes it is unsubscribed"
                                       : "it is one of the consent words"),
                    "write another example");
      continue;
    }
    like.push_back({written.value, language});
  }
  return like;
}

std::vector<Template> read_match(toml::Table& section) {
  std::vector<Template> match;
  for (const auto& text : section.texts("match")) {
    Template pattern = code_of(section, text);
    if (std::ranges::all_of(text.value, [](char c) { return c == '*' || c == ' '; })) {
      section.blame(text.at, "this pattern matches every text",
                    "write what has to stand in it, such as \"*{number}*\"");
      continue;
    }
    match.push_back(std::move(pattern));
  }
  return match;
}

void read_triggers(toml::Table& section, Topic& topic) {
  topic.event = section.text("event").value_or("");
  if (const auto call = section.text("call")) {
    topic.missed_call = *call == "missed";
    if (!topic.missed_call)
      section.blame("call", "`" + *call + "` is nothing that happens to a call",
                    "write call = \"missed\"");
  }
  topic.within = read_duration(section, "within");
  topic.once = read_code(section, "once");
  for (std::string_view key : {"within", "once"}) {
    if (section.has(key) && topic.event.empty())
      section.blame(key, "`" + std::string(key) + "` is for topics with an `event`", "remove it");
  }
}

Topic read_topic(toml::Table& section, const Program& program, Owners& owners) {
  Topic topic{.name = section.key(), .at = section.at()};
  topic.words = read_words(section, owners, program);
  topic.like = read_like(section, program);
  topic.match = read_match(section);
  read_triggers(section, topic);
  topic.outcome = read_outcome(section, program);
  topic.expect = read_expect(section);
  for (toml::Table& one : section.tables("case")) {
    auto condition = read_condition(one, "if");
    if (!one.has("if"))
      one.blame(one.at(), one.name() + " does not say when it holds", "write if = \"…\"");
    Outcome outcome = read_outcome(one, program);
    if (condition) topic.cases.push_back({*std::move(condition), std::move(outcome)});
  }
  if (topic.outcome.silent() && !section.has("case") && !section.has("say")) {
    section.blame(section.at(), section.name() + " says nothing and does nothing",
                  "write say = \"…\"");
  }
  return topic;
}

}  // namespace

std::vector<Topic> read_topics(toml::Table& root, const Program& program) {
  std::vector<Topic> topics;
  Owners owners;
  for (toml::Table& section : root.tables_below("topic"))
    topics.push_back(read_topic(section, program, owners));
  return topics;
}

}  // namespace pigeon::playbook
