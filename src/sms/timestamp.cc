#include "sms/timestamp.h"

#include "sms/semi_octets.h"

namespace pigeon::sms {
namespace {

using std::chrono::minutes;

constexpr minutes kQuarter{15};
constexpr std::uint8_t kSignBit = 0x08;  // of the zone octet, in the swapped tens digit

struct Reading {
  std::chrono::local_seconds local;
  minutes offset;
};

std::optional<Reading> read(const std::array<std::uint8_t, 7>& raw) {
  const int year = read_two_digits(raw[0]);
  const int month = read_two_digits(raw[1]);
  const int day = read_two_digits(raw[2]);
  const int hour = read_two_digits(raw[3]);
  const int minute = read_two_digits(raw[4]);
  const int second = read_two_digits(raw[5]);
  const int quarters = read_two_digits(raw[6] & static_cast<std::uint8_t>(~kSignBit));
  if (year < 0 || month < 1 || day < 1 || quarters < 0) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year >= 90 ? 1900 + year : 2000 + year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Reading{std::chrono::local_days(date) + std::chrono::hours(hour) + minutes(minute) +
                     std::chrono::seconds(second),
                 raw[6] & kSignBit ? -quarters * kQuarter : quarters * kQuarter};
}

void put_two(std::string& text, unsigned value) {
  text += static_cast<char>('0' + value / 10 % 10);
  text += static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Instant> TimeStamp::utc() const {
  const auto reading = read(raw);
  if (!reading) return std::nullopt;
  return Instant(reading->local.time_since_epoch() - reading->offset);
}

std::optional<minutes> TimeStamp::offset() const {
  const auto reading = read(raw);
  if (!reading) return std::nullopt;
  return reading->offset;
}

std::optional<std::string> TimeStamp::rfc3339() const {
  const auto reading = read(raw);
  if (!reading) return std::nullopt;
  const auto plain = [&](int i) {
    return static_cast<unsigned>(read_two_digits(raw[static_cast<size_t>(i)]));
  };
  std::string text = plain(0) >= 90 ? "19" : "20";
  text.reserve(sizeof "2026-12-01T10:00:00+01:00");
  put_two(text, plain(0));
  put_two(text += '-', plain(1));
  put_two(text += '-', plain(2));
  put_two(text += 'T', plain(3));
  put_two(text += ':', plain(4));
  put_two(text += ':', plain(5));
  const auto away = static_cast<unsigned>(std::chrono::abs(reading->offset).count());
  put_two(text += reading->offset < minutes(0) ? '-' : '+', away / 60);
  put_two(text += ':', away % 60);
  return text;
}

TimeStamp TimeStamp::at(Instant instant, minutes offset) {
  const auto quarters = offset / kQuarter;
  const auto local = std::chrono::floor<std::chrono::seconds>(instant) + quarters * kQuarter;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(local - day);
  TimeStamp stamp;
  stamp.raw = {
      write_two_digits(static_cast<unsigned>(static_cast<int>(date.year()) % 100)),
      write_two_digits(static_cast<unsigned>(date.month())),
      write_two_digits(static_cast<unsigned>(date.day())),
      write_two_digits(static_cast<unsigned>(time.hours().count())),
      write_two_digits(static_cast<unsigned>(time.minutes().count())),
      write_two_digits(static_cast<unsigned>(time.seconds().count())),
      write_two_digits(static_cast<unsigned>(quarters < 0 ? -quarters : quarters)),
  };
  if (quarters < 0) stamp.raw[6] |= kSignBit;
  return stamp;
}

}  // namespace pigeon::sms
