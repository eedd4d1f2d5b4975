// A year of a clinic whose patients live in twelve countries, with both time changes, through the
// real engine on a made-up clock: every reminder goes, by day where its reader is.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "calendar/zone.h"
#include "rehearsal/talk.h"
#include "rehearsal/world.h"

namespace pigeon::rehearsal {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

struct Patient {
  const char* number;
  const char* zone;
};

constexpr Patient kPatients[] = {
    {"+447700900101", "Europe/London"},      {"+33612345678", "Europe/Paris"},
    {"+4915112345678", "Europe/Berlin"},     {"+358401234567", "Europe/Helsinki"},
    {"+302101234567", "Europe/Athens"},      {"+919812345678", "Asia/Kolkata"},
    {"+81901234567", "Asia/Tokyo"},          {"+9779812345678", "Asia/Kathmandu"},
    {"+27821234567", "Africa/Johannesburg"}, {"+50688881234", "America/Costa_Rica"},
    {"+6421123456", "Pacific/Auckland"},     {"+97335123456", "Asia/Bahrain"},
};

constexpr const char* kProgram = R"toml(
[program]
name = "Clinic"
kind = "conversational"
consent = "none"
timezone = "Europe/London"
quiet = "20:00-08:00"
[data.upcoming]
sqlite = "clinic.db"
list = true
sql = "SELECT id, phone, starts FROM visits WHERE starts > {now} AND starts < datetime({now}, '+6 days')"
[remind.visit]
rows = "upcoming"
key = "id"
to = "phone"
at = "starts"
expect = { "1" = "fine" }
[[remind.visit.stage]]
before = "2d at 10:00"
say = "Your visit {id} is {starts|day} {starts|time}. Reply 1 OK."
[[remind.visit.stage]]
before = "3h"
say = "Your visit {id} is today at {starts|time}. Reply 1 OK."
[topic.fine]
say = "Good."
)toml";

// Visits every two weeks and on both sides of the time changes of Europe, at three times of day.
std::vector<std::chrono::local_days> dates() {
  using namespace std::chrono;
  std::vector<local_days> all;
  for (local_days day{year(2026) / 1 / 5}; day < local_days{year(2026) / 12 / 28}; day += days(21))
    all.push_back(day);
  for (const auto change : {year(2026) / 3 / 29, year(2026) / 10 / 25}) {
    for (int offset = -1; offset <= 2; ++offset)
      all.push_back(local_days{change} + days(offset));
  }
  return all;
}

TEST(Year, no_text_at_night_none_lost_with_both_time_changes_and_patients_in_twelve_zones) {
  std::string script = "CREATE TABLE visits(id INTEGER PRIMARY KEY, phone TEXT, starts TEXT);\n";
  constexpr const char* kTimes[] = {"08:30", "14:30", "19:45"};
  int visits = 0;
  for (const auto day : dates()) {
    const std::chrono::year_month_day date(day);
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    for (const Patient& patient : kPatients) {
      ++visits;
      script += "INSERT INTO visits VALUES (" + std::to_string(visits) + ", '" + patient.number +
                "', '" + text + " " + kTimes[visits % 3] + "');\n";
    }
  }
  const std::string file =
      std::string(kProgram) + "[fixture.sqlite]\n\"clinic.db\" = \"\"\"\n" + script + "\"\"\"\n";
  auto loaded = playbook::load(file, "clinic.toml");
  for (const toml::Blame& blame : loaded.blames)
    ASSERT_FALSE(blame.is_error()) << blame.text();
  const auto assistant = assistant_for_talks(std::move(loaded.playbook).value()).value();
  World world(assistant, FixtureData::make(assistant.playbook().fixture).value(),
              parse_rfc3339("2026-01-01T12:00:00Z").value());

  std::map<PhoneNumber, calendar::Zone> homes;
  for (const Patient& patient : kPatients)
    homes.emplace(PhoneNumber::from_stored(patient.number),
                  calendar::Zone::find(patient.zone).value());
  std::set<std::string> seen;
  int at_night = 0;
  while (world.now() < parse_rfc3339("2027-01-01T00:00:00Z").value()) {
    world.move_to(world.now() + days(1));
    for (const Sent& sent : world.take_sent()) {
      const auto local = homes.at(sent.to).to_local(sent.at);
      const auto time = local - std::chrono::floor<days>(local);
      if (time < hours(8) || time >= hours(20)) {
        ++at_night;
        ADD_FAILURE() << sent.to.text() << " at " << format_rfc3339(sent.at) << ": " << sent.text;
      }
      EXPECT_TRUE(seen.insert(sent.text).second) << "twice: " << sent.text;
    }
  }
  EXPECT_EQ(at_night, 0);
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(visits) * 2) << "none is lost";
}

}  // namespace
}  // namespace pigeon::rehearsal
