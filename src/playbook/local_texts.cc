#include <algorithm>

#include "consent/words.h"
#include "playbook/forms.h"
#include "playbook/invitation.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

void judge_language(toml::Table& table, const toml::Translation& translation,
                    const Program& program) {
  if (!is_language(translation.language)) {
    table.blame(translation.at, "`" + translation.language + "` is no language that Pigeon speaks",
                "write one of en fr de es it pt");
  } else if (std::ranges::find(program.languages, translation.language) ==
             program.languages.end()) {
    table.note(translation.at,
               "`" + translation.language + "` is not among the languages of [program]",
               "add it to `language` there");
  }
}

void judge_words(toml::Table& table, const toml::Translation& translation) {
  if (translation.text.find_first_not_of(" \t\r\n") == std::string::npos)
    table.blame(translation.at, "this text is empty", "write what to say, or remove the key");
  if (const auto word = invited_consent_word(translation.text)) {
    const auto meant = consent::classify(*word);
    table.blame(translation.at,
                "this text invites " + *word + ", and whoever replies that " +
                    (meant && meant->stops() ? "is unsubscribed" : "gets no answer of yours"),
                "use another word, such as 1, 2, OK, CHANGE or VISIT");
  }
}

// A text in one language serves only that one: each language of the program needs its own.
void judge_completeness(toml::Table& table, std::string_view key,
                        const std::vector<toml::Translation>& translations,
                        const Program& program) {
  if (translations.empty() || translations.front().language.empty()) return;
  for (const std::string& language : program.languages) {
    if (std::ranges::find(translations, language, &toml::Translation::language) !=
        translations.end())
      continue;
    table.blame(key, "`" + std::string(key) + "` lacks its text in `" + language + "`",
                "write " + language + " = \"…\" beside the others");
  }
}

}  // namespace

std::vector<toml::Translation> read_translations(toml::Table& table, std::string_view key,
                                                 const Program& program) {
  auto translations = table.translations(key);
  for (const toml::Translation& translation : translations) {
    if (!translation.language.empty()) judge_language(table, translation, program);
    judge_words(table, translation);
  }
  judge_completeness(table, key, translations, program);
  return translations;
}

LocalText read_local_text(toml::Table& table, std::string_view key, const Program& program) {
  std::vector<LocalText::Version> versions;
  for (toml::Translation& translation : read_translations(table, key, program))
    versions.push_back({std::move(translation.language), std::move(translation.text)});
  return LocalText(std::move(versions));
}

LocalText read_plain_text(toml::Table& table, std::string_view key, const Program& program) {
  LocalText text = read_local_text(table, key, program);
  if (text.is_plain()) return text;
  table.blame(key, "`" + std::string(key) + "` goes out as it stands: it has no values to fill in",
              "write it without { } and [ ]");
  return {};
}

}  // namespace pigeon::playbook
