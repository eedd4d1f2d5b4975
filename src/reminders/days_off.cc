#include "reminders/days_off.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pigeon::reminders {
namespace {

// "2026-12-25".
std::optional<std::chrono::local_days> iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t length) {
    int value = -1;
    const char* begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + length, value);
    return error == std::errc() && end == begin + length ? value : -1;
  };
  const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(part(8, 2))));
  return date.ok() ? std::optional(std::chrono::local_days(date)) : std::nullopt;
}

std::string padded(unsigned value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

Result<DaysOff> DaysOff::parse(std::string_view text) {
  DaysOff off;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view one = trimmed(text.substr(0, comma));
    const auto day = iso_day(one);
    if (!day) {
      return fail("invalid-day", "\"" + printable(one.substr(0, 60)) + "\" is not a day",
                  "Write it as 2026-12-25, several parted by commas");
    }
    off.days_.insert(*day);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return off;
}

std::string DaysOff::text() const {
  std::string text;
  for (const std::chrono::local_days day : days_) {
    const std::chrono::year_month_day date(day);
    text += (text.empty() ? "" : ",") + std::to_string(int(date.year())) + "-" +
            padded(unsigned(date.month())) + "-" + padded(unsigned(date.day()));
  }
  return text;
}

}  // namespace pigeon::reminders
