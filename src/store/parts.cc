#include "store/parts.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "sms/decode.h"

namespace pigeon::store {
namespace {

// The parts of one text leave its sender within minutes. A part that is a day away from a set is
// of a later text, and the older set will never be whole.
constexpr Milliseconds kOneSet = std::chrono::hours(24);

struct Place {
  Instant opened;         // which set of this key
  bool repeated = false;  // it stands there already
};

// When it was sent: parts of different texts may be read in one minute, after days offline.
Instant sent_time(const PartIn& part) {
  return part.deliver.service_centre_time.utc().value_or(part.received_at);
}

std::vector<Instant> sets_of(Connection& db, const PartIn& part) {
  const sms::Concat& concat = *part.deliver.concat;
  std::vector<Instant> opened;
  for (Statement row = db.query(
           "SELECT DISTINCT opened FROM part WHERE sender = ? AND reference = ? AND bits = ?"
           " AND total = ?",
           part.sender, concat.reference, concat.bits, concat.total);
       row.next();) {
    opened.push_back(row.instant(0));
  }
  return opened;
}

// What stands in the part's place in the set, if anything does.
std::optional<Blob> standing_there(Connection& db, const PartIn& part, Instant opened) {
  const sms::Concat& concat = *part.deliver.concat;
  Statement row = db.query(
      "SELECT tpdu FROM part WHERE sender = ? AND reference = ? AND bits = ? AND total = ?"
      " AND opened = ? AND sequence = ?",
      part.sender, concat.reference, concat.bits, concat.total, opened, concat.sequence);
  if (!row.next()) return std::nullopt;
  return row.blob(0);
}

bool same_content(const Blob& tpdu, const sms::Deliver& deliver) {
  const auto kept = sms::decode_deliver(tpdu);
  return kept && kept->dcs == deliver.dcs && std::ranges::equal(kept->data(), deliver.data());
}

// The set nearest in time that lacks this part, or has the very same; else a new one.
Place place_of(Connection& db, const PartIn& part) {
  const Instant time = sent_time(part);
  std::vector<Instant> sets = sets_of(db, part);
  const auto distance = [&](Instant opened) { return std::chrono::abs(opened - time); };
  std::ranges::sort(sets, {}, distance);
  for (const Instant opened : sets) {
    if (distance(opened) >= kOneSet) break;
    const auto there = standing_there(db, part, opened);
    if (!there) return Place{opened};
    if (same_content(*there, part.deliver)) return Place{opened, true};
  }
  Instant opened = time;
  while (std::ranges::find(sets, opened) != sets.end())
    opened += Milliseconds(1);
  return Place{opened};
}

std::vector<Blob> parts_in(Connection& db, const PartIn& part, Instant opened) {
  const sms::Concat& concat = *part.deliver.concat;
  std::vector<Blob> tpdus;
  for (Statement row = db.query(
           "SELECT tpdu FROM part WHERE sender = ? AND reference = ? AND bits = ? AND total = ?"
           " AND opened = ? ORDER BY sequence",
           part.sender, concat.reference, concat.bits, concat.total, opened);
       row.next();) {
    tpdus.push_back(row.blob(0));
  }
  return tpdus;
}

}  // namespace

PartSet keep_part(Connection& db, const PartIn& part) {
  const sms::Concat& concat = *part.deliver.concat;
  const Place place = place_of(db, part);
  if (place.repeated) return PartSet{.repeated = true};
  db.run(
      "INSERT INTO part (sender, reference, bits, total, opened, sequence, hash, tpdu,"
      " received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      part.sender, concat.reference, concat.bits, concat.total, place.opened, concat.sequence,
      part.hash, part.tpdu, part.received_at);
  const std::vector<Blob> tpdus = parts_in(db, part, place.opened);
  if (tpdus.size() < concat.total) return PartSet{};
  PartSet set;
  for (const Blob& tpdu : tpdus) {
    // It was decoded when it came.
    if (auto deliver = sms::decode_deliver(tpdu)) set.whole.push_back(*std::move(deliver));
  }
  db.run(
      "DELETE FROM part WHERE sender = ? AND reference = ? AND bits = ? AND total = ?"
      " AND opened = ?",
      part.sender, concat.reference, concat.bits, concat.total, place.opened);
  return set;
}

}  // namespace pigeon::store
