#include "reminders/csv_dates.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pigeon::reminders {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array kOrders{DateOrder::year_month_day, DateOrder::day_month_year,
                             DateOrder::month_day_year};
constexpr int kCentury = 2000;

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

std::optional<Number> take_number(std::string_view& text) {
  Number number;
  while (number.digits < text.size() && is_digit(text[number.digits]) && number.digits < 5)
    number.value = number.value * 10 + (text[number.digits++] - '0');
  text.remove_prefix(number.digits);
  if (number.digits == 0 || number.digits > 4) return std::nullopt;
  return number;
}

struct ThreeNumbers {
  std::array<Number, 3> part;
  char separator;
  std::string_view rest;
};

std::optional<ThreeNumbers> three_numbers(std::string_view cell) {
  ThreeNumbers found{};
  for (std::size_t i = 0; i < found.part.size(); ++i) {
    if (i > 0) {
      if (cell.empty() || std::string_view("-/.").find(cell.front()) == std::string_view::npos)
        return std::nullopt;
      if (i > 1 && cell.front() != found.separator) return std::nullopt;
      found.separator = cell.front();
      cell.remove_prefix(1);
    }
    const auto number = take_number(cell);
    if (!number) return std::nullopt;
    found.part.at(i) = *number;
  }
  found.rest = cell;
  return found;
}

std::optional<std::chrono::local_days> date_of(const Number& year, const Number& month,
                                               const Number& day) {
  if ((year.digits != 4 && year.digits != 2) || month.digits > 2 || day.digits > 2)
    return std::nullopt;
  const std::chrono::year_month_day date(
      std::chrono::year(year.digits == 2 ? kCentury + year.value : year.value),
      std::chrono::month(static_cast<unsigned>(month.value)),
      std::chrono::day(static_cast<unsigned>(day.value)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days(date);
}

// "am" or "pm" at the end, without dots and blanks.
std::optional<bool> take_pm(std::string_view& text) {
  std::string end;
  std::size_t begin = text.size();
  while (begin > 0 && !is_digit(text[begin - 1])) {
    const char c = text[--begin];
    if (c != '.' && c != ' ')
      end.insert(end.begin(), static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  if (end != "am" && end != "pm") return std::nullopt;
  text = text.substr(0, begin);
  return end == "pm";
}

// "Z", "+01:00", "+0100", "+01" at the end, behind a time.
std::optional<minutes> take_offset(std::string_view& text) {
  if (text.ends_with('Z')) {
    text.remove_suffix(1);
    return minutes(0);
  }
  const std::size_t sign = text.find_last_of("+-");
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  std::string_view rest = text.substr(sign + 1);
  const auto number = take_number(rest);
  if (!number || number->digits % 2 != 0) return std::nullopt;
  int hour = number->value;
  int minute = 0;
  if (number->digits == 4) {
    minute = hour % 100;
    hour /= 100;
  } else if (rest.starts_with(':')) {
    rest.remove_prefix(1);
    const auto second = take_number(rest);
    if (!second || second->digits != 2) return std::nullopt;
    minute = second->value;
  }
  if (!rest.empty() || hour > 14 || minute > 59) return std::nullopt;
  const minutes offset = hours(hour) + minutes(minute);
  const bool west = text[sign] == '-';
  text = trimmed(text.substr(0, sign));
  return west ? -offset : offset;
}

}  // namespace

std::optional<Milliseconds> read_cell_clock(std::string_view cell) {
  cell = trimmed(cell);
  const auto pm = take_pm(cell);
  const auto hour = take_number(cell);
  if (!hour || hour->digits > 2) return std::nullopt;
  int minute = 0;
  if (cell.empty()) {
    if (!pm) return std::nullopt;
  } else {
    if (std::string_view(":.h").find(cell.front()) == std::string_view::npos) return std::nullopt;
    const bool mark = cell.front() == 'h';
    cell.remove_prefix(1);
    if (!(mark && cell.empty())) {
      const auto number = take_number(cell);
      if (!number || number->digits != 2 || number->value > 59) return std::nullopt;
      minute = number->value;
    }
  }
  if (cell.starts_with(":")) {  // seconds say nothing here
    cell.remove_prefix(1);
    const auto second = take_number(cell);
    if (!second || second->digits != 2 || second->value > 59) return std::nullopt;
    if (cell.starts_with("."))
      cell.remove_prefix(std::min(cell.find_first_not_of("0123456789", 1), cell.size()));
  }
  if (!cell.empty()) return std::nullopt;
  int value = hour->value;
  if (pm) {
    if (value < 1 || value > 12) return std::nullopt;
    value = value % 12 + (*pm ? 12 : 0);
  }
  if (value > 23) return std::nullopt;
  return hours(value) + minutes(minute);
}

std::optional<CellTime> read_cell_time(std::string_view cell, DateOrder order) {
  const auto numbers = three_numbers(trimmed(cell));
  if (!numbers) return std::nullopt;
  const auto& [first, second, third] = numbers->part;
  const bool year_first = order == DateOrder::year_month_day;
  if (year_first != (first.digits == 4)) return std::nullopt;
  // Nobody parts month and day by dots.
  if (order == DateOrder::month_day_year && numbers->separator == '.') return std::nullopt;
  const auto date = year_first                           ? date_of(first, second, third)
                    : order == DateOrder::day_month_year ? date_of(third, second, first)
                                                         : date_of(third, first, second);
  if (!date) return std::nullopt;
  std::string_view rest = numbers->rest;
  if (rest.empty()) return CellTime{.date = *date};
  if (rest.front() != ' ' && rest.front() != 'T' && rest.front() != ',') return std::nullopt;
  rest.remove_prefix(1);
  const auto offset = year_first ? take_offset(rest) : std::nullopt;
  const auto clock = read_cell_clock(rest);
  if (!clock) return std::nullopt;
  return CellTime{.date = *date, .clock = clock, .offset = offset};
}

bool may_be_date(std::string_view cell) {
  for (const DateOrder order : kOrders) {
    if (read_cell_time(cell, order)) return true;
  }
  return false;
}

Result<DateOrder> order_of_dates(std::span<const std::string> cells, std::span<const int> lines,
                                 std::string_view column) {
  std::array<std::size_t, kOrders.size()> fits{};
  for (const std::string& cell : cells) {
    for (std::size_t i = 0; i < kOrders.size(); ++i)
      fits.at(i) += read_cell_time(cell, kOrders.at(i)) ? 1U : 0U;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < fits.size(); ++i) {
    if (fits.at(i) > fits.at(best)) best = i;
  }
  const auto quoted = "\"" + printable(column) + "\"";
  if (fits.at(best) == 0) {
    return fail("unclear-dates", "The column " + quoted + " holds no dates",
                "Write dates as 2027-04-03");
  }
  constexpr std::size_t kDayFirst = 1;
  constexpr std::size_t kMonthFirst = 2;
  if (best != 0 && fits.at(kDayFirst) == fits.at(kMonthFirst)) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto day_first = read_cell_time(cells[i], DateOrder::day_month_year);
      const auto month_first = read_cell_time(cells[i], DateOrder::month_day_year);
      if (day_first && month_first && day_first->date == month_first->date) continue;
      if (!day_first && !month_first) continue;
      return fail("unclear-dates",
                  "line " + std::to_string(lines[i]) + ": \"" + printable(cells[i]) + "\" in " +
                      quoted + " can be day and month either way round, and no other row tells",
                  "Write dates as 2027-04-03");
    }
  }
  // One stray cell must not decide for all the others.
  if (best != 0 && fits.at(kDayFirst) > 0 && fits.at(kMonthFirst) > 0) {
    const std::size_t other = best == kDayFirst ? kMonthFirst : kDayFirst;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool only_other = !read_cell_time(cells[i], kOrders.at(best)) &&
                              read_cell_time(cells[i], kOrders.at(other)).has_value();
      if (!only_other) continue;
      return fail("unclear-dates",
                  "line " + std::to_string(lines[i]) + ": \"" + printable(cells[i]) + "\" in " +
                      quoted + " puts day and month the other way round than the other rows",
                  "Write dates as 2027-04-03");
    }
  }
  return kOrders.at(best);
}

}  // namespace pigeon::reminders
