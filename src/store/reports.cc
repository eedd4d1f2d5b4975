#include "store/reports.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "sms/status.h"

namespace pigeon::store {
namespace {

using messages::MessageId;

// TP-MR wraps after 256 texts, so an old part must not be taken for a new one; and no network
// tries for longer than the validity that we ask for.
constexpr auto kWindow = std::chrono::hours(24 * 7);

Error undeliverable_error(std::uint8_t status) {
  return Error("report-" + std::to_string(status),
               "Not delivered: " + std::string(sms::meaning_of(status)),
               sms::outcome_of(status) == sms::Outcome::gave_up
                   ? "The network has given up; it can be sent again later"
                   : "Sending it again will not help");
}

std::string_view digits_of(std::string_view number) {
  if (number.starts_with('+')) number.remove_prefix(1);
  // The trunk prefix of a national number, or the 00 before a country code.
  while (number.starts_with('0'))
    number.remove_prefix(1);
  return number;
}

struct Part {
  MessageId message;
  int part;
};

std::optional<Part> awaited_part(Connection& db, const Report& report, Instant now) {
  for (Statement row =
           db.query("SELECT message, part, number FROM awaited JOIN message ON message.id = message"
                    " WHERE awaited.modem = ? AND reference = ? AND awaited.handed > ?"
                    " ORDER BY awaited.handed DESC, message DESC",
                    report.modem, report.reference, now - kWindow);
       row.next();) {
    if (same_subscriber(row.text(2), report.number)) return Part{row.integer(0), row.small(1)};
  }
  return std::nullopt;
}

bool claim_on_air(Connection& db, const Report& report) {
  for (Statement row = db.query(
           "SELECT number FROM message WHERE state = 3 AND state IN (1, 3, 7) AND modem = ?"
           " AND handed IS NOT NULL AND report",
           report.modem);
       row.next();) {
    if (same_subscriber(row.text(0), report.number)) return true;
  }
  return false;
}

// The unknown text that it must be about, if there is exactly one.
std::optional<MessageId> only_unknown(Connection& db, const Report& report, Instant now) {
  std::vector<MessageId> found;
  for (Statement row = db.query(
           "SELECT id, number FROM message WHERE state = 7 AND state IN (1, 3, 7) AND modem = ?"
           " AND handed > ? AND report",
           report.modem, now - kWindow);
       row.next();) {
    if (same_subscriber(row.text(1), report.number)) found.push_back(row.integer(0));
  }
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

void settle_part(Connection& db, const Part& part, const Report& report) {
  const auto status = static_cast<std::uint8_t>(report.status);
  const sms::Outcome outcome = sms::outcome_of(status);
  if (outcome == sms::Outcome::still_trying) return;
  db.run("DELETE FROM awaited WHERE modem = ? AND reference = ? AND message = ? AND part = ?",
         report.modem, report.reference, part.message, part.part);
  auto outgoing = find_outgoing(db, part.message);
  if (!outgoing) return;
  const bool moved = outcome == sms::Outcome::delivered
                         ? messages::part_delivered(outgoing->life, report.discharged)
                         : messages::undeliverable(outgoing->life, undeliverable_error(status));
  if (moved) save(db, *outgoing);
}

std::vector<Report> take_early(Connection& db, const std::optional<std::string>& modem) {
  std::vector<Report> reports;
  {
    Statement row = db.query(
        "SELECT modem, reference, number, status, discharge FROM early_report"
        " WHERE ?1 IS NULL OR modem = ?1",
        modem);
    while (row.next()) {
      reports.push_back(Report{.modem = row.text(0),
                               .reference = row.small(1),
                               .number = row.text(2),
                               .status = row.small(3),
                               .discharged = row.instant(4)});
    }
  }
  if (!reports.empty()) {
    db.run("DELETE FROM early_report WHERE ?1 IS NULL OR modem = ?1", modem);
  }
  return reports;
}

}  // namespace

bool same_subscriber(std::string_view one, std::string_view other) {
  constexpr std::size_t kEnough = 6;    // fewer digits are a short code: equal or not
  constexpr std::size_t kCompared = 8;  // networks differ in what they put before the last eight
  if (one == other) return true;
  one = digits_of(one);
  other = digits_of(other);
  const std::size_t shorter = std::min(one.size(), other.size());
  if (shorter < kEnough) return one == other;
  const std::size_t compared = std::min(shorter, kCompared);
  return one.substr(one.size() - compared) == other.substr(other.size() - compared);
}

void await_report(Connection& db, const Outgoing& outgoing, int part, int reference,
                  Instant handed) {
  // Those whose report never came leave when their reference is used again, so the table holds a
  // week of texts at most.
  db.run("DELETE FROM awaited WHERE modem = ? AND reference = ? AND handed <= ?", outgoing.modem,
         reference, handed - kWindow);
  db.run(
      "INSERT OR IGNORE INTO awaited (modem, reference, message, part, handed)"
      " VALUES (?, ?, ?, ?, ?)",
      outgoing.modem, reference, outgoing.id, part, handed);
}

std::optional<MessageId> apply_report(Connection& db, const Report& report, Instant now) {
  if (const auto part = awaited_part(db, report, now)) {
    settle_part(db, *part, report);
    return part->message;
  }
  if (claim_on_air(db, report)) {
    db.run(
        "INSERT OR IGNORE INTO early_report (modem, reference, number, status, discharge)"
        " VALUES (?, ?, ?, ?, ?)",
        report.modem, report.reference, report.number, report.status, report.discharged);
    return std::nullopt;
  }
  if (const auto unknown = only_unknown(db, report, now)) {
    auto outgoing = find_outgoing(db, *unknown);
    if (!outgoing) return std::nullopt;
    // Whatever it says, the service centre had the text: the report is the answer never seen.
    const Part part{*unknown, outgoing->life.taken};
    const Instant handed = outgoing->life.handed.value_or(now);
    messages::taken(outgoing->life, report.reference, now);
    save(db, *outgoing);
    await_report(db, *outgoing, part.part, report.reference, handed);
    settle_part(db, part, report);
    return unknown;
  }
  return std::nullopt;
}

void apply_early_reports(Connection& db, const std::string& modem, Instant now) {
  for (const Report& report : take_early(db, modem))
    apply_report(db, report, now);
}

void apply_all_early_reports(Connection& db, Instant now) {
  for (const Report& report : take_early(db, std::nullopt))
    apply_report(db, report, now);
}

}  // namespace pigeon::store
