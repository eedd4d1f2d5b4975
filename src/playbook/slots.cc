// [slot.X].
#include <algorithm>
#include <array>
#include <vector>

#include <re2/re2.h>

#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

constexpr std::array<std::pair<SlotType, std::string_view>, 11> kTypes{{
    {SlotType::yesno, "yesno"},
    {SlotType::choice, "choice"},
    {SlotType::date, "date"},
    {SlotType::time, "time"},
    {SlotType::datetime, "datetime"},
    {SlotType::window, "window"},
    {SlotType::number, "number"},
    {SlotType::money, "money"},
    {SlotType::phone, "phone"},
    {SlotType::pattern, "pattern"},
    {SlotType::text, "text"},
}};

SlotType read_type(toml::Table& section) {
  const auto text = section.required_text("type", "\"date\"");
  for (const auto& [type, name] : kTypes) {
    if (text == name) return type;
  }
  if (text)
    section.blame(
        "type", "`" + *text + "` is no type of slot",
        "write yesno, choice, date, time, datetime, window, number, money, phone, pattern "
        "or text");
  return SlotType::text;
}

void read_choice(toml::Table& section, Slot& slot, const Program& program) {
  slot.from = section.required_text("from", "\"free\"").value_or("");
  section.required_text("show", "\"{starts|time}\"");
  slot.show = read_code(section, "show");
  if (auto empty = section.table("empty")) {
    slot.empty = Slot::Empty{.say = read_wording(*empty, "say", program)};
    for (const Named& name : read_named_list(*empty, "forget"))
      slot.empty->forget.push_back(name.name);
  }
}

void read_pattern(toml::Table& section, Slot& slot) {
  slot.pattern = section.required_text("pattern", R"('\bAL-?(\d{6})\b')").value_or("");
  slot.keep = section.text("keep").value_or("");
  re2::RE2::Options options;
  options.set_log_errors(false);
  const re2::RE2 expression(slot.pattern, options);
  if (!expression.ok()) {
    section.blame("pattern", "`pattern` is no regular expression: " + expression.error(),
                  "write it in the notation of RE2, in single quotes");
    return;
  }
  for (std::size_t i = 0; i + 1 < slot.keep.size(); ++i) {
    const char digit = slot.keep[i + 1];
    if (slot.keep[i] == '$' && digit >= '0' && digit <= '9' &&
        digit - '0' > expression.NumberOfCapturingGroups())
      section.blame("keep", "`pattern` has no group for $" + std::string(1, digit),
                    "put ( ) around what is to be kept");
  }
}

// The bounds are in the terms of the type; "+1d" counts from today.
bool is_bound(SlotType type, const std::string& text) {
  switch (type) {
    case SlotType::date:
    case SlotType::datetime: {
      const bool relative = text.starts_with('+') && duration(std::string_view(text).substr(1));
      const bool dated = text.size() >= 10 && text[4] == '-' && text[7] == '-';
      return relative || dated || text == "+0d";
    }
    case SlotType::time:
      return time_of_day(text).has_value();
    default:
      return !text.empty() && text.find_first_not_of("-0123456789.") == std::string::npos;
  }
}

void read_bound(toml::Table& section, std::string_view key, SlotType type, std::string& bound) {
  const auto values = section.values(key);
  if (values.empty()) return;
  bound = values.front();
  const std::array bounded{SlotType::date, SlotType::time, SlotType::datetime, SlotType::number,
                           SlotType::money};
  if (std::ranges::find(bounded, type) == bounded.end()) {
    section.blame(key, "a slot of this type has no `" + std::string(key) + "`", "remove it");
  } else if (!is_bound(type, bound)) {
    section.blame(key, "`" + bound + "` is no bound of a " + std::string(to_string(type)),
                  type == SlotType::time     ? "write it as \"09:00\""
                  : type == SlotType::number ? "write a number"
                  : type == SlotType::money  ? "write a number"
                                             : "write it as \"+1d\" or \"2026-12-31\"");
  }
}

Slot read_slot(toml::Table& section, const Program& program) {
  Slot slot{.name = section.key(), .at = section.at()};
  slot.type = read_type(section);
  slot.ask = read_wording(section, "ask", program);
  if (!section.has("ask"))
    section.blame(section.at(), section.name() + " does not say how it is asked",
                  "write ask = \"Which day would suit you?\"");
  slot.retry = read_wording(section, "retry", program);
  if (const auto parts = section.integer("parts", 1, 9))
    slot.ask.parts = slot.retry.parts = static_cast<int>(*parts);
  if (const auto tries = section.integer("tries", 1, 9)) slot.tries = static_cast<int>(*tries);
  read_bound(section, "min", slot.type, slot.min);
  read_bound(section, "max", slot.type, slot.max);
  section.accept({"from", "show", "empty", "pattern", "keep"});
  if (slot.type == SlotType::choice) {
    read_choice(section, slot, program);
  } else if (slot.type == SlotType::pattern) {
    read_pattern(section, slot);
  }
  for (std::string_view key : {"from", "show", "empty"}) {
    if (slot.type != SlotType::choice && section.has(key))
      section.blame(key, "only a choice has `" + std::string(key) + "`",
                    "write type = \"choice\", or remove it");
  }
  for (std::string_view key : {"pattern", "keep"}) {
    if (slot.type != SlotType::pattern && section.has(key))
      section.blame(key, "only a pattern has `" + std::string(key) + "`",
                    "write type = \"pattern\", or remove it");
  }
  slot.otherwise = section.text("else").value_or("");
  slot.expires = read_duration(section, "expires");
  return slot;
}

}  // namespace

std::string_view to_string(SlotType type) {
  return std::ranges::find(kTypes, type, &std::pair<SlotType, std::string_view>::first)->second;
}

std::vector<Slot> read_slots(toml::Table& root, const Program& program) {
  std::vector<Slot> slots;
  for (toml::Table& section : root.tables_below("slot"))
    slots.push_back(read_slot(section, program));
  return slots;
}

}  // namespace pigeon::playbook
