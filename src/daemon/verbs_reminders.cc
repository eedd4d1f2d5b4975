// remind, reckoning and reminders: texts that leave at a civil time.
#include <string>
#include <vector>

#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/drafts.h"
#include "daemon/remind_request.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

constexpr int kDefaultReminders = 50;

// Refused at once when the ledger forbids it, like any other text.
Result<messages::MessageId> plan(Store& store, const Counted& counted, Instant now) {
  if (const auto may = check_consent(store, draft_of(counted.first), now); !may)
    return fail(may.error());
  return store.plan(counted.first, counted.second, now);
}

Result<std::vector<store::Planned>> begin(Store& store, const std::vector<store::BegunSeries>& all,
                                          Instant now) {
  const messages::Draft draft{
      .to = all.front().first.to, .text = "", .origin = messages::Origin::reminder};
  if (const auto may = check_consent(store, draft, now); !may) return fail(may.error());
  return store.begin(all, now);
}

async::Task<End> remind_again_and_again(House& house, Exchange& exchange, Instant now) {
  const auto all = read_series(house, exchange.args(), now);
  if (!all) co_return ended(all.error());
  const auto planned =
      co_await house.store.run([&](Store& store) { return begin(store, *all, now); });
  if (!planned) co_return ended(planned.error());
  house.bells.scheduled.ring();
  house.bells.changes.ring();
  for (std::size_t i = 0; i < all->size(); ++i) {
    const auto& [series, next] = (*all)[i];
    Json form = left_out(exchange.args(), "no text is to come");
    if (next) {
      reminders::Reminder reminder = next->text.reminder;
      reminder.id = (*planned)[i].id;
      form = reminder_form(reminder, static_cast<std::size_t>(next->segments), now);
      form["every"] = series.said;
    }
    co_await exchange.item(std::move(form));
  }
  co_return End();
}

}  // namespace

async::Task<End> remind(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  if (const auto known = clock_is_known(house); !known) co_return ended(known.error());
  if (exchange.args().contains("rule"))
    co_return co_await remind_again_and_again(house, exchange, now);
  auto read = read_reminder(house, exchange.args(), now);
  if (!read) co_return ended(read.error());
  auto& [reminder, segments] = *read;
  if (!control::flag_at(exchange.args(), "dry_run").value_or(false)) {
    const auto id = co_await house.store.run([&](Store& store) { return plan(store, *read, now); });
    if (!id) co_return ended(id.error());
    reminder.id = *id;
    house.bells.scheduled.ring();
    house.bells.changes.ring();
  } else {
    const auto may = co_await house.store.run(
        [&](Store& store) { return check_consent(store, draft_of(reminder), now); });
    if (!may) {
      Json form = left_out(exchange.args(), may.error().meaning());
      co_await exchange.item(std::move(form));
      co_return End();
    }
  }
  Json form = reminder_form(reminder, static_cast<std::size_t>(segments), now);
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
    Json form = reminder_form(reminder, sms::count_segments(reminder.text).value_or(1), now);
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

}  // namespace pigeon::daemon
