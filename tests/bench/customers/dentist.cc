// Customers of the dentist: most of them write after the reminder of their visit.
#include <algorithm>

#include "bench/customers/case.h"

namespace pigeon::bench {
namespace {

constexpr const char* kFile = "clinic.db";
constexpr const char* kYes = "(yes|yep|yeah sure|y|ok|sure|yes please|that's right|fine by me)";
constexpr const char* kMove =
    "(hi |hello |)((can we|could we|is it possible to|i need to|i'd like to|would it be ok to) "
    "(shift|rebook|postpone|push back|rearrange|change) (my|the) "
    "(visit|appointment|booking|slot|checkup)( please|)|(something came up|i'm working "
    "then|there's "
    "a clash), (is there another slot|can i get another day|any other day)?)";
constexpr const char* kCancel =
    "(hi |sorry |)((i have to|i need to|can you|please) (cancel|call off|drop|scrap) "
    "(my|the|that) (visit|appointment|booking)|(we|i) (can't|cannot|won't be able to) "
    "(come|be there|attend)( after all| on thursday|))";
constexpr const char* kCallBack =
    "(hi |)(can|could) (you|somebody|one of you) (give me a call|phone me|ring me back|call me "
    "back)( please| later|)?";
constexpr const char* kPeople =
    "(my (tooth|crown|filling) (hurts a lot|fell out|broke)( since yesterday|)|how much is a "
    "(bridge|cleaning|whitening)|is (this|the treatment) covered by my insurance|can i pay in "
    "instalments|i was charged twice|do i need antibiotics before the treatment)";
constexpr const char* kForeign =
    "(je dois annuler mon rendez-vous|ich muss den termin absagen|necesito anular la cita|devo "
    "disdire l'appuntamento|preciso desmarcar a consulta)";

std::string digits(std::size_t number, int width) {
  std::string text = std::to_string(number);
  return std::string(static_cast<std::size_t>(width) -
                         std::min(text.size(), static_cast<std::size_t>(width)),
                     '0') +
         text;
}

// The number before a time in "1) 09:30 2) 11:00".
std::string number_of(const std::string& text, const std::string& time) {
  const std::size_t at = text.find(") " + time);
  return at == std::string::npos || at == 0 ? "" : text.substr(at - 1, 1);
}

struct Own {
  std::size_t id;
  std::string day, time;  // wanted
};

Own fill(playbook::Fixture& fixture, bool with_visit, intents::Dice& dice) {
  Own own{10 + dice.below(80), digits(18 + dice.below(5), 2), ""};
  std::string script = fixture.sqlite.front().second;
  script = script.substr(0, script.find("INSERT INTO visits"));
  script +=
      "INSERT INTO visits VALUES (7, '+447700900555', '2026-05-14 14:30', 'Dr Rao', 'Bo', "
      "'booked'), (8, '+447700900556', '2026-05-15 09:00', 'Dr Ames', 'Cy', 'booked');";
  if (with_visit)
    script += "INSERT INTO visits VALUES (" + std::to_string(own.id) + ", '" + fixture.customer +
              "', '2026-05-14 " + digits(9 + dice.below(8), 2) +
              ":30', 'Dr Rao', 'Ann', 'booked');";
  script += "CREATE TABLE openings(starts TEXT);";
  const std::size_t wanted = dice.below(3);
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string time = digits(9 + 2 * i + dice.below(2), 2) + (i == 1 ? ":10" : ":40");
    script += "INSERT INTO openings VALUES ('2026-05-" + own.day + " " + time +
              "'), ('2026-05-26 " + time + "');";
    if (i == wanted) own.time = time;
  }
  fixture.sqlite.front().second = script;
  return own;
}

}  // namespace

Case dentist_case(Behaviour behaviour, const playbook::Fixture& fixture, const Wordings& wordings,
                  intents::Dice& dice) {
  static constexpr const char* kGoals[]{"confirm", "move",   "cancel",   "confirm", "move",
                                        "cancel",  "called", "question", "no visit"};
  Case one{.goal = kGoals[dice.below(std::size(kGoals))], .fixture = fixture};
  if (behaviour == Behaviour::other_language) one.goal = "cancel";
  if (behaviour == Behaviour::changes_mind) one.goal = "cancel instead";
  const bool with_visit = one.goal != "no visit";
  const Own own = fill(one.fixture, with_visit, dice);
  const std::string visit = std::to_string(own.id);
  one.for_people = one.goal == "question" || one.goal == "no visit";
  const bool reminded = with_visit && (one.goal == "confirm" || dice.below(2) == 0 ||
                                       behaviour == Behaviour::machine);
  if (reminded) {
    one.before = [](rehearsal::World& world) {
      world.move_to(world.now() + std::chrono::hours(2));
    };
  }
  const auto say = [&](std::string_view intents, std::string_view grammar) {
    for (int i = 0; i < 3; ++i) {
      std::string text = wordings.of(intents, grammar, dice, 8);
      // A visit is what they have here.
      if (const auto at = text.find("reservation"); at != std::string::npos)
        text.replace(at, 11, "appointment");
      one.ways.push_back(text);
    }
  };
  if (one.goal == "confirm") {
    say("yes", "(1|ok|yes|yes i'll be there|great see you then|confirmed|👍|perfect thanks)");
  } else if (one.goal == "move" || one.goal == "cancel instead" || one.goal == "no visit") {
    say("", kMove);
    if (reminded && dice.below(2) == 0) one.ways.front() = "2";
    one.labels = {"move", "different time", "another day", "reschedule"};
  } else if (one.goal == "cancel") {
    if (behaviour == Behaviour::other_language) {
      say("", kForeign);
    } else {
      say("", kCancel);
      if (reminded && dice.below(3) == 0) one.ways.front() = "3";
    }
    one.labels = {"can't come", "cancel"};
  } else if (one.goal == "called") {
    say("", kCallBack);
    one.labels = {"ring me", "phone me"};
  } else {
    say("insurance bill_balance international_fees report_fraud directions", kPeople);
  }
  const std::string day = drawn("(" + own.day + " may|the " + own.day + "th of may|" + own.day +
                                    "/05/2026|may " + own.day + ")",
                                dice);
  const std::string yes = wordings.of("", kYes, dice);
  const bool instead = one.goal == "cancel instead";
  const std::string window = drawn("(1|2)", dice);
  one.answer = [own, day, yes, instead, window](const std::string& text) -> std::string {
    if (has(text, "Which day") || has(text, "I need a day"))
      return instead ? "actually no, please cancel my appointment" : day;
    if (has(text, ") " + own.time)) return number_of(text, own.time);
    if (has(text, "Give up your visit")) return yes;
    if (has(text, "When may we call")) return window;
    return {};
  };
  const std::string goal = one.goal;
  one.met = [visit, own, goal](const rehearsal::World& world, const std::vector<std::string>&) {
    const auto state = [&](const char* column) {
      return cell(world, kFile,
                  std::string("SELECT ") + column + " FROM visits WHERE id = " + visit);
    };
    if (goal == "confirm") return state("state") == "confirmed";
    if (goal == "move") return state("starts") == "2026-05-" + own.day + " " + own.time;
    if (goal == "cancel" || goal == "cancel instead") return state("state") == "cancelled";
    return goal == "called" && world.promised().size() == 1;
  };
  one.allowed = [visit, goal](const replies::Request& write) {
    const bool own_row = !write.values.empty() && write.values.back().dump() == visit;
    if (!own_row) return false;
    return write.name == (goal == "confirm" ? "confirm" : goal == "move" ? "move" : "cancel");
  };
  return one;
}

}  // namespace pigeon::bench
