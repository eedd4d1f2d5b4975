#include "reminders/recipient_zone.h"

#include <gtest/gtest.h>

namespace pigeon::reminders {
namespace {

struct Zoned {
  const char* number;
  const char* zone;  // nullptr: can't be told
};

TEST(RecipientZone, is_told_by_a_number_whose_countries_have_one_clock) {
  const Instant now = *parse_rfc3339("2026-11-24T12:00:00Z");
  const Zoned rows[] = {
      {"+447700900101", "Europe/London"},
      {"+491735550101", "Europe/Berlin"},
      {"+9779841234567", "Asia/Kathmandu"},
      {"+15551234567", nullptr},  // from Newfoundland to Hawaii
      {"+34612345678", nullptr},  // Madrid and the Canaries
      {"60777", nullptr},         // a short code
  };
  for (const Zoned& row : rows) {
    const auto number = PhoneNumber::parse(row.number, "GB");
    ASSERT_TRUE(number) << row.number;
    const auto zone = recipient_zone(*number, now);
    ASSERT_EQ(zone.has_value(), row.zone != nullptr) << row.number;
    if (zone) {
      EXPECT_EQ(zone->name(), row.zone);
    }
  }
}

}  // namespace
}  // namespace pigeon::reminders
