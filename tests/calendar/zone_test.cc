#include "calendar/zone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/base/rows.h"
#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using test::civil;
using test::instant;
using test::text_of;
using test::zone;
using ::testing::HasSubstr;

TEST(Zone, shows_what_the_clock_on_the_wall_shows_on_both_sides_of_each_change) {
  for (const auto& row : pigeon::test::read_rows("calendar-zones.tsv", 5)) {
    const Zone z = zone(row[0]);
    const Instant at = instant(row[1]);
    EXPECT_EQ(text_of(z.to_local(at)), row[2]) << row[0] << " " << row[1];
    EXPECT_EQ(z.abbreviation(at), row[3]) << row[0] << " " << row[1];
    EXPECT_EQ(z.offset(at).count(), std::stoi(row[4])) << row[0] << " " << row[1];
  }
}

TEST(Zone, gives_a_wall_clock_time_the_instant_of_rfc_5545_in_gaps_and_overlaps) {
  for (const auto& row : pigeon::test::read_rows("calendar-edges.tsv", 4)) {
    const Zone z = zone(row[0]);
    const LocalTime time = civil(row[1]);
    EXPECT_EQ(format_rfc3339(z.to_utc(time)), row[2]) << row[0] << " " << row[1];
    EXPECT_EQ(z.is_skipped(time), row[3] == "never") << row[0] << " " << row[1];
    EXPECT_EQ(z.is_repeated(time), row[3] == "twice") << row[0] << " " << row[1];
  }
}

TEST(Zone, brings_every_time_outside_a_gap_back_as_it_was) {
  for (const char* name : {"Europe/London", "America/New_York", "Australia/Lord_Howe",
                           "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"}) {
    const Zone z = zone(name);
    int skipped = 0;
    const LocalTime end = civil("2028-01-01T00:00:00");
    for (LocalTime time = civil("2026-01-01T00:07:00"); time < end;
         time += std::chrono::minutes(15)) {
      if (z.is_skipped(time)) {
        ++skipped;
      } else {
        ASSERT_EQ(z.to_local(z.to_utc(time)), time) << name << " " << text_of(time);
      }
    }
    const bool has_summer_time = z.name() != "Asia/Kathmandu" && z.name() != "Pacific/Apia";
    EXPECT_EQ(skipped > 0, has_summer_time) << name;
  }
}

TEST(Zone, keeps_milliseconds) {
  const Zone london = zone("Europe/London");
  const Instant at = instant("2026-07-01T09:00:00.123Z");
  EXPECT_EQ(text_of(london.to_local(at)), "2026-07-01T10:00:00.123");
  EXPECT_EQ(london.to_utc(london.to_local(at)), at);
}

TEST(Zone, before_1970_is_read_like_any_other_time) {
  EXPECT_EQ(text_of(zone("Europe/London").to_local(instant("1969-12-31T23:59:59.999Z"))),
            "1970-01-01T00:59:59.999");
}

struct Misspelt {
  const char* name;
  const char* hint;
};

TEST(Zone, unknown_is_refused_with_the_nearest_spellings) {
  for (const Misspelt& row : {
           Misspelt{"Europe/Lodnon", "Did you mean Europe/London"},
           Misspelt{"europe/london", "Did you mean Europe/London?"},
           Misspelt{"London", "Did you mean Europe/London?"},
           Misspelt{"new york", "Did you mean America/New_York?"},
           Misspelt{"Asia/Katmandoo", "Asia/Kat"},
           Misspelt{"Mars/Olympus_Mons", "Write it as Europe/London"},
           Misspelt{"", "Write it as Europe/London"},
           Misspelt{"right/Europe/London", "Write it as Europe/London"},
           Misspelt{"posix/Europe/London", "Write it as Europe/London"},
           Misspelt{"../../etc/passwd", "Write it as Europe/London"},
           Misspelt{"/etc/localtime", "Write it as Europe/London"},
           Misspelt{"localtime", "Write it as Europe/London"},
       }) {
    const auto found = Zone::find(row.name);
    ASSERT_FALSE(found) << row.name;
    EXPECT_EQ(found.error().code(), "unknown-zone");
    EXPECT_THAT(found.error().hint(), HasSubstr(row.hint)) << row.name;
  }
}

TEST(Zone, a_refusal_is_short_and_safe_on_a_terminal) {
  const auto found = Zone::find("\x1b[2J" + std::string(10000, 'x'));
  ASSERT_FALSE(found);
  EXPECT_LT(found.error().text().size(), 200u);
  EXPECT_EQ(found.error().text().find('\x1b'), std::string::npos);
}

TEST(Zone, an_old_name_is_a_zone_too) {
  EXPECT_EQ(zone("Asia/Calcutta").offset(instant("2026-11-24T00:00:00Z")).count(), 19800);
  EXPECT_EQ(zone("UTC").name(), "UTC");
  EXPECT_EQ(zone("UTC"), zone("UTC"));
  EXPECT_NE(zone("UTC"), zone("Europe/London"));
}

TEST(ZonesOfCountry, are_one_only_where_everybody_lives_by_the_same_clock) {
  const Instant now = instant("2026-11-24T00:00:00Z");
  struct Country {
    const char* code;
    const char* zone;
  };
  for (const Country& row : {Country{"GB", "Europe/London"}, Country{"FR", "Europe/Paris"},
                             Country{"DE", "Europe/Berlin"}, Country{"IT", "Europe/Rome"},
                             Country{"NP", "Asia/Kathmandu"}, Country{"JP", "Asia/Tokyo"}}) {
    const auto only = only_zone_of_country(row.code, now);
    ASSERT_TRUE(only) << row.code;
    EXPECT_EQ(only->name(), row.zone);
  }
  for (const char* code : {"US", "ES", "PT", "BR", "AU", "RU", "", "XX", "gb", "G", "GB\t"}) {
    EXPECT_FALSE(only_zone_of_country(code, now)) << code;
  }
  EXPECT_GE(zones_of_country("US").size(), 20u);
  EXPECT_EQ(zones_of_country("ES").front().name(), "Europe/Madrid");
  EXPECT_TRUE(zones_of_country("XX").empty());
}

}  // namespace
}  // namespace pigeon::calendar
