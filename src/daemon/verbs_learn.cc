// unclear and settle: what no topic was found for, until the owner has filed or skipped it.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "control/forms.h"
#include "daemon/door.h"

namespace pigeon::daemon {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

async::Task<End> unclear(House& house, Exchange& exchange) {
  constexpr std::int64_t kMostTexts = 1000;
  const Json& args = exchange.args();
  const std::string program = control::text_at(args, "program").value_or("");
  const auto limit = static_cast<int>(std::clamp<std::int64_t>(
      control::integer_at(args, "limit").value_or(kMostTexts), 0, kMostTexts));
  const auto found =
      co_await house.store.run([&](Store& store) { return store.unclear(program, limit); });
  if (!found) co_return ended(found.error());
  for (const messages::Message& each : *found) {
    Json form = control::to_form(each);
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

async::Task<End> settle(House& house, Exchange& exchange) {
  std::vector<messages::MessageId> messages;
  for (const Json& id : control::member(exchange.args(), "messages")) {
    if (!id.is_number_integer())
      co_return ended(Error("bad-request", "\"messages\" must be a list of ids"));
    messages.push_back(id.get<messages::MessageId>());
  }
  const auto settled =
      co_await house.store.run([&](Store& store) { return store.settle_unclear(messages); });
  if (!settled) co_return ended(settled.error());
  Json form = Json::object();
  form["settled"] = *settled;
  co_await exchange.item(std::move(form));
  co_return End();
}

}  // namespace pigeon::daemon
