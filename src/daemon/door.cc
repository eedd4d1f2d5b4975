#include "daemon/door.h"

#include <algorithm>
#include <array>
#include <string>

namespace pigeon::daemon {

using control::End;
using control::ExitCode;

Station* House::station(std::string_view name) const {
  for (const auto& each : stations) {
    if (each->modem().settings().name == name) return each.get();
  }
  return nullptr;
}

bool House::any_can_send() const {
  return std::ranges::any_of(stations, [](const auto& each) { return each->modem().can_send(); });
}

void House::wake_senders() const {
  for (const auto& each : stations)
    each->sender().wake();
}

Door::Door(House house)
    : house_(house),
      verbs_{{"send", daemon::send},
             {"batch", daemon::batch},
             {"cancel", daemon::cancel},
             {"resolve", daemon::resolve},
             {"list", daemon::list},
             {"message", daemon::message},
             {"undecodable", daemon::undecodable},
             {"consent_show", daemon::consent_show},
             {"consent_change", daemon::consent_change},
             {"consent_ask", daemon::consent_ask},
             {"consent_import", daemon::consent_import},
             {"consent_export", daemon::consent_export},
             {"consent_erase", daemon::consent_erase},
             {"remind", daemon::remind},
             {"remind_many", daemon::remind_many},
             {"batches", daemon::batches},
             {"approve", daemon::approve},
             {"clock", daemon::clock},
             {"snooze", daemon::snooze},
             {"pause", daemon::pause},
             {"resume", daemon::resume},
             {"pauses", daemon::pauses},
             {"reckoning", daemon::reckoning},
             {"reminders", daemon::reminders},
             {"event", daemon::event},
             {"reply", daemon::reply},
             {"calls", daemon::calls},
             {"chat", daemon::chat},
             {"unclear", daemon::unclear},
             {"settle", daemon::settle},
             {"status", daemon::status},
             {"backup", daemon::backup},
             {"modem_list", daemon::modem_list},
             {"modem_show", daemon::modem_show},
             {"modem_at", daemon::modem_at},
             {"modem_ussd", daemon::modem_ussd},
             {"modem_reset", daemon::modem_reset},
             {"modem_trace", daemon::modem_trace}} {}

async::Task<End> Door::answer(control::Exchange& exchange) {
  const auto found = verbs_.find(exchange.verb());
  if (found == verbs_.end()) {
    const Error error("unknown-verb", "This daemon knows no verb \"" + exchange.verb() + "\"",
                      "pigeon and pigeond must be of the same version");
    co_return End(ExitCode::usage, error);
  }
  co_return co_await found->second(house_, exchange);
}

End ended(const Error& error) {
  static constexpr std::array<std::string_view, 19> kUsage{
      "invalid-number", "empty-text",   "invalid-utf8",    "not-textable", "text-too-long",
      "unclear-time",   "time-past",    "unknown-zone",    "bad-request",  "unencodable",
      "no-topic",       "no-such-tag",  "no-such-program", "unclear-rule", "invalid-rule",
      "invalid-stage",  "time-too-far", "unknown-name",    "not-repeating"};
  static constexpr std::array<std::string_view, 5> kRefused{"stopped", "stop-suspected",
                                                            "no-consent", "quiet-hours", "unasked"};
  static constexpr std::array<std::string_view, 2> kUnavailable{"no-such-modem", "no-modem"};
  const auto in = [&](const auto& codes) {
    return std::ranges::find(codes, error.code()) != codes.end();
  };
  if (in(kUsage)) return End(ExitCode::usage, error);
  if (in(kRefused)) return End(ExitCode::refused, error);
  if (in(kUnavailable)) return End(ExitCode::unavailable, error);
  return End(ExitCode::failed, error);
}

}  // namespace pigeon::daemon
