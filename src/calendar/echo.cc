#include "calendar/echo.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace pigeon::calendar {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<const char*, 7> kWeekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
// From here on a date without its year could be taken for this year's.
constexpr days kYearIsSaid{300};

std::string two_digits(long long value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

// "1 h 30 min" of a length that is not negative.
std::string length_text(Milliseconds length) {
  const auto count = [](auto value) { return std::to_string(value.count()); };
  if (length < minutes(1)) return count(std::chrono::round<seconds>(length)) + " s";
  if (length < hours(1)) return count(std::chrono::floor<minutes>(length)) + " min";
  const auto whole_hours = std::chrono::floor<hours>(length);
  if (length < hours(10)) {
    const auto rest = std::chrono::floor<minutes>(length - whole_hours);
    return count(whole_hours) + " h" + (rest.count() > 0 ? " " + count(rest) + " min" : "");
  }
  if (length < hours(48)) return count(whole_hours) + " h";
  return count(std::chrono::floor<days>(length)) + " days";
}

}  // namespace

std::string echo_civil(LocalTime time, LocalTime now) {
  const auto date = std::chrono::floor<days>(time);
  const std::chrono::year_month_day ymd(date);
  const std::chrono::year_month_day today(std::chrono::floor<days>(now));
  const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(time - date));

  std::string text = kWeekdays.at(std::chrono::weekday(date).c_encoding());
  text += " " + std::to_string(static_cast<unsigned>(ymd.day()));
  text += std::string(" ") + kMonths.at(static_cast<unsigned>(ymd.month()) - 1);
  if (ymd.year() != today.year() || time - now > kYearIsSaid) {
    text += " " + std::to_string(static_cast<int>(ymd.year()));
  }
  text += " " + two_digits(clock.hours().count()) + ":" + two_digits(clock.minutes().count());
  if (clock.seconds().count() != 0) text += ":" + two_digits(clock.seconds().count());
  return text;
}

std::string echo_distance(Instant at, Instant now) {
  const Milliseconds distance = at - now;
  if (std::chrono::abs(distance) < seconds(1)) return "now";
  if (distance < Milliseconds(0)) return length_text(-distance) + " ago";
  return "in " + length_text(distance);
}

std::string echo(Instant at, Instant now, const Zone& zone) {
  const LocalTime civil = zone.to_local(at);
  std::string text = echo_civil(civil, zone.to_local(now));
  if (zone.is_repeated(civil)) text += " " + format_offset(zone.offset(at));
  return text + " " + zone.name() + ", " + echo_distance(at, now);
}

std::string format_offset(seconds offset) {
  const auto east = std::chrono::floor<minutes>(std::chrono::abs(offset)).count();
  return (offset < seconds(0) ? "-" : "+") + two_digits(east / 60) + ":" + two_digits(east % 60);
}

std::string format_local_rfc3339(Instant at, const Zone& zone) {
  std::string text = format_rfc3339(Instant(zone.to_local(at).time_since_epoch()));
  text.pop_back();  // the Z
  return text + format_offset(zone.offset(at));
}

}  // namespace pigeon::calendar
