// The dates of a column: their format is found out from all of its cells, because one alone
// ("03/04/2027") does not tell.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace pigeon::reminders {

enum class DateOrder { year_month_day, day_month_year, month_day_year };

struct CellTime {
  std::chrono::local_days date;
  std::optional<Milliseconds> clock = {};           // when the cell holds a time too
  std::optional<std::chrono::minutes> offset = {};  // from UTC, when it says so: "…Z", "…+01:00"
};

// "2027-04-03", "3.4.2027 14:30", "4/3/27 2:30 PM", "2027-04-03T14:30:00Z", read in that order;
// nothing when it is no date.
std::optional<CellTime> read_cell_time(std::string_view cell, DateOrder order);

// "14:30", "9:00 AM", "14.30", "9h30".
std::optional<Milliseconds> read_cell_clock(std::string_view cell);

// The only order in which most cells are dates (at least one, and as many as in any other). Error
// "unclear-dates" when two orders read all of them, and differently; the meaning names `column` and
// the line of the first such cell. `lines` are those of the cells.
Result<DateOrder> order_of_dates(std::span<const std::string> cells, std::span<const int> lines,
                                 std::string_view column);

// Whether the cell looks like a date in some order.
bool may_be_date(std::string_view cell);

}  // namespace pigeon::reminders
