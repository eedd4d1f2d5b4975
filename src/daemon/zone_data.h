// What is planned follows the time-zone data: when another edition of them is installed, each text
// whose time was said on the wall clock keeps that, and gets another instant.
#pragma once

#include <string>

#include "base/instant.h"
#include "store/store.h"

namespace pigeon::daemon {

// Compares `edition` (calendar::zone_data_edition) with the one by which was planned and, if it is
// another, reckons what waits anew. Returns how many texts go at another instant.
Result<int> follow_zone_data(store::Store& store, const std::string& edition);

}  // namespace pigeon::daemon
