#include <algorithm>
#include <array>
#include <map>

#include "consent/words.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

// What else may make a topic speak, and what else it may do. Known to the format, not acted on yet.
constexpr std::array<std::string_view, 4> kOtherTriggers{"like", "match", "event", "call"};
constexpr std::array<std::string_view, 8> kOtherOutcomes{"do",     "case", "hand",     "next",
                                                         "forget", "once", "on_error", "within"};

std::string list_of(const std::vector<std::string>& keys) {
  std::string list;
  for (const std::string& key : keys)
    list += (list.empty() ? "`" : ", `") + key + "`";
  return list;
}

template <std::size_t N>
std::vector<std::string> present(toml::Table& section,
                                 const std::array<std::string_view, N>& keys) {
  std::vector<std::string> found;
  for (std::string_view key : keys) {
    section.accept({key});
    if (section.has(key)) found.emplace_back(key);
  }
  return found;
}

// Words of all topics of a file, and who has them.
using Owners = std::map<std::string, std::string>;

std::vector<std::string> read_words(toml::Table& section, Owners& owners) {
  std::vector<std::string> words;
  for (const auto& [written, at] : section.texts("words")) {
    std::string word = consent::normalise(written);
    if (word.empty()) {
      section.blame(at, "\"" + written + "\" has no letter and no digit",
                    "write a word that a customer can text, such as \"change\"");
      continue;
    }
    const auto reserved = consent::classify(word);
    if (reserved && reserved->kind != consent::WordClass::yes) {
      section.blame(at, "\"" + written + "\" never reaches a topic: it is one of the consent words",
                    "use another word, such as \"change\" or \"visit\"");
      continue;
    }
    const auto [owner, is_new] = owners.emplace(word, section.name());
    if (!is_new) {
      section.blame(at, "\"" + written + "\" is already a word of " + owner->second,
                    "keep it in one of them");
      continue;
    }
    words.push_back(std::move(word));
  }
  return words;
}

// Tells the owner what of this topic stays silent for now.
void note_what_is_beyond(toml::Table& section, const Topic& topic,
                         const std::vector<std::string>& triggers,
                         const std::vector<std::string>& outcomes) {
  if (!triggers.empty()) {
    section.note(section.at(), "this version of Pigeon does not act on " + list_of(triggers) +
                                   " of " + section.name() + " yet");
  }
  if (!topic.beyond || topic.words.empty()) return;
  const std::string why =
      outcomes.empty() ? "its text has values to fill in" : "it needs " + list_of(outcomes);
  section.note(section.at(),
               "this version of Pigeon does not answer with " + section.name() + " yet: " + why);
}

Topic read_topic(toml::Table& section, const Program& program, Owners& owners) {
  Topic topic{.name = section.key()};
  topic.words = read_words(section, owners);
  topic.say = read_local_text(section, "say", program);
  const auto triggers = present(section, kOtherTriggers);
  const auto outcomes = present(section, kOtherOutcomes);
  topic.beyond = !outcomes.empty() || !topic.say.is_plain();
  if (!section.has("say") && outcomes.empty()) {
    section.blame(section.at(), section.name() + " says nothing and does nothing",
                  "write say = \"…\"");
  }
  note_what_is_beyond(section, topic, triggers, outcomes);
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
