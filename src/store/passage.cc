#include "store/passage.h"

#include <chrono>

#include "consent/gate.h"
#include "store/ledger_rows.h"
#include "store/queue.h"

namespace pigeon::store {
namespace {

using messages::Origin;

// A part takes so long on a slow network. A long text is begun only when it can end before the
// night: half of it in the evening and the rest in the morning would be no text.
constexpr std::chrono::seconds kOfAPart{10};

// The recipient's clock as the reminder knows it; nothing: the owner wants it sent at its time
// whatever that is.
std::optional<std::string> zone_of_reminder(Connection& db, MessageId id) {
  Statement row = db.query(
      "SELECT exact, CASE quiet_zone WHEN '' THEN zone ELSE quiet_zone END FROM reminder"
      " WHERE id = ?",
      id);
  if (!row.next()) return std::string();
  if (row.flag(0)) return std::nullopt;
  return row.text(1);
}

std::optional<Instant> quiet_until(Connection& db, const QuietHours& quiet,
                                   const Outgoing& outgoing, Instant now) {
  AboutToGo text{.to = outgoing.number, .program = outgoing.program, .zone = {}};
  if (outgoing.origin == Origin::reminder) {
    auto zone = zone_of_reminder(db, outgoing.id);
    if (!zone) return std::nullopt;
    text.zone = *std::move(zone);
  } else if (outgoing.program.empty()) {
    return std::nullopt;  // the owner's own word
  }
  const messages::Life& life = outgoing.life;
  const Instant ends = life.taken == 0 ? now + (life.parts - 1) * kOfAPart : now;
  if (auto until = quiet(text, now)) return until;
  return ends > now ? quiet(text, ends) : std::nullopt;
}

consent::Request request_of(Connection& db, const QuietHours& quiet, const Outgoing& outgoing,
                            Instant now) {
  const bool proactive =
      outgoing.origin != Origin::reply && outgoing.origin != Origin::confirmation;
  consent::Request request{.proactive = proactive, .program = outgoing.program};
  if (!proactive) return request;
  request.needs_consent = outgoing.origin == Origin::program || !outgoing.program.empty();
  request.quiet_until = quiet_until(db, quiet, outgoing, now);
  return request;
}

}  // namespace

bool passes_gate(Connection& db, const QuietHours& quiet, Outgoing& outgoing, Instant now) {
  if (outgoing.expires && *outgoing.expires <= now) {
    messages::expire(outgoing.life);
    return false;
  }
  const consent::Standing standing = standing_of(db, outgoing.number);
  const consent::Verdict verdict =
      consent::may_send(standing, request_of(db, quiet, outgoing, now), now);
  if (const auto* wait = std::get_if<consent::Wait>(&verdict)) {
    if (outgoing.expires && *outgoing.expires <= wait->until && wait->why.is("quiet-hours")) {
      messages::expire(outgoing.life, Error("quiet-hours",
                                            "It would have come in quiet hours, and "
                                            "after them too late"));
    } else {
      messages::wait(outgoing.life, wait->until, wait->why);
    }
    return false;
  }
  if (const auto* never = std::get_if<consent::Never>(&verdict)) {
    messages::stop(outgoing.life, standing.blocks(outgoing.program)
                                      ? stopped_error()
                                      : Error("no-consent", never->why,
                                              "Record the consent with: pigeon consent grant"));
    return false;
  }
  return true;
}

}  // namespace pigeon::store
