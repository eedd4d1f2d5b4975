// One made-up customer of a playbook: a goal, a way of behaving, a world of which the truth is
// known (talking.md 5).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bench/customers/wordings.h"
#include "intents/dice.h"
#include "playbook/fixture.h"
#include "rehearsal/world.h"

namespace pigeon::bench {

enum class Behaviour {
  plain,
  slips,           // spelling slips, shortened words, no punctuation
  off_form,        // the first answer is none
  two_questions,   // asks for something else in the same breath
  silent,          // answers hours later
  changes_mind,    // wants something else in the middle
  other_language,  // writes in one that the playbook may not have
  stops,           // STOP in the middle
  machine,         // the phone answers by itself first
};
inline constexpr std::size_t kBehaviours = 9;
const char* name_of(Behaviour behaviour);

struct Case {
  std::string goal;
  bool for_people = false;  // only a person may do it
  playbook::Fixture fixture;
  std::string start = "2026-05-12 09:00";  // on the program's clock
  std::function<void(rehearsal::World&)> before = [](rehearsal::World&) {};  // why they write
  std::vector<std::string> ways = {};                          // to say it, the first first
  std::function<std::string(const std::string&)> answer = {};  // to a question; empty: it is none
  std::vector<std::string> labels = {};                        // of what is meant, in a question
  std::function<bool(const rehearsal::World&, const std::vector<std::string>&)> met = {};
  std::function<bool(const replies::Request&)> allowed = {};  // a write they agreed to
};

// One cell of the made-up database.
std::string cell(const rehearsal::World& world, const std::string& file, const std::string& sql);

bool has(std::string_view text, std::string_view part);
bool any_has(const std::vector<std::string>& texts, std::string_view part);

using MakeCase = Case (*)(Behaviour, const playbook::Fixture&, const Wordings&, intents::Dice&);
Case dentist_case(Behaviour, const playbook::Fixture&, const Wordings&, intents::Dice&);
Case parcels_case(Behaviour, const playbook::Fixture&, const Wordings&, intents::Dice&);
Case hotel_case(Behaviour, const playbook::Fixture&, const Wordings&, intents::Dice&);

}  // namespace pigeon::bench
