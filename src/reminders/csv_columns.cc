#include "reminders/csv_columns.h"

#include <algorithm>
#include <array>

#include "base/phone_number.h"
#include "calendar/folding.h"

namespace pigeon::reminders {
namespace {

constexpr std::array<std::string_view, 25> kNumberHeaders{
    "phone",    "phone number", "number",        "mobile",  "mobile phone", "mobile number",
    "cell",     "tel",          "telephone",     "to",      "msisdn",       "nummer",
    "handy",    "telefon",      "telefonnummer", "mobil",   "portable",     "telephone portable",
    "numero",   "telefono",     "movil",         "celular", "cellulare",    "telefone",
    "telemovel"};
constexpr std::array<std::string_view, 22> kDateHeaders{
    "date",         "day",         "when",  "starts", "start",  "datetime",
    "date time",    "appointment", "datum", "tag",    "termin", "jour",
    "rendez vous",  "fecha",       "dia",   "cita",   "data",   "giorno",
    "appuntamento", "start date",  "at",    "beginn"};

}  // namespace

std::string header_of(std::string_view cell) {
  std::string header = calendar::folded(cell);
  std::ranges::replace(header, '_', ' ');
  std::ranges::replace(header, '-', ' ');
  return header;
}

bool may_be_number(std::string_view cell, std::string_view country) {
  const auto number = PhoneNumber::parse(cell, country);
  if (number) return number->kind() == PhoneNumber::Kind::international;
  const auto digits = std::ranges::count_if(cell, [](char c) { return c >= '0' && c <= '9'; });
  return cell.starts_with('0') && digits >= 9 && digits <= 15 &&
         cell.find_first_not_of("0123456789 -/().") == std::string_view::npos;
}

std::span<const std::string_view> number_headers() {
  return kNumberHeaders;
}

std::span<const std::string_view> date_headers() {
  return kDateHeaders;
}

std::optional<std::size_t> column_named(const std::vector<std::string>& headers,
                                        std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = std::ranges::find(headers, name);
    if (found != headers.end()) return static_cast<std::size_t>(found - headers.begin());
  }
  return std::nullopt;
}

}  // namespace pigeon::reminders
