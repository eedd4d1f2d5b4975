// batches, approve, clock: what waits for a person's word.
#include <string>

#include "base/utf8.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/timekeeper.h"

namespace pigeon::daemon {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

async::Task<End> batches(House& house, Exchange& exchange) {
  const auto held = co_await house.store.run([](Store& store) { return store.batches(); });
  if (!held) co_return ended(held.error());
  for (const store::HeldBatch& batch : *held) {
    Json form = Json::object();
    form["batch"] = batch.id;
    form["texts"] = batch.texts;
    form["held_at"] = format_rfc3339(batch.at);
    form["first_at"] = format_rfc3339(batch.first);
    form["last_at"] = format_rfc3339(batch.last);
    form["why"] = batch.why;
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

async::Task<End> approve(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto batch = control::integer_at(exchange.args(), "batch");
  if (!batch) co_return ended(Error("bad-request", "approve needs the number of a batch"));
  const auto first = control::integer_at(exchange.args(), "first");
  const bool drop = control::flag_at(exchange.args(), "drop").value_or(false);
  const auto done = co_await house.store.run([&](Store& store) {
    return drop ? store.drop_batch(*batch) : store.approve(*batch, first, now);
  });
  if (!done) co_return ended(done.error());
  house.bells.scheduled.ring();
  house.wake_senders();
  house.bells.changes.ring();
  Json form = Json::object();
  form["batch"] = *batch;
  form[drop ? "dropped" : "approved"] = *done;
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> clock(House& house, Exchange& exchange) {
  Timekeeper& keeper = *house.timekeeper;
  if (control::flag_at(exchange.args(), "trust").value_or(false)) co_await keeper.vouch();
  Json form = Json::object();
  form["now"] = format_rfc3339(wall_now());
  form["trusted"] = keeper.trusted();
  form["why"] = keeper.why();
  form["synchronised"] = clock_is_synchronised();
  form["battery"] = has_battery_clock();
  co_await exchange.item(std::move(form));
  co_return End();
}

}  // namespace pigeon::daemon
