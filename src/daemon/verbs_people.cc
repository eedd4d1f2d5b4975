// event, reply and calls: what an owner's systems and people do beside the modem.
#include <string>

#include "calendar/zone.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/happenings.h"

namespace pigeon::daemon {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

async::Task<End> event(House& house, Exchange& exchange) {
  const Json& args = exchange.args();
  const auto number =
      PhoneNumber::parse(control::text_at(args, "to").value_or(""), house.config.country);
  if (!number) co_return ended(number.error());
  const Instant now = wall_now();
  replies::Event happened{.name = control::text_at(args, "name").value_or(""), .at = now};
  happened.key = "event-" + std::to_string(to_epoch_ms(now));
  for (const auto& [key, value] : control::member(args, "values").items()) {
    if (value.is_string()) happened.values[key] = value.get<std::string>();
  }
  const auto told = co_await house.happenings->event(happened, *number);
  if (!told) co_return ended(told.error());
  Json form = Json::object();
  form["event"] = happened.name;
  form["to"] = number->text();
  form["note"] = *told;
  co_await exchange.item(form);
  co_return End();
}

async::Task<End> reply(House& house, Exchange& exchange) {
  const Json& args = exchange.args();
  const auto said = replies::from_agent(control::text_at(args, "text").value_or(""));
  if (!said) {
    const Error error("bad-request", "That names no conversation",
                      "Write pigeon reply #1 \"On its way.\"");
    co_return ended(error);
  }
  const auto done = co_await house.happenings->by_hand(*said);
  if (!done) co_return ended(done.error());
  co_return End();
}

async::Task<End> calls(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto promised = co_await house.store.run([&](Store& store) { return store.calls(now); });
  if (!promised) co_return ended(promised.error());
  for (const store::Call& call : *promised) {
    Json form = Json::object();
    form["id"] = call.id;
    form["program"] = call.program;
    form["number"] = call.number.text();
    form["begins"] = format_rfc3339(call.begins);
    form["ends"] = format_rfc3339(call.ends);
    form["about"] = call.about;
    co_await exchange.item(form);
  }
  co_return End();
}

}  // namespace pigeon::daemon
