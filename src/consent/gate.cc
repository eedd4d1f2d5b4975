#include "consent/gate.h"

namespace pigeon::consent {

Verdict may_send(const Standing& standing, const Request& request, Instant now) {
  if (!request.proactive) return MayGo{};
  if (standing.blocked()) return Never{"They said STOP"};
  if (standing.suspected) return Wait{now + kSuspicionLooksAgain};
  if (!request.needs_consent) return MayGo{};

  const std::string program = request.program.empty() ? "the program" : request.program;
  if (standing.last == Event::declined) return Never{"They declined the texts of " + program};
  if (!standing.had_consent) return Never{"They have not consented to the texts of " + program};
  return MayGo{};
}

}  // namespace pigeon::consent
