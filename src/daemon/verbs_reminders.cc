// remind, reckoning and reminders: texts that leave at a civil time.
#include <string>

#include "calendar/echo.h"
#include "calendar/when.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/drafts.h"
#include "reminders/plan.h"
#include "reminders/recipient_zone.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

constexpr int kDefaultReminders = 50;

Json form_of(const reminders::Reminder& reminder, std::size_t segments, Instant now) {
  const auto zone = calendar::Zone::find(reminder.zone);
  Json form = Json::object();
  form["id"] = reminder.id == 0 ? Json() : Json(reminder.id);
  form["to"] = reminder.to.text();
  form["at_utc"] = format_rfc3339(reminder.asked);
  form["at_local"] = zone ? Json(calendar::format_local_rfc3339(reminder.asked, *zone)) : Json();
  form["zone"] = reminder.zone;
  form["text"] = reminder.text;
  form["segments"] = segments;
  if (reminder.due != reminder.asked) {
    form["moved_to_utc"] = format_rfc3339(reminder.due);
    form["why"] = reminder.why_moved;
  }
  form["echo"] = zone ? Json(calendar::echo(reminder.due, now, *zone)) : Json();
  return form;
}

Result<std::pair<reminders::Reminder, std::size_t>> read_reminder(const House& house,
                                                                  const Json& args, Instant now) {
  const auto number =
      PhoneNumber::parse(control::text_at(args, "to").value_or(""), house.config.country);
  if (!number) return fail(number.error());
  messages::Draft draft{.to = *number, .text = control::text_at(args, "text").value_or("")};
  if (const auto sound = messages::check(draft); !sound) return fail(sound.error());
  const auto segments = sms::count_segments(draft.text);
  if (!segments) return fail(segments.error());
  if (house.stations.empty())
    return fail("no-modem", "No modem is configured", "Add a [[modem]] to the configuration");

  const auto zone_name = control::text_at(args, "zone");
  const auto zone =
      zone_name ? calendar::Zone::find(*zone_name) : Result<calendar::Zone>(house.config.zone);
  if (!zone) return fail(zone.error());
  const std::string words = control::text_at(args, "when").value_or("");
  const auto moment = calendar::parse_when(words, now, *zone);
  if (!moment) return fail(moment.error());
  const reminders::QuietRule quiet{
      .hours = house.config.quiet,
      .zone =
          zone_name ? *zone : reminders::recipient_zone(*number, now).value_or(house.config.zone),
      .exact = control::flag_at(args, "exact").value_or(false)};
  std::optional<Instant> useful_until;
  if (const auto text = control::text_at(args, "useful_until")) {
    const auto instant = parse_rfc3339(*text);
    if (!instant) return fail(instant.error());
    useful_until = *instant;
  }
  const auto plan = reminders::plan(*moment, quiet, now, useful_until);
  if (!plan) return fail(plan.error());

  reminders::Reminder reminder{.to = *number,
                               .text = std::move(draft.text),
                               .said = words,
                               .zone = zone->name(),
                               .asked = plan->asked.at,
                               .due = plan->due,
                               .why_moved = plan->why_moved,
                               .exact = quiet.exact,
                               .expires = plan->expires,
                               .key = control::text_at(args, "key").value_or(""),
                               .family = control::text_at(args, "family").value_or("")};
  return std::pair(std::move(reminder), *segments);
}

Result<void> may_go(Store& store, const reminders::Reminder& reminder, Instant now) {
  const messages::Draft draft{
      .to = reminder.to, .text = reminder.text, .origin = messages::Origin::reminder};
  return check_consent(store, draft, now);
}

// Refused at once when the ledger forbids it, like any other text.
Result<messages::MessageId> plan(Store& store, const reminders::Reminder& reminder, int segments,
                                 Instant now) {
  if (const auto may = may_go(store, reminder, now); !may) return fail(may.error());
  return store.plan(reminder, segments, now);
}

}  // namespace

async::Task<End> remind(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  auto read = read_reminder(house, exchange.args(), now);
  if (!read) co_return ended(read.error());
  auto& [reminder, segments] = *read;
  if (!control::flag_at(exchange.args(), "dry_run").value_or(false)) {
    const auto id = co_await house.store.run(
        [&](Store& store) { return plan(store, reminder, static_cast<int>(segments), now); });
    if (!id) co_return ended(id.error());
    reminder.id = *id;
    house.wake_senders();
    house.bells.changes.ring();
  } else {
    const auto may =
        co_await house.store.run([&](Store& store) { return may_go(store, reminder, now); });
    if (!may) {
      Json left_out = Json::object();
      left_out["to"] = reminder.to.text();
      left_out["left_out"] = may.error().meaning();
      co_await exchange.item(std::move(left_out));
      co_return End();
    }
  }
  Json form = form_of(reminder, segments, now);
  co_await exchange.item(std::move(form));
  co_return End();
}

// What words and files are read by on the other side of the socket.
async::Task<End> reckoning(House& house, Exchange& exchange) {
  Json form = Json::object();
  form["now"] = format_rfc3339(wall_now());
  form["timezone"] = house.config.zone.name();
  form["country"] = house.config.country;
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> reminders(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const int limit =
      static_cast<int>(control::integer_at(exchange.args(), "limit").value_or(kDefaultReminders));
  const auto planned = co_await house.store.run([&](Store& store) { return store.planned(limit); });
  if (!planned) co_return ended(planned.error());
  for (const pigeon::reminders::Reminder& reminder : *planned) {
    Json form = form_of(reminder, sms::count_segments(reminder.text).value_or(1), now);
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

}  // namespace pigeon::daemon
