// Status reports (23.040 section 9.2.2.3) and the parts that they are about. A report names no
// message: it is matched by modem, message reference (TP-MR, which wraps at 256), the trailing
// digits of the recipient, and time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/connection.h"
#include "store/rows.h"

namespace pigeon::store {

struct Report {
  std::string modem;
  int reference = 0;   // TP-MR
  std::string number;  // the recipient, as the network writes it: national or international
  int status = 0;      // TP-ST
  Instant discharged;
};

// The same subscriber, though one of the two may be written nationally: the last digits agree.
bool same_subscriber(std::string_view one, std::string_view other);

// From now on a report is awaited for part `part`, just taken with `reference`.
void await_report(Connection& db, const Outgoing& outgoing, int part, int reference,
                  Instant handed);

// Applies it to the message that it is about and returns that message's id. A report that may be
// about the claim on the air, whose answer is still to come, is remembered for its settlement.
std::optional<messages::MessageId> apply_report(Connection& db, const Report& report, Instant now);

// The reports remembered for `modem`, whose claim is now settled.
void apply_early_reports(Connection& db, const std::string& modem, Instant now);
// Of every modem: after a start none has a claim.
void apply_all_early_reports(Connection& db, Instant now);

}  // namespace pigeon::store
