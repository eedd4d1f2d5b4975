// Customers of the parcel service: where their order is, and what only a person can mend.
#include <array>

#include "bench/customers/case.h"

namespace pigeon::bench {
namespace {

constexpr const char* kStatus =
    "(hi |hello |)(any news (of|about) my (parcel|delivery|stuff)|(is|has) my (delivery|package) "
    "(on its way|been sent|left yet)|how long until my (parcel|package) gets here|when (do|will) i "
    "get my (parcel|package|delivery)|i'm (still |)waiting for my (parcel|delivery))( please|)?";
constexpr const char* kStatusFr =
    "(bonjour |)(je n'ai pas reçu mon colis|quand serai-je livré|où en est ma livraison|avez-vous "
    "expédié mon colis)( svp|)";
constexpr const char* kBroken =
    "(the (box|parcel) was (crushed|open|wet)|everything inside is (broken|smashed)|it arrived (in "
    "pieces|damaged)|the glass is cracked|i got (nothing|an empty box)|my parcel (is gone|got "
    "lost|was stolen))";
constexpr const char* kPeople =
    "(can i change the (delivery |)address|i want to (send it back|return it|get my money back)|do "
    "you (ship|deliver) to (norway|canada)|my neighbour has opened my parcel|i want to make a "
    "complaint|the driver was rude)";

struct State {
  const char* state;
  const char* row;   // after the number
  const char* said;  // of it, in the right answer
  const char* said_fr;
};
constexpr std::array kStates{
    State{"out", "out,2026-05-12,13:00-15:00,,0", "out for delivery today", "en livraison"},
    State{"packed", "packed,2026-05-14,,,0", "packed. Expected Thu 14 May", "packed. Prévu"},
    State{"delivered", "delivered,2026-05-11,,porch,0", "was delivered Mon 11 May", "a été livré"},
    State{"transit", "transit,2026-05-13,,,1", "transit. Expected Wed 13 May", "transit. Prévu"},
};

}  // namespace

Case parcels_case(Behaviour behaviour, const playbook::Fixture& fixture, const Wordings& wordings,
                  intents::Dice& dice) {
  static constexpr const char* kGoals[]{"status", "status",      "status",       "status",  "late",
                                        "broken", "missed call", "wrong number", "question"};
  Case one{.goal = kGoals[dice.below(std::size(kGoals))], .fixture = fixture};
  if (behaviour == Behaviour::other_language || behaviour == Behaviour::changes_mind)
    one.goal = "status";
  if (behaviour == Behaviour::machine) one.goal = "missed call";
  const std::string own = std::to_string(300000 + dice.below(90000));
  const State& state = kStates[dice.below(kStates.size())];
  std::string table = "number,state,eta,slot,place,days_late\n";
  for (int i = 0; i < 5; ++i)
    table += "AL-" + std::to_string(400000 + dice.below(90000)) + "," +
             kStates[dice.below(kStates.size())].row + "\n";
  table += "AL-" + own + "," + (one.goal == "late" ? "transit,2026-05-07,,,5" : state.row) + "\n";
  one.fixture.files.front().second = table;

  const std::string number = drawn(
      "(AL-" + own + "|al" + own + "|it's AL-" + own + "|AL " + own + "|Al-" + own + ")", dice);
  const bool with_number = dice.below(3) == 0;
  const bool french = behaviour == Behaviour::other_language && dice.below(2) == 0;
  one.for_people = one.goal == "late" || one.goal == "broken" || one.goal == "question";
  for (int i = 0; i < 3; ++i) {
    if (one.goal == "broken") {
      one.ways.push_back(wordings.of("", kBroken, dice));
    } else if (one.goal == "question") {
      one.ways.push_back(
          wordings.of("exchange_rate report_fraud credit_limit international_fees", kPeople, dice));
    } else if (one.goal == "wrong number") {
      one.ways.push_back("AL-" + std::to_string(500000 + dice.below(90000)));
    } else if (french) {
      one.ways.push_back(drawn(kStatusFr, dice));
    } else if (behaviour == Behaviour::other_language) {
      one.ways.push_back(
          drawn("(wo bleibt mein paket|dónde está mi pedido|dov'è il mio pacco|onde "
                "está a minha encomenda)",
                dice));
    } else {
      one.ways.push_back(wordings.of("order_status", kStatus, dice) +
                         (with_number ? " AL-" + own : ""));
    }
  }
  if (one.goal == "missed call") {
    one.before = [](rehearsal::World& world) { world.miss_call(world.customer()); };
    if (dice.below(2) == 0) one.ways.insert(one.ways.begin(), number);
  }
  if (behaviour == Behaviour::changes_mind)
    one.ways.front() = "AL-" + std::to_string(500000 + dice.below(90000));
  if (one.goal == "broken") {
    one.labels = {"never came", "nothing", "damaged"};
  } else if (one.goal != "question") {
    one.labels = {"where is my parcel", "où est mon"};
  }
  one.answer = [number](const std::string& text) -> std::string {
    const bool asks = has(text, "order number") || has(text, "numéro de commande") ||
                      has(text, "can't find") || has(text, "introuvable");
    if (asks) return number;
    if (has(text, "When may we call") || has(text, "Quand vous appeler")) return "1";
    return {};
  };
  const bool for_people = one.for_people;
  one.met = [own, state, for_people](const rehearsal::World&,
                                     const std::vector<std::string>& told) {
    if (for_people) return false;
    return any_has(told, "AL-" + own) &&
           (any_has(told, state.said) || any_has(told, state.said_fr));
  };
  one.allowed = [](const replies::Request&) { return false; };
  return one;
}

}  // namespace pigeon::bench
