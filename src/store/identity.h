// Whether a PDU was kept before. A modem tells of the same text again and again: after a restart,
// from two memories, when deleting it failed.
#pragma once

#include <cstdint>
#include <span>

#include "store/connection.h"

namespace pigeon::store {

// 64 bits that stand for the octets: FNV-1a, then mixed so that every bit counts in every other.
// Two different texts of a million share one with a chance below 1 in 10 million.
std::int64_t hash_of(std::span<const std::uint8_t> octets);

// The hash under which these octets are noted as seen, or nothing when they were seen before. The
// time stamp of the service centre is part of them, so the same words sent twice are two texts.
std::optional<std::int64_t> note_unseen(Connection& db, std::span<const std::uint8_t> octets);

}  // namespace pigeon::store
