// Every edge of the clocks of six zones against tables that zdump prints: another implementation.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

#include "calendar/zone.h"
#include "tests/calendar/civil.h"

namespace pigeon::calendar {
namespace {

using std::chrono::seconds;
using test::zone;

struct ClockChange {
  Instant last_before;  // the last second of the old offset
  seconds offset_before;
  seconds offset_after;
};

// "Sun Mar 29 00:59:59 2026" as an instant of UTC.
Instant instant_of(std::istringstream& line) {
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string weekday, month, clock;
  int day = 0, year = 0, hour = 0, minute = 0, second = 0;
  line >> weekday >> month >> day >> clock >> year;
  EXPECT_EQ(std::sscanf(clock.c_str(), "%d:%d:%d", &hour, &minute, &second), 3) << clock;
  unsigned number = 1;
  for (const char* name : kMonths) {
    if (month == name) break;
    ++number;
  }
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(number) /
                               std::chrono::day(static_cast<unsigned>(day))) +
         std::chrono::hours(hour) + std::chrono::minutes(minute) + seconds(second);
}

// "Europe/London  Sun Mar 29 00:59:59 2026 UT = … gmtoff=0", two lines an edge.
std::vector<ClockChange> edges_by_zdump(const std::string& name) {
  const std::string command = "zdump -v -c 2026,2028 " + name;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  std::vector<std::pair<Instant, seconds>> lines;
  std::array<char, 512> buffer{};
  while (pipe && std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) {
    const std::string text(buffer.data());
    const std::size_t offset = text.find("gmtoff=");
    if (offset == std::string::npos || text.find("NULL") != std::string::npos) continue;
    std::istringstream line(text);
    std::string zone_name;
    line >> zone_name;
    const Instant at = instant_of(line);
    const Instant from = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
    const Instant until = std::chrono::sys_days(std::chrono::year(2028) / 1 / 1);
    if (at >= from && at < until)
      lines.emplace_back(at, seconds(std::stol(text.substr(offset + 7))));
  }
  std::vector<ClockChange> edges;
  for (std::size_t i = 0; i + 1 < lines.size(); i += 2) {
    EXPECT_EQ(lines[i].first + seconds(1), lines[i + 1].first) << name;
    edges.push_back({lines[i].first, lines[i].second, lines[i + 1].second});
  }
  return edges;
}

struct Expected {
  const char* name;
  std::size_t edges;  // in 2026 and 2027
};

TEST(Zdump, agrees_at_every_edge_in_the_gap_and_in_the_overlap) {
  for (const Expected& row : {Expected{"Europe/London", 4}, Expected{"America/New_York", 4},
                              Expected{"Australia/Lord_Howe", 4}, Expected{"Asia/Kathmandu", 0},
                              Expected{"Pacific/Apia", 0}, Expected{"Africa/Casablanca", 4}}) {
    const Zone z = zone(row.name);
    const auto edges = edges_by_zdump(row.name);
    ASSERT_EQ(edges.size(), row.edges) << row.name;
    for (const ClockChange& edge : edges) {
      const Instant first_after = edge.last_before + seconds(1);
      EXPECT_EQ(z.offset(edge.last_before), edge.offset_before);
      EXPECT_EQ(z.offset(first_after), edge.offset_after);
      // Every minute of the wall clock from three hours before to three hours after.
      for (int minute = -180; minute < 180; ++minute) {
        const LocalTime old_clock(first_after.time_since_epoch() + edge.offset_before +
                                  std::chrono::minutes(minute));
        // RFC 5545: in the gap the offset before it, in the overlap the first of the two. So what
        // the old clock had shown or would have shown counts by the old offset, until the new one
        // is past it.
        const LocalTime begin(first_after.time_since_epoch() + edge.offset_before);
        const LocalTime end(first_after.time_since_epoch() +
                            std::max(edge.offset_before, edge.offset_after));
        const bool by_old =
            old_clock < begin || (old_clock < end && edge.offset_after > edge.offset_before);
        const seconds offset = by_old ? edge.offset_before : edge.offset_after;
        EXPECT_EQ(z.to_utc(old_clock), Instant(old_clock.time_since_epoch() - offset))
            << row.name << " " << test::text_of(old_clock);
      }
    }
  }
}

}  // namespace
}  // namespace pigeon::calendar
