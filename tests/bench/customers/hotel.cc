// Guests of the hotel: an offer reaches them, and they take it, leave it or ask something else.
#include "bench/customers/case.h"

namespace pigeon::bench {
namespace {

constexpr const char* kYes = "(y|yes|yes please|yeah why not|ok|sure|please do|👍|oh yes)";
constexpr const char* kNo = "(n|no|no thanks|nope|not today|no thank you|👎)";
constexpr const char* kUnsure =
    "(hm let me think|what does that include|maybe|i have to ask my wife)";
constexpr const char* kPeople =
    "(can i have (more|extra) towels|is there parking|what's the wifi password|the heating is "
    "broken|can you (book|call) us a taxi|my key card does not work|what time is breakfast)";

}  // namespace

Case hotel_case(Behaviour behaviour, const playbook::Fixture& fixture, const Wordings& wordings,
                intents::Dice& dice) {
  static constexpr const char* kGoals[]{"take",     "take",     "leave", "leave",
                                        "late out", "question", "lapse"};
  Case one{.goal = kGoals[dice.below(std::size(kGoals))], .fixture = fixture};
  if (behaviour == Behaviour::changes_mind || behaviour == Behaviour::off_form) one.goal = "leave";
  if (behaviour == Behaviour::machine) one.goal = "take";
  one.start = "2026-05-12 12:10";
  one.for_people = one.goal == "question";
  const bool late = one.goal == "late out";
  const std::string event = late ? "last_evening" : "arrived";
  one.before = [event](rehearsal::World& world) {
    world.happen(event, replies::Value{{"booking", "L77"}});
  };
  const bool takes = one.goal == "take" || late;
  const std::string yes = wordings.of("", kYes, dice);
  const std::string no = wordings.of("", kNo, dice);
  for (int i = 0; i < 3; ++i) {
    if (behaviour == Behaviour::other_language) {
      one.ways.push_back(
          drawn(takes ? "(ja|oui|sí|sì|sim|ja bitte)" : "(nein|non|não|nein danke)", dice));
    } else if (one.goal == "question") {
      one.ways.push_back(
          wordings.of("restaurant_suggestion weather uber plug_type", kPeople, dice));
    } else if (takes) {
      one.ways.push_back(wordings.of("yes", kYes, dice, 6));
    } else {
      one.ways.push_back(wordings.of("no", kNo, dice, 6));
    }
  }
  if (behaviour == Behaviour::changes_mind) one.ways.front() = drawn(kUnsure, dice);
  if (one.goal == "lapse") one.ways.clear();
  if (one.goal == "question") {
    one.answer = [](const std::string&) { return std::string(); };
  } else {
    one.answer = [takes, yes, no](const std::string& text) {
      return has(text, "Reply Y or N") ? (takes ? yes : no) : std::string();
    };
  }
  const std::string goal = one.goal;
  one.met = [goal, takes, late](const rehearsal::World& world,
                                const std::vector<std::string>& told) {
    if (takes)
      return world.written().size() == 1 &&
             world.written().front().name == (late ? "late_out" : "checkin");
    if (goal == "lapse") return world.written().empty() && told.size() == 1;
    return goal == "leave" && any_has(told, "No problem");
  };
  one.allowed = [takes, late](const replies::Request& write) {
    return takes && write.name == (late ? "late_out" : "checkin");
  };
  return one;
}

}  // namespace pigeon::bench
