// A time zone of the IANA database and the two conversions between its wall clock and UTC. Where a
// wall-clock time does not exist or happens twice, RFC 5545 section 3.3.5 decides: the offset
// before the gap, the first of the two. London 2026: 29 Mar 01:30 is 01:30Z (the clock shows
// 02:30), 25 Oct 01:30 is 00:30Z.
//
// The system's compiled database reaches to 2037; later instants keep the offset of that year's
// end.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace date {
class time_zone;
}

namespace pigeon::calendar {

// What a clock on the wall shows; of no use without its zone.
using LocalTime = std::chrono::local_time<Milliseconds>;

class Zone {
 public:
  // By IANA name, exactly as written there ("Europe/London", "UTC").
  // Error "unknown-zone" with the nearest spellings; "no-zone-data" when the database is missing.
  static Result<Zone> find(std::string_view name);

  const std::string& name() const;

  Instant to_utc(LocalTime time) const;
  LocalTime to_local(Instant instant) const;

  // Whether the wall clock never shows `time`, or shows it twice.
  bool is_skipped(LocalTime time) const;
  bool is_repeated(LocalTime time) const;

  std::chrono::seconds offset(Instant instant) const;  // east of UTC is positive
  std::string abbreviation(Instant instant) const;     // "GMT", "BST", "+0545"

  friend bool operator==(const Zone&, const Zone&) = default;

 private:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}

  const date::time_zone* zone_;  // owned by the database, which lives as long as the program
};

// The zones of a country (ISO 3166-1 alpha-2), most populous first; empty when there is no such
// country.
std::vector<Zone> zones_of_country(std::string_view country);

// The country that a zone is of: the first that the database names, as London is of GB.
std::optional<std::string> country_of_zone(std::string_view zone);

// The zone by which everybody in `country` lives: its only one, or several whose clocks agree in
// the two years from `now` (Germany's Berlin and Büsingen). Nothing for Spain with its Canaries.
std::optional<Zone> only_zone_of_country(std::string_view country, Instant now);

}  // namespace pigeon::calendar
