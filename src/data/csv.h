// A CSV file as spreadsheets write it (RFC 4180): the first line names the columns; commas,
// semicolons or tabs between them; cells may be in quotes. Cells are trimmed, an empty one is a
// missing value.
#pragma once

#include <string_view>

#include "replies/request.h"

namespace pigeon::data {

// All rows, as a list. Rows without any value are left out.
replies::Value read_csv(std::string_view text);

// Those whose columns equal what `where` wants: numbers as numbers, text without regard to case.
// The first of them, or all for a list.
replies::Finding look_up(const replies::Value& rows, const replies::Request& request);

}  // namespace pigeon::data
