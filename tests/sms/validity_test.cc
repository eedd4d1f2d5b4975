#include "sms/validity.h"

#include <gtest/gtest.h>

#include <string_view>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using Format = Validity::Format;

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;
constexpr int kWeek = 7 * kDay;

// 23.040 section 9.2.3.12.1: the ends of the four ranges.
struct Relative {
  int octet;
  int minutes;
};
constexpr Relative kRelative[] = {
    {0, 5},      {1, 10},         {11, kHour},      {143, 12 * kHour}, {144, 12 * kHour + 30},
    {167, kDay}, {168, 2 * kDay}, {196, 30 * kDay}, {197, 5 * kWeek},  {255, 63 * kWeek},
};

Decoded<Validity> read(Format format, std::string_view hex) {
  std::size_t position = 0;
  const auto octets = from_hex(hex).value();
  auto validity = decode_validity(format, octets, position);
  EXPECT_EQ(position, validity ? octets.size() : 0);
  return validity;
}

TEST(Validity, relative_periods_at_the_ends_of_their_ranges) {
  for (const auto [octet, period] : kRelative) {
    EXPECT_EQ(relative_validity(static_cast<std::uint8_t>(octet)).count(), period) << octet;
    EXPECT_EQ(encode_relative_validity(minutes(period)), octet) << period;
  }
}

TEST(Validity, every_octet_comes_back_and_longer_periods_have_higher_octets) {
  for (int octet = 0; octet < 256; ++octet) {
    const auto period = relative_validity(static_cast<std::uint8_t>(octet));
    EXPECT_EQ(encode_relative_validity(period), octet);
    if (octet == 0) continue;
    EXPECT_GT(period, relative_validity(static_cast<std::uint8_t>(octet - 1)));
  }
}

TEST(Validity, a_period_without_an_exact_form_is_rounded_up_and_held_in_range) {
  EXPECT_EQ(encode_relative_validity(minutes(-1)), 0);
  EXPECT_EQ(encode_relative_validity(minutes(0)), 0);
  EXPECT_EQ(encode_relative_validity(minutes(6)), 1);
  EXPECT_EQ(encode_relative_validity(minutes(12 * kHour + 1)), 144);
  EXPECT_EQ(encode_relative_validity(minutes(kDay + 1)), 168);
  EXPECT_EQ(encode_relative_validity(minutes(30 * kDay + 1)), 197);
  EXPECT_EQ(encode_relative_validity(minutes(64 * kWeek)), 255);
}

TEST(Validity, none_takes_no_octet) {
  const auto validity = read(Format::none, "");
  ASSERT_TRUE(validity);
  EXPECT_FALSE(validity->minutes || validity->seconds || validity->at);
}

TEST(Validity, relative_is_read) {
  EXPECT_EQ(read(Format::relative, "A7")->minutes, minutes(kDay));
}

TEST(Validity, absolute_is_a_time_stamp) {
  const auto validity = read(Format::absolute, "62211001000040");
  ASSERT_TRUE(validity);
  EXPECT_EQ(validity->at->rfc3339(), "2026-12-01T10:00:00+01:00");
}

struct Enhanced {
  std::string_view octets;
  std::optional<minutes> in_minutes;
  std::optional<seconds> in_seconds;
};

TEST(Validity, enhanced_in_each_of_its_forms) {
  const Enhanced rows[] = {
      {"00000000000000", {}, {}},             // no period
      {"01A70000000000", minutes(kDay), {}},  // as relative
      {"021E0000000000", {}, seconds(30)},    // seconds
      {"03214365000000", {}, seconds(12 * 3600 + 34 * 60 + 56)},
      {"03214395000000", {}, seconds(12 * 3600 + 34 * 60 + 59)},
      {"03999595000000", {}, seconds(99 * 3600 + 59 * 60 + 59)},
      {"4101FFFFFFFFFF", minutes(10), {}},  // single shot; padding that is not zero
      {"03216065000000", {}, seconds(12 * 3600 + 6 * 60 + 56)},
      {"03210600000000", {}, {}},  // 60 minutes
      {"03210006000000", {}, {}},  // 60 seconds
      {"03A10000000000", {}, {}},  // no decimal digit
      {"04010000000000", {}, {}},  // reserved forms
      {"07010000000000", {}, {}},
  };
  for (const Enhanced& row : rows) {
    const auto validity = read(Format::enhanced, row.octets);
    ASSERT_TRUE(validity) << row.octets;
    EXPECT_EQ(validity->format, Format::enhanced);
    EXPECT_EQ(validity->minutes, row.in_minutes) << row.octets;
    EXPECT_EQ(validity->seconds, row.in_seconds) << row.octets;
    EXPECT_FALSE(validity->at);
  }
}

TEST(Validity, cut_off_is_an_error) {
  EXPECT_FALSE(read(Format::relative, ""));
  EXPECT_FALSE(read(Format::absolute, "622110010000"));
  EXPECT_FALSE(read(Format::enhanced, "010203040506"));
}

}  // namespace
}  // namespace pigeon::sms
