// A table as programs export it (RFC 4180 and its relatives): the delimiter is found out, fields
// may be quoted and then hold delimiters and line breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pigeon {

struct CsvRow {
  int line = 0;                    // where it begins
  std::vector<std::string> cells;  // without blanks around them
};

// All rows that are not empty; what is not UTF-8 is read as Latin-1. Error "invalid-table" names
// the line.
Result<std::vector<CsvRow>> read_csv_rows(std::string_view file);

}  // namespace pigeon
