// The switches of `--with`: one trait of a character by name.
#include <algorithm>

#include "simulator/character.h"

namespace pigeon::simulator {
namespace {

struct Choice {
  std::string_view trait;
  std::string_view value;
  void (*set)(Character& character);
};

constexpr Choice kChoices[] = {
    {"prompt", "standard", [](Character& it) { it.prompt = "\r\n> "; }},
    {"prompt", "own-line", [](Character& it) { it.prompt = "\r\n>\r\n"; }},
    {"prompt", "bare", [](Character& it) { it.prompt = ">"; }},
    {"prompt", "none", [](Character& it) { it.asks = false; }},
    {"line-end", "standard", [](Character& it) { it.line_end = "\r\n"; }},
    {"line-end", "double-cr", [](Character& it) { it.line_end = "\r\r\n"; }},
    {"line-end", "lf", [](Character& it) { it.line_end = "\n"; }},
    {"line-end", "blank-lines", [](Character& it) { it.line_end = "\r\n\r\n"; }},
    {"bytes", "together", [](Character& it) { it.drips = false; }},
    {"bytes", "one-by-one", [](Character& it) { it.drips = true; }},
    {"errors", "numeric", [](Character& it) { it.numeric_errors = true; }},
    {"errors", "plain", [](Character& it) { it.numeric_errors = false; }},
    {"unknown", "error", [](Character& it) { it.unknown = {}; }},
    {"unknown", "words", [](Character& it) { it.unknown = "COMMAND NOT SUPPORT"; }},
    {"port", "uart", [](Character& it) { it.usb = false; }},
    {"port", "usb", [](Character& it) { it.usb = true; }},
    {"deaf", "no", [](Character& it) { it.deaf = 0; }},
    {"deaf", "first", [](Character& it) { it.deaf = 1; }},
    {"stale", "no", [](Character& it) { it.stale = {}; }},
    {"stale", "yes", [](Character& it) { it.stale = "\r\n+CMS ERROR: 500\r\n\r\nOK\r\n07914477"; }},
    {"chatter", "no", [](Character& it) { it.chatter = Milliseconds(0); }},
    {"chatter", "much", [](Character& it) { it.chatter = Milliseconds(200); }},
    {"chatter", "everywhere",
     [](Character& it) {
       it.chatter = Milliseconds(200);
       it.everywhere = true;
     }},
    {"start", "quick",
     [](Character& it) {
       it.boot_time = kBootTime;
       it.ready_time = kSmsReadyTime;
     }},
    {"start", "slow",
     [](Character& it) {
       it.boot_time = Milliseconds(5'000);
       it.ready_time = Milliseconds(10'000);
     }},
    {"cpin-ok", "yes", [](Character& it) { it.cpin_without_ok = false; }},
    {"cpin-ok", "missing", [](Character& it) { it.cpin_without_ok = true; }},
    {"cpms-ok", "yes", [](Character& it) { it.cpms_without_ok = false; }},
    {"cpms-ok", "missing", [](Character& it) { it.cpms_without_ok = true; }},
    {"tries", "told", [](Character& it) { it.tells_tries = true; }},
    {"tries", "secret",
     [](Character& it) {
       it.tells_tries = false;
       it.sayings = {};
     }},
    {"index", "0", [](Character& it) { it.first_index = 0; }},
    {"index", "1", [](Character& it) { it.first_index = 1; }},
    {"slots", "few", [](Character& it) { it.slots = 5; }},
    {"slots", "many", [](Character& it) { it.slots = 250; }},
    {"cpms", "any",
     [](Character& it) {
       it.fewest_memories = 1;
       it.most_memories = 3;
     }},
    {"cpms", "one", [](Character& it) { it.most_memories = 1; }},
    {"cpms", "two", [](Character& it) { it.most_memories = 2; }},
    {"cpms", "three", [](Character& it) { it.fewest_memories = 3; }},
    {"memories", "yes", [](Character& it) { it.memories = true; }},
    {"memories", "none", [](Character& it) { it.memories = false; }},
    {"empty-slot", "error", [](Character& it) { it.empty_slot = EmptySlot::error; }},
    {"empty-slot", "ok", [](Character& it) { it.empty_slot = EmptySlot::ok; }},
    {"empty-slot", "zeroes", [](Character& it) { it.empty_slot = EmptySlot::zeroes; }},
    {"cnmi", "any",
     [](Character& it) {
       it.highest_mode = it.highest_mt = 3;
       it.highest_ds = 2;
     }},
    {"cnmi", "mode-1", [](Character& it) { it.highest_mode = 1; }},
    {"cnmi", "no-reports", [](Character& it) { it.highest_ds = 0; }},
    {"cnmi", "none", [](Character& it) { it.highest_mode = it.highest_mt = it.highest_ds = 0; }},
    {"service-1", "yes", [](Character& it) { it.phase_2_plus = true; }},
    {"service-1", "no", [](Character& it) { it.phase_2_plus = false; }},
    {"cmti", "place", [](Character& it) { it.announcement = Announcement::place; }},
    {"cmti", "minus-one", [](Character& it) { it.announcement = Announcement::minus_one; }},
    {"cmti", "nowhere", [](Character& it) { it.announcement = Announcement::nowhere; }},
    {"cmti", "twice", [](Character& it) { it.announcement = Announcement::twice; }},
    {"cds", "standard", [](Character& it) { it.cds_comma = false; }},
    {"cds", "comma", [](Character& it) { it.cds_comma = true; }},
    {"texts", "yes", [](Character& it) { it.texts = true; }},
    {"texts", "no", [](Character& it) { it.texts = false; }},
    {"cmgs", "before-ok", [](Character& it) { it.reference = Reference::before_ok; }},
    {"cmgs", "after-ok", [](Character& it) { it.reference = Reference::after_ok; }},
    {"cmgs", "missing", [](Character& it) { it.reference = Reference::never; }},
    {"cmgs", "late", [](Character& it) { it.reference = Reference::late; }},
    {"ussd", "plain", [](Character& it) { it.ussd = Ussd::plain; }},
    {"ussd", "packed", [](Character& it) { it.ussd = Ussd::packed; }},
    {"ussd", "ucs2", [](Character& it) { it.ussd = Ussd::ucs2; }},
};

std::string values_of(std::string_view trait) {
  std::string values;
  for (const Choice& choice : kChoices) {
    if (choice.trait == trait) values += (values.empty() ? "" : "|") + std::string(choice.value);
  }
  return values;
}

}  // namespace

Result<void> set_trait(Character& character, std::string_view assignment) {
  const std::size_t equals = std::min(assignment.find('='), assignment.size());
  const std::string_view trait = assignment.substr(0, equals);
  const std::string_view value = assignment.substr(std::min(equals + 1, assignment.size()));
  const std::string values = values_of(trait);
  if (values.empty()) {
    return fail("unknown-trait", "There is no trait \"" + std::string(trait) + "\"",
                "Known are\n" + known_traits());
  }
  const auto* const found = std::ranges::find_if(kChoices, [&](const Choice& choice) {
    return choice.trait == trait && choice.value == value;
  });
  if (found == std::end(kChoices)) {
    return fail("invalid-trait", "\"" + std::string(trait) + "\" takes " + values);
  }
  found->set(character);
  return {};
}

std::string known_traits() {
  std::string lines;
  std::string_view last;
  for (const Choice& choice : kChoices) {
    if (choice.trait == last) continue;
    last = choice.trait;
    lines += std::string(last) + "=" + values_of(last) + "\n";
  }
  return lines;
}

}  // namespace pigeon::simulator
