#include "daemon/quiet_hours.h"

#include <chrono>
#include <memory>

namespace pigeon::daemon {
namespace {

constexpr std::chrono::hours kReckonAnew{24};

}  // namespace

QuietHours::QuietHours(const Config& config, const std::vector<replies::Assistant>& assistants)
    : house_{config.quiet, config.zone} {
  for (const replies::Assistant& assistant : assistants)
    programs_.insert_or_assign(assistant.program().name, Rule{assistant.quiet(), assistant.zone()});
}

std::optional<Instant> QuietHours::end_of(const store::AboutToGo& text, Instant at) {
  const auto program = programs_.find(text.program);
  const Rule& rule = program == programs_.end() ? house_ : program->second;
  if (rule.window.is_never()) return std::nullopt;
  const auto zone = calendar::Zone::find(text.zone);
  const Instant end = !text.zone.empty() && zone ? rule.window.end_after(at, *zone)
                                                 : end_by_number(text.program, rule, text.to, at);
  return end > at ? std::optional(end) : std::nullopt;
}

Instant QuietHours::end_by_number(const std::string& program, const Rule& rule,
                                  const PhoneNumber& number, Instant at) {
  const bool old = !reckoned_ || std::chrono::abs(at - *reckoned_) > kReckonAnew;
  if (old) {
    by_number_.clear();
    reckoned_ = at;
  }
  const auto known = by_number_.try_emplace(program, rule.window, rule.home, at).first;
  return known->second.end_after(number, at);
}

store::QuietHours quiet_hours_of(const Config& config,
                                 const std::vector<replies::Assistant>& assistants) {
  return [quiet = std::make_shared<QuietHours>(config, assistants)](
             const store::AboutToGo& text, Instant at) { return quiet->end_of(text, at); };
}

}  // namespace pigeon::daemon
