// list, message, undecodable: what there is.
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "control/forms.h"
#include "daemon/door.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using store::Store;

constexpr std::int64_t kDefaultLimit = 50;
constexpr std::int64_t kPage = 1000;  // of a long listing, so that no answer fills the memory

// Sends the messages of one page; false when the client is gone.
async::Task<bool> send_items(Exchange& exchange, const std::vector<messages::Message>& page) {
  for (const messages::Message& each : page) {
    Json form = control::to_form(each);
    if (!co_await exchange.item(std::move(form))) co_return false;
  }
  co_return true;
}

}  // namespace

async::Task<End> list(House& house, Exchange& exchange) {
  const Json& args = exchange.args();
  store::Listing listing{.direction = control::text_at(args, "direction") == "in"
                                          ? messages::Direction::in
                                          : messages::Direction::out};
  if (const auto word = control::text_at(args, "state")) {
    listing.state = messages::state_from_string(*word);
    if (!listing.state) {
      co_return ended(Error("bad-request", "There is no state \"" + printable(*word) + "\"",
                            "The states are held queued sending sent delivered failed unknown "
                            "cancelled expired"));
    }
  }
  listing.since = control::integer_at(args, "since");
  std::int64_t left = control::integer_at(args, "limit").value_or(kDefaultLimit);
  if (left < 0) co_return ended(Error("bad-request", "--limit takes a number from 0"));
  const bool follow = control::flag_at(args, "follow").value_or(false);

  // Without `since` the newest `left` are wanted, oldest first, and they come in one piece.
  const bool paged = listing.since.has_value();
  while (left > 0 || follow) {
    const std::uint64_t seen = house.bells.changes.count();
    listing.limit = static_cast<int>(paged || follow ? std::min(left > 0 ? left : kPage, kPage)
                                                     : std::min<std::int64_t>(left, INT32_MAX));
    const auto page = co_await house.store.run([&](Store& store) { return store.list(listing); });
    if (!page) co_return ended(page.error());
    if (!co_await send_items(exchange, *page)) co_return End();
    if (!page->empty()) listing.since = page->back().id;
    left -= static_cast<std::int64_t>(page->size());
    const bool more = paged && static_cast<int>(page->size()) == listing.limit;
    if (more && left > 0) continue;
    if (!follow) break;
    if (!listing.since) listing.since = 0;
    if (exchange.client_gone()) co_return End();
    co_await house.bells.changes.wait_after(seen, 5s);
    if (exchange.client_gone()) co_return End();
    left = kPage;
  }
  co_return End();
}

async::Task<End> message(House& house, Exchange& exchange) {
  const auto id = control::integer_at(exchange.args(), "id");
  if (!id) co_return ended(Error("bad-request", "The id of a message is missing"));
  const auto found = co_await house.store.run([&](Store& store) { return store.message(*id); });
  if (!found) co_return ended(found.error());
  Json form = control::to_form(*found);
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> undecodable(House& house, Exchange& exchange) {
  const auto limit = control::integer_at(exchange.args(), "limit").value_or(kDefaultLimit);
  const auto rows = co_await house.store.run(
      [&](Store& store) { return store.undecodable(static_cast<int>(limit)); });
  if (!rows) co_return ended(rows.error());
  for (const store::Undecodable& row : *rows) {
    Json form = Json::object();
    form["id"] = row.id;
    form["modem"] = row.modem;
    form["pdu"] = row.hex;
    form["reason"] = row.reason;
    form["received_at"] = control::to_form(std::optional(row.received_at));
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

}  // namespace pigeon::daemon
