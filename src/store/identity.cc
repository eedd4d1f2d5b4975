#include "store/identity.h"

#include <algorithm>

namespace pigeon::store {
namespace {

// Where the octets behind a hash are still there, they decide. (They may be only the first of
// those that were hashed: see append_hour in inbound.cc.)
bool is_of_others(Connection& db, std::int64_t hash, std::span<const std::uint8_t> octets) {
  Statement row = db.query("SELECT tpdu FROM part WHERE hash = ?", hash);
  if (!row.next()) return false;
  const Blob kept = row.blob(0);
  return kept.size() > octets.size() || !std::equal(kept.begin(), kept.end(), octets.begin());
}

}  // namespace

std::int64_t hash_of(std::span<const std::uint8_t> octets) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::uint8_t octet : octets) {
    hash = (hash ^ octet) * 0x100000001b3;
  }
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return static_cast<std::int64_t>(hash ^ (hash >> 33));
}

std::optional<std::int64_t> note_unseen(Connection& db, std::span<const std::uint8_t> octets) {
  std::int64_t hash = hash_of(octets);
  while (db.run("INSERT OR IGNORE INTO seen (hash) VALUES (?)", hash) == 0) {
    if (db.failed() || !is_of_others(db, hash, octets)) return std::nullopt;
    hash = static_cast<std::int64_t>(static_cast<std::uint64_t>(hash) + 1);
  }
  return hash;
}

}  // namespace pigeon::store
