// A query of the owner's on an SQLite database, as a table. The file is opened for reading only.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace pigeon::data {

// The names of the columns, then the rows; NULL is an empty cell. Errors "no-database", "sql".
Result<std::vector<std::vector<std::string>>> read_query(const std::string& path,
                                                         const std::string& query);

}  // namespace pigeon::data
