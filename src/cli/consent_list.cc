#include "cli/consent_list.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/csv.h"
#include "base/phone_number.h"
#include "base/utf8.h"
#include "calendar/folding.h"
#include "reminders/csv_columns.h"
#include "reminders/csv_dates.h"

namespace pigeon::cli {
namespace {

using reminders::column_named;

constexpr std::array<std::string_view, 15> kStateHeaders{
    "state",  "status", "consent",      "opt in",     "opted in", "optin",    "subscribed", "event",
    "statut", "etat",   "einwilligung", "zustimmung", "estado",   "consenso", "stato"};
constexpr std::array<std::string_view, 14> kSourceHeaders{
    "source",   "evidence", "where",   "origin", "method", "how",   "form",
    "herkunft", "quelle",   "origine", "fuente", "origen", "fonte", "origem"};
constexpr std::array<std::string_view, 8> kProgramHeaders{
    "program", "list", "campaign", "programme", "programm", "programa", "programma", "liste"};

constexpr std::array<std::string_view, 27> kGranted{
    "granted",   "yes",      "y",       "1",        "true",          "in",     "opt in",
    "opted in",  "optin",    "consent", "agreed",   "subscribed",    "active", "ok",
    "confirmed", "oui",      "inscrit", "ja",       "angemeldet",    "si",     "alta",
    "suscrito",  "iscritto", "sim",     "inscrito", "double opt in", "resumed"};
constexpr std::array<std::string_view, 25> kRevoked{
    "revoked",   "no",        "n",          "0",          "false",        "out",      "opt out",
    "opted out", "optout",    "stop",       "stopped",    "unsubscribed", "inactive", "declined",
    "blocked",   "non",       "desinscrit", "nein",       "abgemeldet",   "baja",     "cancellato",
    "nao",       "cancelado", "erased",     "do not text"};

constexpr const char* kWriteNumber =
    "Write it as +447700900101; a spreadsheet keeps the + in cells that are formatted as text";

class ConsentTable {
 public:
  ConsentTable(std::vector<CsvRow> rows, const ConsentReading& reading)
      : rows_(std::move(rows)), reading_(reading) {}

  Result<std::vector<ConsentRow>> read() {
    if (const auto found = find_columns(); !found) return fail(found.error());
    std::optional<reminders::DateOrder> order;
    if (date_) {
      const auto read = order_of_column();
      if (!read) return fail(read.error());
      order = *read;
    }
    std::vector<ConsentRow> all;
    for (const CsvRow& row : rows_)
      all.push_back(read_row(row, order));
    return all;
  }

 private:
  std::string cell(const CsvRow& row, const std::optional<std::size_t>& column) const {
    return column && *column < row.cells.size() ? row.cells[*column] : std::string();
  }

  bool holds_numbers(std::size_t column) const {
    return std::ranges::any_of(rows_, [&](const CsvRow& row) {
      return reminders::may_be_number(cell(row, column), reading_.country);
    });
  }

  Result<void> find_columns() {
    const CsvRow& first = rows_.front();
    const bool has_headers = std::ranges::none_of(first.cells, [&](const std::string& text) {
      return reminders::may_be_number(text, reading_.country);
    });
    std::vector<std::string> headers;
    for (const std::string& text : first.cells)
      headers.push_back(has_headers ? reminders::header_of(text) : std::string());
    if (has_headers) rows_.erase(rows_.begin());
    number_ = column_named(headers, reminders::number_headers());
    for (std::size_t column = 0; !number_ && column < headers.size(); ++column) {
      if (holds_numbers(column)) number_ = column;
    }
    if (!number_)
      return fail("unclear-columns", "line 1: No column holds phone numbers",
                  "Name one of the columns \"number\"");
    state_ = column_named(headers, kStateHeaders);
    source_ = column_named(headers, kSourceHeaders);
    program_ = column_named(headers, kProgramHeaders);
    date_ = column_named(headers, reminders::date_headers());
    if (!state_ && reading_.state.empty())
      return fail("unclear-columns", "line 1: No column is called \"state\"",
                  "Name the column that says granted or revoked, or give --state granted when all "
                  "of them agreed");
    return {};
  }

  Result<reminders::DateOrder> order_of_column() const {
    std::vector<std::string> cells;
    std::vector<int> lines;
    for (const CsvRow& row : rows_) {
      if (cell(row, date_).empty()) continue;
      cells.push_back(cell(row, date_));
      lines.push_back(row.line);
    }
    if (cells.empty()) return reminders::DateOrder::year_month_day;
    return reminders::order_of_dates(cells, lines, "date");
  }

  ConsentRow read_row(const CsvRow& row, std::optional<reminders::DateOrder> order) const {
    ConsentRow read{.line = row.line};
    const std::string number_text = cell(row, number_);
    const auto number = PhoneNumber::parse(number_text, reading_.country);
    if (!number || number->kind() != PhoneNumber::Kind::international) {
      read.wrong = Error("invalid-number", "\"" + printable(number_text) + "\" is no phone number",
                         kWriteNumber);
      return read;
    }
    read.number = number->text();
    const std::string state_text = state_ ? cell(row, state_) : reading_.state;
    const std::string state = reminders::header_of(state_text);
    read.granted = std::ranges::find(kGranted, state) != kGranted.end();
    if (!read.granted && std::ranges::find(kRevoked, state) == kRevoked.end()) {
      read.wrong =
          Error("unknown-state", "\"" + printable(state_text) + "\" says neither yes nor no",
                "Write granted or revoked");
      return read;
    }
    read.source = cell(row, source_).empty() ? reading_.source : cell(row, source_);
    read.program = cell(row, program_);
    read_date(row, order, read);
    // An agreement that nobody can show is none.
    if (!read.wrong && read.granted && read.source.empty()) {
      read.wrong = Error("no-source", "Nothing says where they agreed",
                         "Fill a column \"source\", or give --source \"form of 3 May\" for all");
    }
    return read;
  }

  void read_date(const CsvRow& row, std::optional<reminders::DateOrder> order,
                 ConsentRow& read) const {
    const std::string text = cell(row, date_);
    if (text.empty() || !order) return;
    if (const auto instant = parse_rfc3339(text)) {
      read.at = format_rfc3339(*instant);
      return;
    }
    const auto date = reminders::read_cell_time(text, *order);
    if (!date) {
      read.wrong =
          Error("unclear-date", "\"" + printable(text) + "\" is not a date as in the other rows",
                "Write it as 2026-12-24");
      return;
    }
    const calendar::LocalTime civil = date->date + date->clock.value_or(Milliseconds(0));
    read.at = format_rfc3339(reading_.zone.to_utc(civil));
  }

  std::vector<CsvRow> rows_;
  const ConsentReading& reading_;
  std::optional<std::size_t> number_, state_, source_, program_, date_;
};

}  // namespace

Result<std::vector<ConsentRow>> read_consent_list(std::string_view file,
                                                  const ConsentReading& reading) {
  auto rows = read_csv_rows(file);
  if (!rows) return fail(rows.error());
  if (rows->empty())
    return fail("invalid-table", "line 1: The file is empty",
                "It needs columns: number, state, source, date");
  return ConsentTable(std::move(*rows), reading).read();
}

}  // namespace pigeon::cli
