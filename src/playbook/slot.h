// What can be asked (talking.md 2.3, [slot.X]).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "playbook/template.h"
#include "playbook/wording.h"

namespace pigeon::playbook {

enum class SlotType {
  yesno,
  choice,    // one of the rows of `from`
  date,      // "Tue", "14 May"
  time,      // "9am"
  datetime,  // "tomorrow 9am"
  window,    // "2-4pm": a span of the clock
  number,
  money,
  phone,
  pattern,  // what `pattern` finds
  text,     // anything
};

std::string_view to_string(SlotType type);

struct Slot {
  struct Empty {  // what is said when there is nothing to choose from
    Wording say = {};
    std::vector<std::string> forget = {};
  };
  std::string name = {};
  toml::Position at = {};
  SlotType type = SlotType::text;
  Wording ask = {};
  Wording retry = {};    // empty: `ask` again
  int tries = 2;         // wrong answers in a row, of which the last goes to a person
  std::string min = {};  // as written: "+1d", "2026-05-01", "17:00", "1"
  std::string max = {};
  std::string pattern = {};  // RE2
  std::string keep = {};     // "AL-$1"; empty: what was found
  std::string from = {};     // the data that a choice offers
  Template show = {};        // how one of its rows is shown
  std::optional<Empty> empty = {};
  std::string otherwise = {};  // `else`: the slot that an answer which is no answer may fill
  std::optional<Milliseconds> expires = {};
};

}  // namespace pigeon::playbook
