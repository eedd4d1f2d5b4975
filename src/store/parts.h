// Parts of long incoming texts (23.040 section 9.2.3.24.1) that wait for the others: in any order,
// repeated, over restarts. A set is what one sender sent under one reference, with one total,
// within a day; the reference is used again after 256 texts, so time has to tell sets apart.
#pragma once

#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "sms/tpdu.h"
#include "store/connection.h"

namespace pigeon::store {

struct PartIn {
  PhoneNumber sender;
  const sms::Deliver& deliver;  // with `concat`
  Blob tpdu;
  std::int64_t hash;
  Instant received_at;
};

// What the part made of its set.
struct PartSet {
  bool repeated = false;                 // the same part with a newer time stamp: not kept
  std::vector<sms::Deliver> whole = {};  // all parts in their order, once they are all there
};

// Keeps it. A set that is whole is taken out of the store, and thereby closed: whatever comes later
// under its reference begins a new one.
PartSet keep_part(Connection& db, const PartIn& part);

}  // namespace pigeon::store
