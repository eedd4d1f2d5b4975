#include "daemon/timekeeper.h"

#include <sys/timerfd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include <boost/asio/posix/stream_descriptor.hpp>

#include "daemon/clock.h"
#include "daemon/logging.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using reminders::ClockReading;
using reminders::TimeSource;
using store::Store;

// The clock is looked at so often without an occasion: NTP may have come in.
constexpr auto kLongestLook = 30s;
constexpr auto kDoubtfulLook = 2s;
constexpr auto kScheduleTrouble = 2s;

constexpr const char* kTrustedSince = "clock.trusted";  // "BOOT-ID MILLISECONDS" of its start

void tell(const Schedule::Account& account) {
  for (const std::string& ended : account.ended)
    spdlog::error("a repeating reminder can't go on: {}", ended);
  if (account.paused > 0) spdlog::info("{} reminders are held: a pause", account.paused);
  if (account.stale + account.useless + account.held == 0) return;
  spdlog::warn("{} reminders go, {} are stale, {} too late to help, {} held", account.went,
               account.stale, account.useless, account.held);
  if (account.batch != 0)
    spdlog::warn("held until somebody says: pigeon approve {}", account.batch);
}

}  // namespace

Timekeeper::Timekeeper(House house, std::optional<Instant> last_look)
    : house_(house),
      trust_(last_look),
      schedule_(house.config.quiet, house.config.catch_up == CatchUp::automatic) {
  // Who asks in the first moments gets an answer.
  const ClockReading now = read_clocks();
  if (house_.config.clock == ClockPolicy::always)
    trust_.offer(TimeSource::person, "", now.wall, now);
  if (house_.config.clock == ClockPolicy::automatic && has_battery_clock())
    trust_.offer(TimeSource::battery, "", now.wall, now);
  trust_.judge(now, clock_is_synchronised());
}

void Timekeeper::stop() {
  stopping_ = true;
  house_.bells.scheduled.ring();
}

void Timekeeper::offer(TimeSource source, const std::string& name, Instant said) {
  trust_.offer(source, name, said, read_clocks());
  if (!trust_.trusted()) house_.bells.scheduled.ring();
}

async::Task<> Timekeeper::vouch() {
  const ClockReading now = read_clocks();
  trust_.offer(TimeSource::person, "", now.wall, now);
  co_await judge();
  house_.bells.scheduled.ring();
}

async::Task<> Timekeeper::run() {
  co_await recall_trust();
  while (!stopping_) {
    co_await judge();
    async::Duration wait = kDoubtfulLook;
    if (trust_.trusted()) {
      const auto next = co_await look();
      wait = next ? std::clamp<async::Duration>(*next - wall_now(), 1ms, kLongestLook)
                  : async::Duration(kLongestLook);
    }
    co_await house_.bells.scheduled.wait_for(wait);
  }
}

// A restart of the daemon alone changes nothing about the clock.
async::Task<> Timekeeper::recall_trust() {
  const auto fact =
      co_await house_.store.run([](Store& store) { return store.fact(kTrustedSince); });
  if (!fact || !*fact) co_return;
  const std::size_t blank = (*fact)->find(' ');
  if (blank == std::string::npos || boot_id().empty() || (*fact)->substr(0, blank) != boot_id())
    co_return;
  const auto started = parse_rfc3339((*fact)->substr(blank + 1));
  const ClockReading now = read_clocks();
  if (started) trust_.offer(TimeSource::memory, "", *started + now.uptime, now);
}

async::Task<> Timekeeper::judge() {
  const ClockReading now = read_clocks();
  const bool was_trusted = trust_.trusted();
  if (house_.config.clock == ClockPolicy::always)
    trust_.offer(TimeSource::person, "", now.wall, now);
  trust_.judge(now, clock_is_synchronised());
  if (trust_.jumped() != Milliseconds(0)) {
    spdlog::warn("the clock was set by {} s",
                 std::chrono::floor<std::chrono::seconds>(trust_.jumped()).count());
  }
  const bool is_news = !begun_ || trust_.trusted() != was_trusted;
  begun_ = true;
  if (!trust_.trusted()) set_clock_if_known(now);
  if (!is_news) co_return;
  if (trust_.trusted()) {
    spdlog::info("the clock is trusted: {}", trust_.why());
    co_await note_trust();
    house_.bells.happened.ring();
    co_return;
  }
  spdlog::warn(
      "the clock is not trusted ({}): what is scheduled waits, texts are received and "
      "answered (pigeon clock show)",
      trust_.why());
  const auto recalled = co_await house_.store.run([](Store& store) { return store.recall(); });
  if (!recalled) spdlog::error("the schedule can't be held: {}", recalled.error().text());
}

async::Task<> Timekeeper::note_trust() {
  const std::string since = boot_id() + " " + format_rfc3339(read_clocks().started());
  const auto noted =
      co_await house_.store.run([&](Store& store) { return store.remember(kTrustedSince, since); });
  if (!noted) spdlog::error("the clock's state can't be kept: {}", noted.error().text());
}

// Two sources agree on another time than the clock shows. Once it is set, it is judged again.
void Timekeeper::set_clock_if_known(const ClockReading& now) {
  const auto right = trust_.right_time(now);
  if (!right) return;
  const auto set = set_clock(*right);
  if (set) {
    spdlog::warn("the clock was set to {}, on which two sources agree", format_rfc3339(*right));
    house_.bells.scheduled.ring();
  } else {
    spdlog::warn("the clock is wrong: two sources say {}. {} {}", format_rfc3339(*right),
                 set.error().meaning(), set.error().hint());
  }
}

// When something is due next.
async::Task<std::optional<Instant>> Timekeeper::look() {
  while (!stopping_) {
    const Instant now = wall_now();
    const auto account =
        co_await house_.store.run([&](Store& store) { return schedule_.look(store, now); });
    if (!account) {
      spdlog::error("the schedule can't be read: {}", account.error().text());
      co_return now + kScheduleTrouble;
    }
    tell(*account);
    if (account->went > 0) house_.wake_senders();
    if (account->went + account->stale + account->useless + account->held + account->paused > 0)
      house_.bells.changes.ring();
    if (!account->more) co_return account->next;
  }
  co_return std::nullopt;
}

async::Task<> Timekeeper::watch_clock() {
  const int timer = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (timer < 0) {
    spdlog::warn("nobody tells when the clock is set; it is looked at every {} s",
                 kLongestLook.count());
    co_return;
  }
  const auto executor = co_await async::asio::this_coro::executor;
  async::asio::posix::stream_descriptor descriptor(executor, timer);
  // Never reached; the descriptor becomes readable when the clock is set.
  itimerspec far{};
  far.it_value.tv_sec = std::numeric_limits<std::int32_t>::max();
  while (!stopping_) {
    timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, nullptr);
    boost::system::error_code error;
    co_await descriptor.async_wait(async::asio::posix::stream_descriptor::wait_read,
                                   async::asio::redirect_error(async::asio::use_awaitable, error));
    if (error) co_return;
    std::array<char, sizeof(std::uint64_t)> count{};
    [[maybe_unused]] const auto read = ::read(timer, count.data(), count.size());
    house_.bells.scheduled.ring();
  }
}

}  // namespace pigeon::daemon
