#include "reminders/csv_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/csv.h"
#include "base/phone_number.h"
#include "base/utf8.h"
#include "calendar/folding.h"
#include "calendar/wording.h"
#include "reminders/csv_columns.h"
#include "reminders/csv_dates.h"

namespace pigeon::reminders {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 11> kTimeHeaders{"time",   "hour",  "start time", "uhrzeit",
                                                        "zeit",   "heure", "hora",       "ora",
                                                        "orario", "clock", "um"};
constexpr std::array<std::string_view, 7> kLanguageHeaders{
    "language", "lang", "sprache", "langue", "idioma", "lingua", "locale"};
constexpr std::array<std::string_view, 8> kZoneHeaders{
    "zone",           "time zone",    "timezone",    "tz",
    "fuseau horaire", "zona horaria", "fuso orario", "zeitzone"};
constexpr std::array<std::string_view, 4> kKeyHeaders{"id", "uid", "key", "booking"};

constexpr const char* kHowToWriteNumbers =
    "Write them as +447700900101; a spreadsheet keeps the + in cells that are formatted as text";
constexpr const char* kHowToWriteDates = "Write them as 2026-12-24 14:30";

class Table {
 public:
  Table(std::vector<CsvRow> rows, const CsvReading& reading)
      : rows_(std::move(rows)), reading_(reading) {}

  Result<std::vector<Appointment>> appointments() {
    take_headers();
    if (reading_.needs_numbers) {
      const auto number =
          column_of(number_headers(), "phone numbers", kHowToWriteNumbers,
                    [&](const std::string& cell) { return may_be_number(cell, reading_.country); });
      if (!number) return fail(number.error());
      number_ = *number;
    }
    const auto date = column_of(date_headers(), "dates", kHowToWriteDates, may_be_date);
    if (!date) return fail(date.error());
    date_ = *date;
    time_ = named(kTimeHeaders);
    if (time_ == date_) time_.reset();
    const auto order = order_of_column();
    if (!order) return fail(order.error());
    std::vector<Appointment> found;
    for (const CsvRow& row : rows_)
      found.push_back(appointment_of(row, *order));
    return found;
  }

 private:
  const std::string& cell(const CsvRow& row, std::size_t column) const {
    static const std::string kEmpty;
    return column < row.cells.size() ? row.cells[column] : kEmpty;
  }

  // The first row names the columns unless it holds a number or a date itself.
  void take_headers() {
    const CsvRow& first = rows_.front();
    const bool data = std::ranges::any_of(first.cells, [&](const std::string& text) {
      return may_be_date(text) || may_be_number(text, reading_.country);
    });
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      headers_.push_back(data ? "column " + std::to_string(i + 1) : header_of(first.cells[i]));
      names_.push_back(data ? std::to_string(i + 1) : first.cells[i]);
    }
    if (!data) rows_.erase(rows_.begin());
  }

  std::optional<std::size_t> named(std::span<const std::string_view> names) const {
    return column_named(headers_, names);
  }

  template <class Fits>
  Result<std::size_t> column_of(std::span<const std::string_view> names, const char* what,
                                const char* hint, const Fits& fits) const {
    const auto holds = [&](std::size_t column) {
      return std::ranges::any_of(rows_, [&](const CsvRow& row) { return fits(cell(row, column)); });
    };
    if (const auto column = named(names); column && (rows_.empty() || holds(*column)))
      return *column;
    std::vector<std::size_t> fitting;
    std::string list;
    for (std::size_t column = 0; column < headers_.size(); ++column) {
      if (!holds(column)) continue;
      fitting.push_back(column);
      list += (list.empty() ? "" : ", ") + printable(names_[column]);
    }
    if (fitting.size() == 1) return fitting.front();
    if (const auto column = named(names); column && fitting.empty())
      return fail(nothing_fits(*column, what, hint));
    const bool none = fitting.empty();
    return fail("unclear-columns",
                none ? std::string("line 1: No column holds ") + what
                     : std::string("line 1: Several columns hold ") + what + ": " + list,
                std::string("Name one of the columns \"") + std::string(names.front()) + "\"");
  }

  // The column is there, and none of its cells can be read.
  Error nothing_fits(std::size_t column, const char* what, const char* hint) const {
    for (const CsvRow& row : rows_) {
      if (cell(row, column).empty()) continue;
      return Error("unclear-columns",
                   "line " + std::to_string(row.line) + ": The column \"" +
                       printable(names_[column]) + "\" holds no " + what + " that can be read: \"" +
                       printable(cell(row, column)) + "\"",
                   hint);
    }
    return Error("unclear-columns", "The column \"" + printable(names_[column]) + "\" is empty",
                 hint);
  }

  Result<DateOrder> order_of_column() const {
    std::vector<std::string> cells;
    std::vector<int> lines;
    for (const CsvRow& row : rows_) {
      cells.push_back(cell(row, date_));
      lines.push_back(row.line);
    }
    if (cells.empty()) return DateOrder::year_month_day;
    return order_of_dates(cells, lines, names_[date_]);
  }

  static void refuse(Appointment& appointment, const std::string& why) {
    appointment.left_out = "line " + std::to_string(appointment.line) + ": " + why;
  }

  // In which words and by which clock they are told. "fr-CA" is French.
  void read_recipient(const CsvRow& row, Appointment& appointment) const {
    if (const auto column = named(kLanguageHeaders); column && !cell(row, *column).empty()) {
      const std::string& text = cell(row, *column);
      const std::string language = calendar::folded(text.substr(0, text.find_first_of("-_")));
      if (calendar::is_language(language)) {
        appointment.language = language;
      } else {
        refuse(appointment, "\"" + printable(text) + "\" is not one of en, fr, de, es, it, pt");
      }
    }
    if (const auto column = named(kZoneHeaders); column && !cell(row, *column).empty()) {
      const auto zone = calendar::Zone::find(cell(row, *column));
      if (zone) {
        appointment.their_zone = *zone;
      } else {
        refuse(appointment, zone.error().meaning());
      }
    }
  }

  Appointment appointment_of(const CsvRow& row, DateOrder order) const {
    Appointment appointment{.start = {}, .zone = reading_.zone};
    appointment.line = row.line;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      appointment.values[headers_[i]] = cell(row, i);
      appointment.values[names_[i]] = cell(row, i);
    }
    read_recipient(row, appointment);
    const std::string number_text = number_ ? cell(row, *number_) : std::string();
    const auto number = PhoneNumber::parse(number_text, reading_.country);
    if (!number_) {
      // Who gets it is said elsewhere.
    } else if (number && number->kind() == PhoneNumber::Kind::international) {
      appointment.to = {number->text()};
    } else if (may_be_number(number_text, reading_.country)) {
      appointment.to = {number_text};
    } else {
      refuse(appointment, "\"" + printable(number_text) + "\" is not a phone number");
    }
    const std::string& date_text = cell(row, date_);
    const auto date = read_cell_time(date_text, order);
    if (!date) {
      refuse(appointment, "\"" + printable(date_text) + "\" is not a date as in the other rows");
      return appointment;
    }
    auto clock = date->clock;
    std::optional<std::chrono::minutes> offset = date->offset;
    if (time_ && !cell(row, *time_).empty()) {
      clock = read_cell_clock(cell(row, *time_));
      offset.reset();
      if (!clock) {
        refuse(appointment, "\"" + printable(cell(row, *time_)) + "\" is not a time of day");
        return appointment;
      }
    }
    appointment.all_day = !clock;
    appointment.start.civil = date->date + clock.value_or(Milliseconds(0));
    appointment.start.at = reading_.zone.to_utc(appointment.start.civil);
    if (offset) {
      appointment.start.at = Instant(appointment.start.civil.time_since_epoch() - *offset);
      appointment.start.civil = reading_.zone.to_local(appointment.start.at);
    }
    const auto key = named(kKeyHeaders);
    appointment.key = key && !cell(row, *key).empty()
                          ? "row " + cell(row, *key)
                          : number_text + "|" + format_rfc3339(appointment.start.at);
    return appointment;
  }

  std::vector<CsvRow> rows_;
  const CsvReading& reading_;
  std::vector<std::string> headers_;  // as they are compared
  std::vector<std::string> names_;    // as they are written
  std::optional<std::size_t> number_;
  std::size_t date_ = 0;
  std::optional<std::size_t> time_;
};

}  // namespace

Result<std::vector<Appointment>> read_csv(std::string_view file, const CsvReading& reading) {
  auto rows = read_csv_rows(file);
  if (!rows) return fail(rows.error());
  if (rows->empty()) {
    return fail("invalid-table", "line 1: The file is empty",
                "It needs a column of numbers and one of dates");
  }
  return read_rows(std::move(*rows), reading);
}

Result<std::vector<Appointment>> read_rows(std::vector<CsvRow> rows, const CsvReading& reading) {
  return Table(std::move(rows), reading).appointments();
}

}  // namespace pigeon::reminders
