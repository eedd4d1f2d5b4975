// The tables of the store and how a file of an earlier version becomes one of today.
// docs/store.md says what each table promises.
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "store/connection.h"

namespace pigeon::store {

// "PIGN": how `file` and we recognise a database of Pigeon (PRAGMA application_id).
inline constexpr int kApplicationId = 0x5049474E;

// False for a database of another program. A new, empty file may become ours.
bool is_ours_or_new(Connection& connection);

// Steps in order; step n takes a file from version n to n + 1 (PRAGMA user_version). A released
// step is never edited: a change is a new step.
std::span<const char* const> migrations();

// Brings the schema to the last version, each step in one transaction: when one fails or the power
// goes, the file is as the step before left it. "store-newer" when the file is ahead of `steps`.
Result<void> migrate(Connection& connection, std::span<const char* const> steps);

}  // namespace pigeon::store
