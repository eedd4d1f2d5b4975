// SHA-256 (FIPS 180-4) over a row of values, in C++ and as the function `digest(…)` of SQL. Each
// value goes in with its kind and its length, so that no two rows look the same.
#pragma once

#include <sqlite3.h>

#include <string_view>

#include "store/statement.h"

namespace pigeon::store {

// Registers `digest(…)` on a connection; an SQLite code.
int offer_digest(sqlite3* handle);

// `count` octets that nobody can guess.
Blob random_octets(std::size_t count);

// HMAC-SHA-256 (RFC 2104).
Blob keyed_hash(const Blob& key, std::string_view text);

}  // namespace pigeon::store
