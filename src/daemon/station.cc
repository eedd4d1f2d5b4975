#include "daemon/station.h"

#include <utility>

#include "daemon/clock.h"
#include "daemon/logging.h"

namespace pigeon::daemon {

using async::asio::co_spawn;
using async::asio::detached;

Station::Station(modem::Settings settings, std::vector<messages::Quota> quotas, std::string country,
                 StoreThread& store, Bells& bells)
    : country_(std::move(country)),
      store_(store),
      bells_(bells),
      modem_(std::move(settings), *this),
      sender_(modem_, std::move(quotas), store, bells.changes) {}

void Station::start(async::asio::io_context& context) {
  modem_runs_ = sender_runs_ = true;
  co_spawn(context, run_modem(), detached);
  co_spawn(context, run_sender(), detached);
}

async::Task<> Station::run_modem() {
  co_await modem_.run();
  modem_runs_ = false;
  bells_.changes.ring();
}

async::Task<> Station::run_sender() {
  co_await sender_.run();
  sender_runs_ = false;
  bells_.changes.ring();
}

async::Task<Result<void>> Station::keep(std::string pdu) {
  store::RawPdu raw{modem_.settings().name, std::move(pdu), wall_now()};
  const auto kept = co_await store_.run(
      [&](store::Store& store) { return store.keep(raw, country_, raw.received_at); });
  if (!kept) {
    spdlog::error("{}: an incoming text can't be kept, so it stays on the SIM: {}",
                  modem_.settings().name, kept.error().text());
    co_return fail(kept.error());
  }
  switch (kept->kind) {
    case store::Kept::Kind::message:
      spdlog::info("{}: message {} came in", modem_.settings().name, kept->message.value_or(0));
      sender_.expect_answer(kept->message.value_or(0));
      bells_.heard.ring();
      break;
    case store::Kept::Kind::undecodable:
      spdlog::warn("{}: a PDU can't be decoded; it is kept raw (pigeon inbox --undecodable)",
                   modem_.settings().name);
      break;
    case store::Kept::Kind::report:
      spdlog::info("{}: status report for message {}", modem_.settings().name,
                   kept->message.value_or(0));
      break;
    case store::Kept::Kind::part:
    case store::Kept::Kind::duplicate:
      break;
  }
  // It may have kept the line free for an answer, and none is to come.
  if (kept->kind != store::Kept::Kind::message) sender_.wake();
  bells_.changes.ring();
  co_return Result<void>();
}

async::Task<Result<std::optional<std::string>>> Station::fact(std::string name) {
  co_return co_await store_.run([&](store::Store& store) { return store.fact(name); });
}

async::Task<Result<void>> Station::remember(std::string name, std::string value) {
  co_return co_await store_.run([&](store::Store& store) { return store.remember(name, value); });
}

void Station::changed() {
  sender_.wake();
  bells_.changes.ring();
}

void Station::tell(std::string_view what) {
  spdlog::info("{}: {}", modem_.settings().name, what);
}

}  // namespace pigeon::daemon
