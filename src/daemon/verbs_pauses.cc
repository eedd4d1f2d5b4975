// snooze, pause, resume and pauses: a person puts off what is planned.
#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "calendar/echo.h"
#include "calendar/when.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/happenings.h"
#include "daemon/remind_request.h"
#include "reminders/plan.h"
#include "reminders/rederived.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

Error not_waiting(messages::MessageId id) {
  return Error("too-late", "Message " + std::to_string(id) + " does not wait for its time",
               "`pigeon reminders` lists what does");
}

// "tomorrow 9am", or how much later: "2h" is "in 2h".
Result<calendar::Moment> later(const std::string& words, Instant now, const calendar::Zone& zone) {
  auto moment = calendar::parse_when(words, now, zone);
  if (moment) return moment;
  auto length = calendar::parse_when("in " + words, now, zone);
  return length ? length : moment;
}

// The reminder at its new time.
Result<reminders::Reminder> put_off(const House& house, const reminders::Reminder& reminder,
                                    const std::string& words, Instant now) {
  const auto zone = calendar::Zone::find(reminder.zone);
  if (!zone) return fail(zone.error());
  const auto moment = later(words, now, *zone);
  if (!moment) return fail(moment.error());
  std::optional<Instant> start;
  if (!reminder.appointment.empty()) start = reminders::start_in(reminder.key);
  const bool before = start && reminder.asked < *start;
  if (before && moment->at >= *start) {
    return fail("too-late-to-help",
                "The appointment itself is earlier, " + calendar::echo(*start, now, *zone),
                "Give a time before it, or take the reminder back: pigeon cancel " +
                    std::to_string(reminder.id));
  }
  const reminders::QuietRule quiet{
      .hours = house.config.quiet, .zone = *zone, .exact = reminder.exact};
  const auto plan = reminders::plan(*moment, quiet, now, before ? start : std::nullopt);
  if (!plan) return fail(plan.error());
  reminders::Reminder anew = reminder;
  anew.said = words;
  anew.asked = plan->asked.at;
  anew.due = plan->due;
  anew.why_moved = plan->why_moved;
  anew.expires = plan->expires;
  anew.civil.reset();
  if (moment->meant == calendar::Moment::Meant::wall_clock) anew.civil = moment->civil;
  anew.series = 0;  // the others of a series keep their times
  return anew;
}

// What is to be stopped or to go on. Errors "bad-request", "no-such-program".
Result<std::string> scope_of(const House& house, const Json& args) {
  const auto program = control::text_at(args, "program");
  const auto id = control::integer_at(args, "id");
  if (id && program) return fail("bad-request", "It is either a text or a program");
  if (id) return "text " + std::to_string(*id);
  if (!program) return "all";
  if (!house.happenings->knows_program(*program)) {
    return fail("no-such-program", "There is no program \"" + printable(*program) + "\"",
                "A program is named by `name` under [program]");
  }
  return "program " + *program;
}

Result<std::string> scope_of_series(Store& store, messages::MessageId id) {
  const auto series = store.series_of(id);
  if (!series) return fail(series.error());
  if (*series == 0) {
    return fail("not-repeating", "Message " + std::to_string(id) + " is not one that repeats",
                "Leave --all out");
  }
  return "series " + std::to_string(*series);
}

Json form_of(const store::Pause& pause) {
  Json form = Json::object();
  form["paused"] = pause.scope;
  form["until"] = pause.until ? Json(format_rfc3339(*pause.until)) : Json();
  form["batch"] = pause.batch;
  return form;
}

std::string why(const std::string& scope) {
  return scope == "all" ? "reminders are paused" : scope + " is paused";
}

}  // namespace

async::Task<End> snooze(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  if (const auto known = clock_is_known(house); !known) co_return ended(known.error());
  const auto id = control::integer_at(exchange.args(), "id");
  if (!id) co_return ended(Error("bad-request", "snooze needs the id of a text"));
  const auto found =
      co_await house.store.run([&](Store& store) { return store.waiting_reminder(*id); });
  if (!found) co_return ended(found.error());
  if (!*found) co_return ended(not_waiting(*id));
  const std::string words = control::text_at(exchange.args(), "when").value_or("");
  const auto anew = put_off(house, **found, words, now);
  if (!anew) co_return ended(anew.error());
  const auto done =
      co_await house.store.run([&](Store& store) { return store.put_off(std::span(&*anew, 1)); });
  if (!done) co_return ended(done.error());
  if (*done == 0) co_return ended(not_waiting(*id));
  house.bells.scheduled.ring();
  house.bells.changes.ring();
  Json form = reminder_form(*anew, sms::count_segments(anew->text).value_or(1), now);
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> pause(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const Json& args = exchange.args();
  auto scope = scope_of(house, args);
  if (!scope) co_return ended(scope.error());
  std::optional<Instant> until;
  if (const auto words = control::text_at(args, "until")) {
    if (const auto known = clock_is_known(house); !known) co_return ended(known.error());
    const auto moment = calendar::parse_when(*words, now, house.config.zone);
    if (!moment) co_return ended(moment.error());
    until = moment->at;
  }
  const bool series = control::flag_at(args, "all").value_or(false);
  const auto id = control::integer_at(args, "id");
  const auto paused = co_await house.store.run([&](Store& store) -> Result<store::Pause> {
    if (series && id) scope = scope_of_series(store, *id);
    if (!scope) return fail(scope.error());
    if (const auto done = store.pause(*scope, until, why(*scope), now); !done)
      return fail(done.error());
    return store::Pause{.scope = *scope, .until = until};
  });
  if (!paused) co_return ended(paused.error());
  house.bells.scheduled.ring();
  house.bells.changes.ring();
  Json form = form_of(*paused);
  form.erase("batch");
  if (until) form["echo"] = calendar::echo(*until, now, house.config.zone);
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> resume(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto scope = scope_of(house, exchange.args());
  if (!scope) co_return ended(scope.error());
  const auto id = control::integer_at(exchange.args(), "id");
  std::string ended_scope = *scope;
  const auto let_go = co_await house.store.run([&](Store& store) -> Result<std::int64_t> {
    auto done = store.resume(*scope, now);
    if (done || !id || !done.error().is("not-paused")) return done;
    const auto series = store.series_of(*id);
    if (!series || *series == 0) return done;
    ended_scope = "series " + std::to_string(*series);
    return store.resume(ended_scope, now);
  });
  if (!let_go) co_return ended(let_go.error());
  house.bells.scheduled.ring();
  house.bells.happened.ring();
  house.wake_senders();
  house.bells.changes.ring();
  Json form = Json::object();
  form["resumed"] = ended_scope;
  form["let_go"] = *let_go;
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> pauses(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto all = co_await house.store.run([](Store& store) { return store.pauses(); });
  if (!all) co_return ended(all.error());
  for (const store::Pause& pause : *all) {
    Json form = form_of(pause);
    if (pause.until) form["echo"] = calendar::echo(*pause.until, now, house.config.zone);
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

}  // namespace pigeon::daemon
