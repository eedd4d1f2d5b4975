#include "daemon/station.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "at/transcript.h"
#include "daemon/clock.h"
#include "daemon/logging.h"
#include "daemon/timekeeper.h"

namespace pigeon::daemon {

namespace {

constexpr std::chrono::minutes kClockTolerance{2};
constexpr std::chrono::minutes kBetweenTraces{10};
constexpr std::size_t kMostTraces = 10;  // of one modem

// The traces of one modem, oldest first.
std::vector<std::filesystem::path> traces_in(const std::filesystem::path& folder,
                                             const std::string& start) {
  std::vector<std::filesystem::path> traces;
  std::error_code ec;
  for (std::filesystem::directory_iterator files(folder, ec), end; !ec && files != end;
       files.increment(ec)) {
    if (files->path().filename().string().starts_with(start)) traces.push_back(files->path());
  }
  std::ranges::sort(traces);
  return traces;
}

}  // namespace

using async::asio::co_spawn;
using async::asio::detached;

Station::Station(modem::Settings settings, std::vector<messages::Quota> quotas, std::string country,
                 StoreThread& store, store::HandOverNotes* notes, Bells& bells)
    : country_(std::move(country)),
      store_(store),
      bells_(bells),
      modem_(std::move(settings), *this),
      sender_(modem_, std::move(quotas), store, notes, bells.changes) {}

void Station::start(async::asio::io_context& context) {
  modem_runs_ = sender_runs_ = true;
  unable_since_ = wall_now();
  co_spawn(context, run_both(context), detached);
}

async::Task<> Station::run_both(async::asio::io_context& context) {
  co_await sender_.recall();
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
  sender_.keep_begins();
  bool told = false;
  // The reply engine begins while this is on its way to the disk.
  const auto done = [&](const Result<store::Kept>& result) {
    told = true;
    sender_.keep_ends();
    if (result) heard(*result);
  };
  const auto kept = co_await store_.run(
      [&](store::Store& store) { return store.keep(raw, country_, raw.received_at); }, done);
  if (!told) done(kept);
  if (!kept) {
    spdlog::error("{}: an incoming text can't be kept, so it stays on the SIM: {}",
                  modem_.settings().name, kept.error().text());
    co_return fail(kept.error());
  }
  bells_.changes.ring();
  co_return Result<void>();
}

void Station::heard(const store::Kept& kept) {
  if (kept.stamped && timekeeper_ != nullptr) {
    timekeeper_->offer(reminders::TimeSource::service_centre, modem_.settings().name,
                       *kept.stamped);
  }
  switch (kept.kind) {
    case store::Kept::Kind::message:
      spdlog::info("{}: message {} came in", modem_.settings().name, kept.message.value_or(0));
      sender_.expect_answer(kept.message.value_or(0));
      bells_.heard.ring();
      break;
    case store::Kept::Kind::undecodable:
      spdlog::warn("{}: a PDU can't be decoded; it is kept raw (pigeon inbox --undecodable)",
                   modem_.settings().name);
      break;
    case store::Kept::Kind::report:
      spdlog::info("{}: status report for message {}", modem_.settings().name,
                   kept.message.value_or(0));
      bells_.happened.ring();  // a reminder that never arrived
      break;
    case store::Kept::Kind::part:
    case store::Kept::Kind::duplicate:
      break;
  }
  // It may have kept the line free for an answer, and none is to come.
  if (kept.kind != store::Kept::Kind::message) sender_.wake();
}

async::Task<Result<std::optional<std::string>>> Station::fact(std::string name) {
  co_return co_await store_.run([&](store::Store& store) { return store.fact(name); });
}

async::Task<Result<void>> Station::remember(std::string name, std::string value) {
  co_return co_await store_.run([&](store::Store& store) { return store.remember(name, value); });
}

void Station::changed() {
  if (modem_.can_send()) {
    unable_since_.reset();
  } else if (!unable_since_) {
    unable_since_ = wall_now();
  }
  sender_.wake();
  bells_.changes.ring();
}

void Station::missed(const modem::Call& call) {
  spdlog::info("{}: a call from {} was not answered", modem_.settings().name,
               call.from.empty() ? "a withheld number" : call.from);
  if (missed_call_) missed_call_(call);
}

void Station::network_time(Instant now) {
  const bool first = !network_ahead_;
  network_ahead_ = now - wall_now();
  if (timekeeper_ != nullptr)
    timekeeper_->offer(reminders::TimeSource::network, modem_.settings().name, now);
  // A modem's clock has full seconds, and its answer takes a moment.
  if (first && std::chrono::abs(*network_ahead_) > kClockTolerance)
    spdlog::warn("{}: the network says that it is {}; this machine's clock differs",
                 modem_.settings().name, format_rfc3339(now));
}

// Masked, so that it may be shown to somebody; one in ten minutes, the last ten.
void Station::went_wrong(std::string_view transcript) {
  const Instant now = wall_now();
  if (trace_folder_.empty() || (traced_ && now - *traced_ < kBetweenTraces)) return;
  traced_ = now;
  std::string name = modem_.settings().name;
  std::ranges::replace(name, '/', '_');
  std::error_code ec;
  std::filesystem::create_directories(trace_folder_, ec);
  std::vector<std::filesystem::path> old = traces_in(trace_folder_, name + "-");
  for (std::size_t i = 0; old.size() - i >= kMostTraces; ++i)
    std::filesystem::remove(old[i], ec);
  const auto file = trace_folder_ / (name + "-" + format_rfc3339(now) + ".txt");
  std::ofstream out(file);
  while (!transcript.empty()) {
    const std::size_t end = std::min(transcript.find('\n'), transcript.size());
    out << at::masked(transcript.substr(0, end)) << '\n';
    transcript.remove_prefix(std::min(end + 1, transcript.size()));
  }
  spdlog::info("{}: what was said before is in {}", modem_.settings().name, file.string());
}

void Station::tell(std::string_view what) {
  spdlog::info("{}: {}", modem_.settings().name, what);
}

}  // namespace pigeon::daemon
