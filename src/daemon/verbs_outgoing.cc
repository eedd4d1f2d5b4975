// send, cancel, resolve: what is asked to go out, and what is called back.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/drafts.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using messages::Message;
using messages::State;
using store::Store;

using Drafts = std::vector<std::pair<messages::Draft, int>>;

enum class Until { queued, sent, delivered };

std::optional<Until> until_from(std::string_view word) {
  if (word.empty() || word == "sent") return Until::sent;
  if (word == "queued") return Until::queued;
  if (word == "delivered") return Until::delivered;
  return std::nullopt;
}

// How the wait for `message` ends; nothing while it goes on.
std::optional<End> end_of_wait(const Message& message, Until until) {
  const Error reason =
      message.error.value_or(Error(std::string(to_string(message.state)),
                                   "The text is " + std::string(to_string(message.state))));
  switch (message.state) {
    case State::delivered:
      return End(ExitCode::done);
    case State::sent:
      if (until == Until::sent) return End(ExitCode::done);
      return std::nullopt;
    case State::cancelled:
      return End(reason.is("stopped") ? ExitCode::refused : ExitCode::failed, reason);
    case State::failed:
    case State::expired:
    case State::unknown:
      return End(ExitCode::failed, reason);
    case State::queued:
      // It may be hours; whoever waits is told at once.
      if (message.error && message.error->is("quiet-hours"))
        return End(ExitCode::pending, *message.error);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

async::Task<End> wait_for_end(House& house, Exchange& exchange, messages::MessageId id, Until until,
                              std::chrono::steady_clock::time_point deadline) {
  while (true) {
    const std::uint64_t seen = house.bells.changes.count();
    const auto message = co_await house.store.run([&](Store& store) { return store.message(id); });
    if (!message) co_return ended(message.error());
    const auto over = end_of_wait(*message, until);
    const auto left = deadline - std::chrono::steady_clock::now();
    if (over || left <= 0s) {
      Json form = control::to_form(*message);
      co_await exchange.item(std::move(form));
      if (over) co_return *over;
      const Error late("not-yet",
                       until == Until::delivered && message->state == State::sent
                           ? "The text was sent; no delivery report has come yet"
                           : "The text is queued and safe, but was not sent in time",
                       "See `pigeon message " + std::to_string(id) + "`");
      co_return End(ExitCode::pending, late);
    }
    if (exchange.client_gone()) co_return End();
    co_await house.bells.changes.wait_after(seen, std::min<async::Duration>(left, 30s));
  }
}

Result<store::Queued> queue_one(Store& store, const Drafts& drafts, Instant now) {
  if (const auto may = check_consent(store, drafts.front().first, now); !may)
    return fail(may.error());
  const auto queued = store.enqueue(drafts, now);
  if (!queued) return fail(queued.error());
  return queued->front();
}

}  // namespace

async::Task<End> send(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto until = until_from(control::text_at(exchange.args(), "wait").value_or(""));
  if (!until) co_return ended(Error("bad-request", "--wait takes queued, sent or delivered"));
  const auto timeout =
      std::chrono::milliseconds(control::integer_at(exchange.args(), "timeout_ms").value_or(60000));
  const auto deadline = std::chrono::steady_clock::now() + timeout;

  auto draft = read_draft(house, exchange.args(), now);
  if (!draft) co_return ended(draft.error());
  if (*until == Until::delivered) draft->first.report = true;
  Drafts drafts;
  drafts.push_back(std::move(*draft));
  const auto queued =
      co_await house.store.run([&](Store& store) { return queue_one(store, drafts, now); });
  if (!queued) co_return ended(queued.error());
  house.wake_senders();
  house.bells.scheduled.ring();
  house.bells.changes.ring();

  const messages::MessageId id = queued->id;
  const auto message = co_await house.store.run([&](Store& store) { return store.message(id); });
  if (!message) co_return ended(message.error());
  Json form = control::to_form(*message);
  co_await exchange.item(std::move(form));
  if (*until == Until::queued) co_return End(ExitCode::done);
  co_return co_await wait_for_end(house, exchange, id, *until, deadline);
}

async::Task<End> cancel(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto id = control::integer_at(exchange.args(), "id");
  if (!id) co_return ended(Error("bad-request", "cancel needs the id of a message"));
  const bool all = control::flag_at(exchange.args(), "all").value_or(false);
  const auto cancelled = co_await house.store.run([&](Store& store) {
    const auto ended = all ? store.end_series_of(*id) : Result<void>();
    return ended ? store.cancel(*id, now) : ended;
  });
  if (!cancelled) co_return ended(cancelled.error());
  house.bells.changes.ring();
  co_return co_await message(house, exchange);
}

async::Task<End> resolve(House& house, Exchange& exchange) {
  const Instant now = wall_now();
  const auto id = control::integer_at(exchange.args(), "id");
  const std::string how = control::text_at(exchange.args(), "how").value_or("");
  std::optional<store::Resolution> resolution;
  if (how == "sent") resolution = store::Resolution::sent;
  if (how == "resend") resolution = store::Resolution::resend;
  if (how == "drop") resolution = store::Resolution::drop;
  if (!id || !resolution) {
    co_return ended(
        Error("bad-request", "resolve needs the id of a message and sent, resend or drop"));
  }
  const auto resolved =
      co_await house.store.run([&](Store& store) { return store.resolve(*id, *resolution, now); });
  if (!resolved) co_return ended(resolved.error());
  house.wake_senders();
  house.bells.changes.ring();
  co_return co_await message(house, exchange);
}

}  // namespace pigeon::daemon
