#include <algorithm>
#include <array>
#include <utility>

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

std::vector<std::string> read_languages(toml::Table& section) {
  std::vector<std::string> languages;
  for (const auto& [language, at] : section.texts("language")) {
    if (!is_language(language)) {
      section.blame(at, "`" + language + "` is no language that Pigeon speaks",
                    "write one of en fr de es it pt");
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
  program.kind = read_kind(*section);
  program.needs_opt_in = read_consent(*section, program.kind);
  program.languages = read_languages(*section);
  program.timezone = read_form(*section, "timezone", is_zone_name, "time zone",
                               "a name of the IANA list, such as \"Europe/London\"");
  program.currency =
      read_form(*section, "currency", is_currency, "currency", "three capitals, such as \"EUR\"");
  program.quiet = read_form(*section, "quiet", is_daily_window, "span of the day",
                            "\"20:00-08:00\", or \"none\"");
  program.max =
      read_form(*section, "max", is_quota, "limit", "how many in how long, such as \"2 per 1d\"");
  program.help = read_plain_text(*section, "help", program);
  return program;
}

}  // namespace pigeon::playbook
