#include "consent/gate.h"

namespace pigeon::consent {
namespace {

std::optional<Never> without_consent(const Standing& standing, const Request& request) {
  const std::string program = request.program.empty() ? "the program" : request.program;
  if (standing.declines(request.program)) return Never{"They declined the texts of " + program};
  if (!standing.consents_to(request.program))
    return Never{"They have not consented to the texts of " + program};
  return std::nullopt;
}

}  // namespace

Verdict may_send(const Standing& standing, const Request& request, Instant now) {
  if (!request.proactive) return MayGo{};
  if (standing.blocks(request.program)) {
    return Never{standing.blocked() ? "They said STOP"
                                    : "They said STOP to the texts of " + request.program};
  }
  if (standing.suspected) {
    return Wait{now + kSuspicionLooksAgain, Error("stop-suspected", "They may have said STOP",
                                                  "If they did not: pigeon consent clear NUMBER")};
  }
  if (request.needs_consent) {
    if (auto never = without_consent(standing, request)) return *std::move(never);
  }
  if (request.quiet_until) {
    return Wait{*request.quiet_until,
                Error("quiet-hours", "It waits for the end of the recipient's quiet hours: " +
                                         format_rfc3339(*request.quiet_until))};
  }
  return MayGo{};
}

}  // namespace pigeon::consent
