#include "base/instant.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace pigeon {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

// Reads from the front of a text, digit by digit; `ok` turns false at the first mismatch.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    if (rest_.size() < digits) return failed();
    for (std::size_t i = 0; i < digits; ++i) {
      const char c = rest_[i];
      if (c < '0' || c > '9') return failed();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool any_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    last_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  void expect(std::string_view characters) {
    if (!any_of(characters)) ok_ = false;
  }

  char last() const { return last_; }
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  int failed() {
    ok_ = false;
    return 0;
  }

  std::string_view rest_;
  char last_ = 0;
  bool ok_ = true;
};

Milliseconds read_fraction(Scanner& in) {
  int value = in.number(1) * 100;
  if (in.any_of("0123456789")) value += (in.last() - '0') * 10;
  if (in.any_of("0123456789")) value += in.last() - '0';
  while (in.any_of("0123456789")) {
  }
  return Milliseconds(value);
}

}  // namespace

std::string format_rfc3339(Instant instant) {
  const auto date = std::chrono::floor<days>(instant);
  const year_month_day ymd(date);
  const std::chrono::hh_mm_ss time(instant - date);
  std::array<char, 48> buffer{};
  const int length = std::snprintf(
      buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(ymd.year()),
      static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
      static_cast<int>(time.seconds().count()));
  std::string text(buffer.data(), static_cast<std::size_t>(length));
  if (const auto ms = time.subseconds().count(); ms != 0) {
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03d", static_cast<int>(ms));
    text += fraction.data();
  }
  return text + "Z";
}

Result<Instant> parse_rfc3339(std::string_view text) {
  Scanner in(text);
  const int y = in.number(4);
  in.expect("-");
  const int mo = in.number(2);
  in.expect("-");
  const int d = in.number(2);
  in.expect("Tt ");
  const int h = in.number(2);
  in.expect(":");
  const int mi = in.number(2);
  in.expect(":");
  const int s = in.number(2);
  Milliseconds fraction{0};
  if (in.any_of(".")) fraction = read_fraction(in);
  in.expect("Zz+-");
  minutes offset{0};
  if (in.last() == '+' || in.last() == '-') {
    const int sign = in.last() == '-' ? -1 : 1;
    const int oh = in.number(2);
    in.expect(":");
    const int om = in.number(2);
    if (oh > 23 || om > 59) in.expect("");
    offset = minutes(sign * (oh * 60 + om));
  }
  const year_month_day date{year(y), month(static_cast<unsigned>(mo)),
                            day(static_cast<unsigned>(d))};
  if (!in.ok() || !in.at_end() || !date.ok() || h > 23 || mi > 59 || s > 60) {
    return fail("invalid-instant", "\"" + std::string(text) + "\" is not an instant",
                "Write it as 2026-12-01T09:00:00Z or 2026-12-01T09:00:00+01:00");
  }
  return Instant(sys_days(date).time_since_epoch() + hours(h) + minutes(mi) + seconds(s) +
                 fraction - offset);
}

}  // namespace pigeon
