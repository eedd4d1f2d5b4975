#include <algorithm>
#include <array>
#include <utility>

#include "calendar/daily_window.h"
#include "calendar/zone.h"
#include "consent/words.h"
#include "playbook/forms.h"
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 3> kKinds{{
    {"conversational", Kind::conversational},
    {"informational", Kind::informational},
    {"promotional", Kind::promotional},
}};

Kind read_kind(toml::Table& section) {
  const auto text = section.text("kind");
  if (!text) return Kind::conversational;
  for (const auto& [name, kind] : kKinds) {
    if (name == *text) return kind;
  }
  section.blame("kind", "`" + *text + "` is no kind of program",
                "write conversational, informational or promotional");
  return Kind::conversational;
}

// Where nothing is said, only those who wrote first are written to (talking.md 1.2, "CTIA consent
// classes").
bool read_consent(toml::Table& section, Kind kind) {
  const auto text = section.text("consent");
  if (!text) return kind != Kind::conversational;
  if (*text == "express") return true;
  if (*text != "none") {
    section.blame("consent", "`" + *text + "` is no kind of consent", "write express or none");
  } else if (kind == Kind::promotional) {
    section.blame("consent", "offers need the consent of those who get them",
                  "write consent = \"express\"");
  }
  return false;
}

// "French", "fr_FR": the language that was meant.
std::string language_meant(std::string_view text) {
  std::string two(text.substr(0, 2));
  std::ranges::transform(two, two.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return is_language(two) ? "did you mean `" + two + "`? " : std::string();
}

std::vector<std::string> read_languages(toml::Table& section) {
  std::vector<std::string> languages;
  for (const auto& [language, at] : section.texts("language")) {
    if (!is_language(language)) {
      section.blame(at, "`" + language + "` is no language that Pigeon speaks",
                    language_meant(language) + "write one of en fr de es it pt");
    } else if (std::ranges::find(languages, language) != languages.end()) {
      section.blame(at, "`" + language + "` stands here twice", "keep one of them");
    } else {
      languages.push_back(language);
    }
  }
  if (languages.empty()) languages.emplace_back("en");
  return languages;
}

// A text whose form is judged; empty when absent.
std::string read_form(toml::Table& section, std::string_view key, bool (*fits)(std::string_view),
                      const std::string& what, const std::string& instead) {
  const auto text = section.text(key);
  if (!text) return {};
  if (!fits(*text)) section.blame(key, "`" + *text + "` is no " + what, "write " + instead);
  return *text;
}

bool is_daily_window(std::string_view text) {
  return !text.empty() && calendar::DailyWindow::parse(text);
}

// One word, which says nothing by itself.
std::string read_own_word(toml::Table& section) {
  const auto text = section.text("word");
  if (!text) return {};
  const std::string word = consent::normalise(*text);
  constexpr std::size_t kLongest = 14;  // so that it has room in Pigeon's own texts
  if (word.empty() || word.size() > kLongest || word.find(' ') != std::string::npos) {
    section.blame("word", "`" + *text + "` is not one short word",
                  "write what customers call these texts, such as \"visits\"");
  } else if (consent::classify(word)) {
    section.blame("word", "`" + *text + "` is one of the consent words",
                  "write what customers call these texts, such as \"visits\"");
  }
  return word;
}

std::string read_zone(toml::Table& section) {
  const auto name = section.text("timezone");
  if (!name) return {};
  const auto zone = calendar::Zone::find(*name);
  if (!zone) {
    section.blame("timezone", zone.error().meaning(), zone.error().hint());
  }
  return *name;
}

}  // namespace

Program read_program(toml::Table& root) {
  Program program{.languages = {"en"}};
  auto section = root.table("program");
  if (!section) {
    if (!root.has("program"))
      root.blame(toml::Position{}, "there is no [program]",
                 "begin with [program] and name = \"Bright Dental\"");
    return program;
  }
  const auto name = section->required_text("name", "\"Bright Dental\"");
  if (name && name->find_first_not_of(' ') == std::string::npos)
    section->blame("name", "the name is empty", "write name = \"Bright Dental\"");
  program.name = name.value_or("");
  program.at = section->at();
  program.kind = read_kind(*section);
  program.needs_opt_in = read_consent(*section, program.kind);
  program.languages = read_languages(*section);
  program.timezone = read_zone(*section);
  program.currency =
      read_form(*section, "currency", is_currency, "currency", "three capitals, such as \"EUR\"");
  program.quiet = read_form(*section, "quiet", is_daily_window, "span of the day",
                            "\"20:00-08:00\", or \"none\"");
  program.max =
      read_form(*section, "max", is_quota, "limit", "how many in how long, such as \"2 per 1d\"");
  program.word = read_own_word(*section);
  program.help = read_plain_text(*section, "help", program);
  return program;
}

}  // namespace pigeon::playbook
