#include "base/instant.h"

#include <gtest/gtest.h>

namespace pigeon {
namespace {

TEST(Instant, is_printed_in_utc_with_a_z) {
  EXPECT_EQ(format_rfc3339(from_epoch_ms(0)), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_rfc3339(from_epoch_ms(1)), "1970-01-01T00:00:00.001Z");
}

TEST(Instant, an_offset_is_taken_away_when_read) {
  const auto read = parse_rfc3339("2026-12-01T10:00:00.25+01:00");
  ASSERT_TRUE(read);
  EXPECT_EQ(format_rfc3339(*read), "2026-12-01T09:00:00.250Z");
}

TEST(Instant, survives_a_round_trip) {
  for (const std::int64_t ms : {0LL, 1LL, 951782400123LL, 4102444799999LL}) {
    EXPECT_EQ(parse_rfc3339(format_rfc3339(from_epoch_ms(ms))), from_epoch_ms(ms));
  }
}

TEST(Instant, nonsense_is_refused_with_the_form_to_write) {
  for (const char* text :
       {"", "tomorrow", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-12-01T24:00:00Z",
        "2026-12-01T09:00:00", "2026-12-01T09:00:00+25:00", "2026-12-01T09:00:00Zx",
        "2026-12-01T09:00:00.Z"}) {
    const auto read = parse_rfc3339(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code(), "invalid-instant");
    EXPECT_NE(read.error().hint().find("2026-12-01T09:00:00Z"), std::string::npos);
  }
}

}  // namespace
}  // namespace pigeon
