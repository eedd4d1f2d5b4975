// A CSV file (base/csv.h) whose first line names the columns. An empty cell is a missing value.
#pragma once

#include <string_view>

#include "base/result.h"
#include "replies/request.h"

namespace pigeon::data {

// All rows, as a list. Rows without any value are left out. Errors as read_csv_rows().
Result<replies::Value> read_table(std::string_view text);

// Those whose columns equal what `where` wants: numbers as numbers, text without regard to case.
// The first of them, or all for a list.
replies::Finding look_up(const replies::Value& rows, const replies::Request& request);

}  // namespace pigeon::data
