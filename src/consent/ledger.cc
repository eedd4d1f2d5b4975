#include "consent/ledger.h"

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

Standing after(const Standing& before, const Entry& entry) {
  // Only START opens what STOP has closed: no question, no YES and no import does. A second STOP
  // is not a new one.
  if (before.blocked() && entry.event != Event::resumed) return before;

  Standing standing = before;
  if (entry.event == Event::suspected || entry.event == Event::clarified) {
    standing.suspected = entry.event == Event::suspected;
    return standing;
  }
  if (entry.event == Event::revoked || is_consent(entry.event)) standing.suspected = false;
  standing.last = entry.event;
  standing.at = entry.at;
  standing.message = entry.message;
  if (!entry.language.empty()) standing.language = entry.language;
  if (is_consent(entry.event)) standing.had_consent = true;
  return standing;
}

}  // namespace pigeon::consent
