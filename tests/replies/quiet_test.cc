#include "replies/quiet.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/instant.h"

namespace pigeon::replies {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Recipient {
  const char* number;
  std::vector<const char*> zones;  // all clocks of the country that matter
};

// Twelve countries: east and west, both hemispheres, with and without summer time, half hours, and
// two with many clocks.
const std::vector<Recipient> kRecipients{
    {"+447700900101", {"Europe/London"}},
    {"+33612345678", {"Europe/Paris"}},
    {"+4915112345678", {"Europe/Berlin"}},
    {"+358401234567", {"Europe/Helsinki"}},
    {"+351912345678", {"Europe/Lisbon", "Atlantic/Azores"}},
    {"+919812345678", {"Asia/Kolkata"}},
    {"+81901234567", {"Asia/Tokyo"}},
    {"+9779812345678", {"Asia/Kathmandu"}},
    {"+56912345678", {"America/Santiago", "America/Punta_Arenas", "Pacific/Easter"}},
    {"+27821234567", {"Africa/Johannesburg"}},
    {"+12125550123", {"America/St_Johns", "America/New_York", "Pacific/Honolulu"}},
    {"+61412345678",
     {"Australia/Sydney", "Australia/Lord_Howe", "Australia/Perth", "Indian/Cocos"}},
};

const calendar::DailyWindow kNight = calendar::DailyWindow::parse("20:00-08:00").value();
const calendar::Zone kLondon = calendar::Zone::find("Europe/London").value();

// Whether it is quiet where the recipient is, reckoned from the wall clock alone.
bool is_night(const Recipient& recipient, Instant at) {
  for (const char* name : recipient.zones) {
    const calendar::LocalTime local = calendar::Zone::find(name).value().to_local(at);
    const auto time = local - std::chrono::floor<std::chrono::days>(local);
    if (time >= hours(20) || time < hours(8)) return true;
  }
  return false;
}

TEST(Quiet, a_year_of_moments_in_twelve_countries_is_shifted_into_their_day_and_none_is_lost) {
  const Instant begin = parse_rfc3339("2026-01-01T00:00:00Z").value();
  int moved = 0, earlier = 0;
  for (const Recipient& recipient : kRecipients) {
    const auto number = PhoneNumber::from_stored(recipient.number);
    Quiet quiet(kNight, kLondon, begin);
    for (Instant asked = begin; asked < begin + hours(24 * 365); asked += minutes(217)) {
      SCOPED_TRACE(std::string(recipient.number) + " " + format_rfc3339(asked));
      // Of use for three hours: later than that it moves to the evening before.
      const auto due = quiet.due(number, asked, asked - hours(24), asked + hours(3));
      ASSERT_TRUE(due);
      EXPECT_FALSE(is_night(recipient, *due));
      EXPECT_EQ(quiet.contains(number, asked), *due != asked);
      if (*due == asked) continue;
      ++moved;
      if (*due > asked) {
        EXPECT_TRUE(is_night(recipient, *due - minutes(1))) << "the first moment after the night";
        EXPECT_LE(*due, asked + hours(3));
      } else {
        ++earlier;
        EXPECT_TRUE(is_night(recipient, *due + minutes(31))) << "half an hour before the night";
        EXPECT_GT(quiet.end_after(number, asked), asked + hours(3)) << "later is of no use";
      }
      // Without an end to its use it waits for the morning.
      const auto patient = quiet.due(number, asked, asked, std::nullopt);
      ASSERT_TRUE(patient);
      EXPECT_GT(*patient, asked);
      EXPECT_FALSE(is_night(recipient, *patient));
      EXPECT_TRUE(is_night(recipient, *patient - minutes(1)));
    }
  }
  EXPECT_GT(moved, 10'000);
  EXPECT_GT(earlier, 5'000);
}

TEST(Quiet, what_was_asked_for_while_we_slept_goes_when_day_comes) {
  const auto ann = PhoneNumber::from_stored("+447700900101");
  const Instant asked = parse_rfc3339("2026-05-12T09:00:00Z").value();
  const Instant woken = parse_rfc3339("2026-05-13T22:00:00Z").value();  // 23:00 in London
  Quiet quiet(kNight, kLondon, woken);
  EXPECT_EQ(format_rfc3339(*quiet.due(ann, asked, woken, woken + hours(24))),
            "2026-05-14T07:00:00Z");
  EXPECT_FALSE(quiet.due(ann, asked, woken, woken + hours(2)));
}

TEST(Quiet, a_number_that_tells_no_country_keeps_the_clock_of_the_program) {
  const auto satellite = PhoneNumber::from_stored("+881612345678");
  const auto evening = parse_rfc3339("2026-07-01T19:30:00Z").value();  // 20:30 in London
  Quiet quiet(kNight, kLondon, evening);
  EXPECT_TRUE(quiet.contains(satellite, evening));
  EXPECT_TRUE(quiet.contains(PhoneNumber::from_stored("60777"), evening));
  EXPECT_FALSE(quiet.contains(satellite, evening - hours(1)));
}

}  // namespace
}  // namespace pigeon::replies
