#include "consent/ledger.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pigeon::consent {
namespace {

constexpr std::array<std::pair<Event, std::string_view>, 9> kEvents{{
    {Event::asked, "asked"},
    {Event::granted, "granted"},
    {Event::confirmed, "confirmed"},
    {Event::declined, "declined"},
    {Event::revoked, "revoked"},
    {Event::resumed, "resumed"},
    {Event::suspected, "suspected"},
    {Event::clarified, "clarified"},
    {Event::erased, "erased"},
}};

bool is_consent(Event event) {
  return event == Event::granted || event == Event::confirmed || event == Event::resumed;
}

OfProgram of(const Standing& standing, std::string_view program) {
  const auto found = standing.programs.find(program);
  return found == standing.programs.end() ? OfProgram() : found->second;
}

void note_last(Standing& standing, const Entry& entry) {
  standing.last = entry.event;
  standing.about = entry.program;
  standing.at = entry.at;
  standing.message = entry.message;
  if (!entry.language.empty()) standing.language = entry.language;
}

// START means what they had agreed to before; from somebody who never had, it is consent itself.
void consent_to_all(Standing& standing, Event event) {
  const bool agreed_to_some =
      std::ranges::any_of(standing.programs, [](const auto& one) { return one.second.consented; });
  if (event != Event::resumed || !agreed_to_some) standing.had_consent = true;
  for (auto& [name, one] : standing.programs) {
    one.kept = false;
    if (event == Event::resumed) one.stopped = false;
    if (event != Event::resumed) one.declined = false;
  }
}

// False when that is all: a STOP to one program is nothing that happened to the number.
bool change_program(Standing& standing, const Entry& entry) {
  OfProgram& one = standing.programs[entry.program];
  switch (entry.event) {
    case Event::revoked:
      one.stopped = true;
      return false;
    case Event::resumed:
      one.stopped = false;
      one.consented = true;
      return false;
    case Event::granted:
    case Event::confirmed:
      if (one.stopped) return false;  // no import revives it
      one.consented = true;
      one.declined = false;
      return true;
    case Event::declined:
      one.declined = true;
      return true;
    default:
      return true;
  }
}

// Only START opens what STOP has closed: no question, no YES and no import does. A second STOP is
// not a new one, unless something was kept at the first.
Standing after_stop(const Standing& before, const Entry& entry) {
  Standing standing = before;
  const bool of_all = entry.program.empty();
  if (entry.event == Event::resumed && of_all) {
    consent_to_all(standing, entry.event);
    standing.suspected = false;
    note_last(standing, entry);
  } else if (entry.event == Event::resumed) {
    OfProgram& one = standing.programs[entry.program];
    one = OfProgram{.consented = true, .kept = true};
  } else if (entry.event == Event::revoked && of_all && before.keeps_any()) {
    for (auto& [name, one] : standing.programs)
      one.kept = false;
    note_last(standing, entry);
  } else if (entry.event == Event::revoked && !of_all) {
    standing.programs[entry.program].kept = false;
  }
  return standing;
}

}  // namespace

std::string_view to_string(Event event) {
  for (const auto& [value, name] : kEvents) {
    if (value == event) return name;
  }
  return "";
}

std::optional<Event> event_from_string(std::string_view text) {
  for (const auto& [value, name] : kEvents) {
    if (name == text) return value;
  }
  return std::nullopt;
}

bool Standing::keeps_any() const {
  return blocked() &&
         std::ranges::any_of(programs, [](const auto& one) { return one.second.kept; });
}

bool Standing::blocks(std::string_view program) const {
  const OfProgram one = of(*this, program);
  return blocked() ? !one.kept : one.stopped;
}

bool Standing::blocks_any() const {
  return blocked() ||
         std::ranges::any_of(programs, [](const auto& one) { return one.second.stopped; });
}

bool Standing::consents_to(std::string_view program) const {
  return had_consent || of(*this, program).consented;
}

bool Standing::declines(std::string_view program) const {
  const auto found = programs.find(program);
  if (found != programs.end() && found->second.declined) return true;
  return last == Event::declined && about.empty();
}

Standing after(const Standing& before, const Entry& entry) {
  if (before.blocked()) return after_stop(before, entry);

  Standing standing = before;
  if (entry.event == Event::suspected || entry.event == Event::clarified) {
    standing.suspected = entry.event == Event::suspected;
    return standing;
  }
  if (entry.event == Event::revoked || is_consent(entry.event)) standing.suspected = false;
  if (!entry.program.empty() && !change_program(standing, entry)) return standing;
  if (entry.program.empty() && is_consent(entry.event)) consent_to_all(standing, entry.event);
  note_last(standing, entry);
  return standing;
}

}  // namespace pigeon::consent
