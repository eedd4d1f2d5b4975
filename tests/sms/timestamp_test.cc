#include "sms/timestamp.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

TimeStamp read_stamp(std::string_view hex) {
  TimeStamp stamp;
  std::ranges::copy(from_hex(hex).value(), stamp.raw.begin());
  return stamp;
}

struct Told {
  std::string_view raw;
  std::string_view rfc3339;  // in its own offset
  std::string_view utc;
  int minutes;
};

constexpr Told kTold[] = {
    {"62211001000040", "2026-12-01T10:00:00+01:00", "2026-12-01T09:00:00Z", 60},
    {"62211001000000", "2026-12-01T10:00:00+00:00", "2026-12-01T10:00:00Z", 0},
    {"62211001000008", "2026-12-01T10:00:00+00:00", "2026-12-01T10:00:00Z", 0},
    {"62211001000080", "2026-12-01T10:00:00+02:00", "2026-12-01T08:00:00Z", 120},
    {"62211001000069", "2026-12-01T10:00:00-04:00", "2026-12-01T14:00:00Z", -240},
    {"62211001000061", "2026-12-01T10:00:00+04:00", "2026-12-01T06:00:00Z", 240},
    {"62211001000010", "2026-12-01T10:00:00+00:15", "2026-12-01T09:45:00Z", 15},
    {"62211001000018", "2026-12-01T10:00:00-00:15", "2026-12-01T10:15:00Z", -15},
    {"62211001000023", "2026-12-01T10:00:00+08:00", "2026-12-01T02:00:00Z", 480},
    {"6221100100002B", "2026-12-01T10:00:00-08:00", "2026-12-01T18:00:00Z", -480},
    {"62211001000022", "2026-12-01T10:00:00+05:30", "2026-12-01T04:30:00Z", 330},
    {"00101000000000", "2000-01-01T00:00:00+00:00", "2000-01-01T00:00:00Z", 0},
    {"71213132959500", "2017-12-13T23:59:59+00:00", "2017-12-13T23:59:59Z", 0},
    {"07101000000000", "2070-01-01T00:00:00+00:00", "2070-01-01T00:00:00Z", 0},
    {"98101000000000", "2089-01-01T00:00:00+00:00", "2089-01-01T00:00:00Z", 0},
    {"09101000000000", "1990-01-01T00:00:00+00:00", "1990-01-01T00:00:00Z", 0},
    {"99213132959500", "1999-12-13T23:59:59+00:00", "1999-12-13T23:59:59Z", 0},
    {"42209200000000", "2024-02-29T00:00:00+00:00", "2024-02-29T00:00:00Z", 0},
};

TEST(TimeStamp, tells_the_time_with_its_own_offset) {
  for (const Told& row : kTold) {
    const TimeStamp time = read_stamp(row.raw);
    ASSERT_TRUE(time.utc()) << row.raw;
    EXPECT_EQ(time.rfc3339(), row.rfc3339) << row.raw;
    EXPECT_EQ(format_rfc3339(*time.utc()), row.utc) << row.raw;
    EXPECT_EQ(time.offset()->count(), row.minutes) << row.raw;
  }
}

TEST(TimeStamp, what_does_not_exist_has_no_time_and_keeps_its_octets) {
  for (const std::string_view raw : {
           "62311001000000",  // month 13
           "62001001000000",  // month 0
           "62210001000000",  // day 0
           "62212301000000",  // day 32
           "62201301000000",  // 31 February
           "52209200000000",  // 29 February 2025
           "62211042000000",  // hour 24
           "62211001060000",  // minute 60
           "62211001000600",  // second 60
           "A2211001000000",  // a digit above 9, in every place
           "6A211001000000",
           "62B11001000000",
           "622C1001000000",
           "6221D001000000",
           "6221100E000000",
           "622110010F0000",
           "622110010000F0",
           "FFFFFFFFFFFFFF",
       }) {
    const TimeStamp time = read_stamp(raw);
    EXPECT_FALSE(time.utc()) << raw;
    EXPECT_FALSE(time.offset()) << raw;
    EXPECT_FALSE(time.rfc3339()) << raw;
    EXPECT_EQ(to_hex(time.raw), raw);
  }
}

TEST(TimeStamp, is_written_as_it_is_read) {
  for (const Told& row : kTold) {
    if (row.raw == "62211001000008") continue;  // "-00:00" is never written
    EXPECT_EQ(to_hex(TimeStamp::at(*parse_rfc3339(row.utc), std::chrono::minutes(row.minutes)).raw),
              row.raw);
  }
}

TEST(TimeStamp, milliseconds_and_odd_minutes_are_left_out) {
  const auto time =
      TimeStamp::at(*parse_rfc3339("2026-12-01T09:00:00.999Z"), std::chrono::minutes(74));
  EXPECT_EQ(time.rfc3339(), "2026-12-01T10:00:00+01:00");
  const auto west =
      TimeStamp::at(*parse_rfc3339("2026-12-01T09:00:00Z"), std::chrono::minutes(-74));
  EXPECT_EQ(west.rfc3339(), "2026-12-01T08:00:00-01:00");
}

}  // namespace
}  // namespace pigeon::sms
