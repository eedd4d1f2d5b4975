#include "replies/reminding.h"

#include <algorithm>

#include "consent/gate.h"
#include "replies/holds.h"
#include "replies/pull.h"
#include "replies/quiet.h"
#include "replies/wording.h"

namespace pigeon::replies {
namespace {

using playbook::Remind;
using playbook::Stage;
using std::chrono::days;
using std::chrono::floor;

// The open menu of a reminder outlives its moment by so much: "sorry I missed it".
constexpr std::chrono::hours kMenuStays{24};
// Without `late`: half of the way, at least a quarter of an hour before the moment.
constexpr std::chrono::minutes kLeast{15};
// Whether consent has come is looked at again after so long.
constexpr std::chrono::minutes kConsentLooksAgain{1};

Instant asked_for(const Stage& stage, LocalTime moment, const calendar::Zone& zone) {
  const int sign = stage.before ? -1 : 1;
  LocalTime civil = moment + days(sign * stage.offset.days);
  if (stage.offset.at) civil = floor<days>(civil) + *stage.offset.at;
  return zone.to_utc(civil) + sign * stage.offset.elapsed;
}

std::optional<Instant> useful_until(const Remind& remind, const Stage& stage, Instant asked,
                                    Instant moment) {
  if (!stage.before) return asked + days(2);
  if (remind.late) return moment - *remind.late;
  return std::min(moment - kLeast, asked + (moment - asked) / 2);
}

// The columns of a row answer to their names in the condition of a stage.
bool row_holds(const playbook::Condition& condition, const Value& row, const Assistant& assistant,
               Instant now) {
  const auto column = [&](const playbook::Place& place) -> Pulled<Value> {
    const std::string path = place.field.empty() ? place.root : place.root + "." + place.field;
    const LocalTime local = assistant.zone().to_local(now);
    Value found = field_of(row, path);
    if (!found.is_null()) return found;
    if (path == "now") return Value(moment_text(local));
    if (path == "today") return Value(day_text(floor<days>(local)));
    if (path == "open") return Value(assistant.is_open(now));
    return Value(nullptr);
  };
  return holds(condition.expression, column, assistant.zone(), now).value_or(false);
}

}  // namespace

std::optional<Request> rows_wanted(const Assistant& assistant, const Remind& remind, Instant now) {
  const playbook::Data* data = assistant.playbook().find_data(remind.rows.name);
  if (!data) return std::nullopt;
  const Conversation nobodys;
  const Occasion occasion{.contact = PhoneNumber::from_stored(""), .now = now};
  const std::optional<std::vector<Promise>> none;
  const Findings nothing;
  const auto rows = Pull(assistant, nobodys, occasion, nothing, none).data(*data);
  if (rows || !std::holds_alternative<Request>(rows.error())) return std::nullopt;
  return std::get<Request>(rows.error());
}

std::vector<Upcoming> upcoming(const Assistant& assistant, const Remind& remind, const Value& rows,
                               const std::string& country, Instant now) {
  std::vector<Upcoming> all;
  Quiet quiet(assistant.quiet(), assistant.zone(), now);
  if (!rows.is_array()) return all;
  for (const Value& row : rows) {
    const auto moment = moment_in(field_of(row, remind.moment), assistant.zone());
    if (!moment) continue;
    const Instant at = assistant.zone().to_utc(*moment);
    const auto contact = recipient_of(remind, row, country);
    const std::string row_key = shown(field_of(row, remind.key));
    for (std::size_t i = 0; i < remind.stages.size(); ++i) {
      const Stage& stage = remind.stages[i];
      const Instant asked = asked_for(stage, *moment, assistant.zone());
      const auto useful = useful_until(remind, stage, asked, at);
      const std::optional<Instant> due =
          !contact ? std::optional(asked) : quiet.due(*contact, asked, now, useful);
      if (!due) continue;  // quiet hours leave no time at which it is of use
      all.push_back({.remind = remind.name,
                     .stage = i,
                     .key = remind.name + "/" + row_key + "/" + std::to_string(i) + "/" +
                            moment_text(*moment),
                     .row = row,
                     .asked = asked,
                     .due = *due,
                     .useful = useful});
    }
  }
  std::ranges::sort(all, {}, [](const Upcoming& one) { return std::pair(one.due, one.asked); });
  return all;
}

std::optional<PhoneNumber> recipient_of(const Remind& remind, const Value& row,
                                        const std::string& country) {
  const auto number = PhoneNumber::parse(shown(field_of(row, remind.to)), country);
  if (!number || number->kind() != PhoneNumber::Kind::international) return std::nullopt;
  return *number;
}

Outcome on_reminder(const Upcoming& upcoming, const Context& context, const Assistant& assistant,
                    Instant now) {
  const Remind* remind = assistant.playbook().remind(upcoming.remind);
  if (!remind || upcoming.stage >= remind->stages.size())
    return Actions::silence("no such stage any more");
  const Stage& stage = remind->stages[upcoming.stage];
  if (upcoming.useful && now > *upcoming.useful) return Actions::silence("too late to be of use");
  if (stage.condition && !row_holds(*stage.condition, upcoming.row, assistant, now))
    return Actions::silence("its condition does not hold");
  const auto& program = assistant.program();
  const consent::Verdict verdict = consent::may_send(
      context.standing,
      {.proactive = true, .needs_consent = program.needs_opt_in, .program = program.name}, now);
  if (const auto* never = std::get_if<consent::Never>(&verdict)) {
    // Consent may come while the text is still of use; a STOP is the last word.
    if (context.standing.blocks(program.name)) return Actions::silence(never->why);
    return Actions{.again_at = now + kConsentLooksAgain, .note = "waits: " + never->why};
  }
  if (const auto* wait = std::get_if<consent::Wait>(&verdict))
    return Actions{.again_at = wait->until, .note = "waits"};

  Conversation conversation{.program = program.name, .language = context.standing.language};
  for (const Conversation& one : context.conversations) {
    if (one.program == program.name) conversation = one;
  }
  if (is_held(conversation)) return Actions::silence("a person has the conversation");
  const std::string& language = !context.language.empty()        ? context.language
                                : !conversation.language.empty() ? conversation.language
                                                                 : program.language();
  const std::string text =
      compose_row(stage.say.in(language), upcoming.row,
                  {.language = language, .currency = program.currency, .zone = assistant.zone()},
                  stage.say.parts);
  const std::string moment = shown(field_of(upcoming.row, remind->moment));
  const auto civil = moment_in(moment, assistant.zone());
  const Instant at = civil ? assistant.zone().to_utc(*civil) : now;
  conversation.menu =
      Menu{.remind = remind->name, .moment = moment, .until = std::max(at, now) + kMenuStays};
  conversation.end_topic();
  conversation.touched = now;
  Actions actions{.note = "reminder " + remind->name};
  actions.replies.push_back({.text = text,
                             .origin = messages::Origin::program,
                             .program = program.name,
                             .expires = upcoming.useful});
  actions.conversations.push_back(std::move(conversation));
  return actions;
}

}  // namespace pigeon::replies
