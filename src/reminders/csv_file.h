// The appointments of a table: a column of numbers, one of dates (with or without the time, which
// may have a column of its own), and whatever else a text may mention.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "reminders/appointment.h"

namespace pigeon::reminders {

struct CsvReading {
  calendar::Zone zone;        // on whose clock the times are
  std::string country = {};   // how a number without + is read; empty: as it stands
  bool needs_numbers = true;  // else there may be no column of them: who gets it is known
};

// In the order of the rows. The columns are told by their headers (in six languages) or by what
// they hold; those for the language and the time zone of the recipient by their headers alone. A
// row that can't be used has `left_out`. Errors: "invalid-table", "unclear-columns",
// "unclear-dates".
Result<std::vector<Appointment>> read_csv(std::string_view file, const CsvReading& reading);

// The same of rows that come otherwise; the first names the columns.
Result<std::vector<Appointment>> read_rows(std::vector<CsvRow> rows, const CsvReading& reading);

}  // namespace pigeon::reminders
